// Keys as they are written once ('Mod+Alt+F') and then matched and shown. Mod is Command on a Mac and Ctrl elsewhere.
// With Ctrl+Alt the physical key counts, because the character is then the layout's; what AltGr types is never taken.

const NAMED: Readonly<Record<string, string>> = {
  Esc: 'Escape',
  Space: ' ',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
};

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

export const onMac = (): boolean =>
  typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** Whether the event is exactly these keys. `mac` is an argument for the tests alone. */
export function matchesKeys(
  event: Pressed,
  keys: string,
  mac: boolean = onMac(),
): boolean {
  if (event.isComposing || event.getModifierState('AltGraph')) return false;
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  const control = has('Ctrl') || (has('Mod') && !mac);
  const command = has('Mod') && mac;
  if (
    event.ctrlKey !== control ||
    event.metaKey !== command ||
    event.altKey !== has('Alt') ||
    event.shiftKey !== has('Shift')
  )
    return false;
  const letterOrDigit = /^[A-Z0-9]$/i.test(key);
  if (letterOrDigit && (event.altKey || event.shiftKey))
    return (
      event.code === `Key${key.toUpperCase()}` ||
      event.code === `Digit${key}` ||
      event.code === `Numpad${key}`
    );
  return event.key.toLowerCase() === (NAMED[key] ?? key).toLowerCase();
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};

/** The keys as a person knows them: `Ctrl Alt F`, or `⌥⌘F` on a Mac. */
export function writeKeys(keys: string, platform: string): string {
  const parts = keys.split('+');
  if (platform === 'darwin')
    return parts.map((part) => MAC_SIGNS[part] ?? part).join('');
  return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join(' ');
}
