// Keys as they are written in the program ('Mod+Alt+F'): whether an event is them, and how a person reads them. Mod is
// Cmd on a Mac and Ctrl elsewhere.

type Platform = 'linux' | 'darwin' | 'win32';

type Pressed = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'ctrlKey'
  | 'metaKey'
  | 'altKey'
  | 'shiftKey'
  | 'isComposing'
  | 'getModifierState'
>;

const MODIFIERS = ['Mod', 'Alt', 'Shift'] as const;

type Parts = { readonly modifiers: ReadonlySet<string>; readonly key: string };

/** Of the keys that were asked for: some forty for each key that is typed. */
const known = new Map<string, Parts>();

function partsOf(keys: string): Parts {
  const before = known.get(keys);
  if (before) return before;
  const parts = readParts(keys);
  known.set(keys, parts);
  return parts;
}

function readParts(keys: string): Parts {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  for (const part of parts)
    if (!(MODIFIERS as readonly string[]).includes(part))
      throw new RangeError(`No such modifier: ${part}`);
  return { modifiers: new Set(parts), key };
}

/** Of the machine that the page runs on; only whether it is a Mac matters to keys. */
function platformHere(): Platform {
  return navigator.userAgent.includes('Macintosh') ? 'darwin' : 'linux';
}

export const isMac = (): boolean => platformHere() === 'darwin';

const KEY_VALUES: Readonly<Record<string, string>> = {
  Esc: 'Escape',
  Space: ' ',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
};

/**
 * Whether the event is these keys and no more. A letter or digit is what the key is printed with; where the layout gives
 * another character for it (Alt on a Mac, Shift on a digit, a Cyrillic layout), the place of the key counts. Keys with
 * AltGr write a character and are never a command, though Windows reports them as Ctrl+Alt; nor are those of a composition.
 */
export function matchesKeys(
  event: Pressed,
  keys: string,
  platform: Platform = platformHere(),
): boolean {
  const { modifiers, key } = partsOf(keys);
  if (event.isComposing || event.getModifierState('AltGraph')) return false;
  const mod = platform === 'darwin' ? event.metaKey : event.ctrlKey;
  const other = platform === 'darwin' ? event.ctrlKey : event.metaKey;
  if (other || mod !== modifiers.has('Mod')) return false;
  if (event.altKey !== modifiers.has('Alt')) return false;
  // A sign such as '?' needs Shift on one layout and not on another.
  const isSign = key.length === 1 && !/[a-z0-9]/i.test(key);
  // The one key that Word has a command on with Shift: there it writes '+', and is known by its place.
  if (key === '=' && modifiers.has('Shift'))
    return event.shiftKey && event.code === 'Equal';
  if (!isSign && event.shiftKey !== modifiers.has('Shift')) return false;
  if (!/^[a-z0-9]$/i.test(key)) return event.key === (KEY_VALUES[key] ?? key);
  if (/^[a-z0-9]$/i.test(event.key))
    return event.key.toLowerCase() === key.toLowerCase();
  return (
    event.code === (/\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`)
  );
}

const KEY_WORDS: Readonly<Record<string, string>> = {
  PageUp: 'Page Up',
  PageDown: 'Page Down',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
};

/** As the platform's own menus write them: 'Ctrl Alt F', and '⌥⌘F' on a Mac. */
export function writeKeys(
  keys: string,
  platform: Platform = platformHere(),
): string {
  const { modifiers, key } = partsOf(keys);
  const word = KEY_WORDS[key] ?? key;
  if (platform !== 'darwin')
    return [
      ...(modifiers.has('Mod') ? ['Ctrl'] : []),
      ...(modifiers.has('Alt') ? ['Alt'] : []),
      ...(modifiers.has('Shift') ? ['Shift'] : []),
      word,
    ].join(' ');
  return [
    modifiers.has('Alt') ? '⌥' : '',
    modifiers.has('Shift') ? '⇧' : '',
    modifiers.has('Mod') ? '⌘' : '',
    word.length > 1 && modifiers.size > 0 ? ` ${word}` : word,
  ].join('');
}
