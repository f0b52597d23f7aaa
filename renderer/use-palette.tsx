// The palette of commands over a screen: what is in it there, and the key that opens it.
import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import { COMMAND_NAMES } from '#core/command-names.ts';
import type { MenuCommand } from '#core/contract/menu-commands.ts';
import { COMMENT_STEP_KEYS } from './comments/comment-keys.ts';
import { COMMENT_KEYS } from './editor/keys/editor-keys.ts';
import { CommandPalette } from './palette/CommandPalette.tsx';
import type { PaletteCommand } from './palette/find-commands.ts';
import { SEARCH_KEYS } from './search/use-search-key.ts';
import { matchesKeys } from './ui/keys.ts';
import { OTHER_KEYS } from './editor/keys/editor-keys.ts';
import { REVIEW_KEYS } from './verdicts/review-keys.ts';
import { PAPER_KEYS } from './use-paper.tsx';
import { UNCITED_KEYS } from './use-coverage-strip.ts';
import { VERSION_KEYS } from './versions/version-keys.ts';

const PALETTE_KEYS = 'Mod+K';

/** Keys of commands that are listed with them; the menu has them for the system as well. */
const KEYS: Readonly<Partial<Record<MenuCommand, string>>> = {
  'new-briefing': 'Mod+N',
  'new-window': 'Mod+Shift+N',
  import: 'Mod+O',
  export: 'F12',
  search: SEARCH_KEYS,
  settings: 'Mod+,',
  find: 'Mod+F',
  replace: 'Mod+H',
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  bold: 'Mod+B',
  italic: 'Mod+I',
  'focus-mode': 'Mod+Alt+J',
  'name-version': VERSION_KEYS.name,
  comment: COMMENT_KEYS,
  'next-comment': COMMENT_STEP_KEYS.next,
  'comment-before': COMMENT_STEP_KEYS.before,
  'comments-here': COMMENT_STEP_KEYS.here,
  'review-citations': REVIEW_KEYS,
  'next-uncited': UNCITED_KEYS,
  'suggest-changes': OTHER_KEYS.suggest,
  'paper-view': PAPER_KEYS,
};

/** What they are called in other programs. */
const WORDS: Readonly<Partial<Record<MenuCommand, string>>> = {
  import: 'open file',
  export: 'save as PDF Word print',
  home: 'close list',
  settings:
    'preferences options keys shortcuts theme dark light contrast spelling my name',
  about: 'version licences',
  find: 'search in the text',
  'link-markers': 'citations sources',
  'toggle-left-pane': 'outline navigation sidebar',
  'toggle-right-pane': 'notes sources review sidebar',
  versions: 'history compare restore changes',
  'name-version': 'save milestone',
  'zoom-in': 'zoom in bigger magnify',
  'zoom-out': 'zoom out',
  'zoom-reset': 'zoom 100 actual',
  'focus-mode': 'distraction full screen',
  'suggest-changes': 'track changes',
  'paper-view': 'print preview pages PDF',
};

/** The commands of the menu that `actions` does, but the one that opens the palette, which is open by then. */
export const menuCommands = (
  actions: Partial<Record<MenuCommand, () => void>>,
): PaletteCommand[] =>
  (Object.entries(actions) as [MenuCommand, () => void][])
    .filter(([command]) => command !== 'commands')
    .map(([command, run]) => ({
      name: COMMAND_NAMES[command].replace('…', ''),
      words: WORDS[command] ?? '',
      keys: KEYS[command] ?? null,
      run,
    }));

/** `toText` gives the focus to the text with the caret where it was, which the browser would put at its start. */
export function usePalette(toText?: () => void): {
  readonly open: () => void;
  /** Asked for its commands while it is open; of two with one name the first counts. */
  readonly show: (commands: () => readonly PaletteCommand[]) => ReactNode;
} {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<{ readonly run: () => void } | null>(
    null,
  );
  const before = useRef<Element | null>(null);
  const open = useCallback(() => {
    before.current = document.activeElement;
    setOpen(true);
  }, []);
  const focusBack = (): void => {
    const element = before.current;
    if (toText && element?.matches('[contenteditable], body')) toText();
    else if (element instanceof HTMLElement) element.focus();
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!matchesKeys(event, PALETTE_KEYS)) return;
      // Over a dialog the commands would be for what lies behind it.
      if (document.querySelector('[role="dialog"], [role="alertdialog"]'))
        return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [open]);
  useEffect(() => {
    if (!chosen) return;
    // The focus is back where it was, and what the command does may move it.
    const timer = setTimeout(() => {
      setChosen(null);
      chosen.run();
    });
    return () => {
      clearTimeout(timer);
    };
  }, [chosen]);
  return {
    open,
    show: (commands) =>
      isOpen && (
        <CommandPalette
          commands={withoutRepeats(commands())}
          onClose={(run) => {
            flushSync(() => {
              setOpen(false);
            });
            focusBack();
            if (run) setChosen({ run });
          }}
        />
      ),
  };
}

function withoutRepeats(commands: readonly PaletteCommand[]): PaletteCommand[] {
  const byName = new Map<string, PaletteCommand>();
  for (const command of commands)
    if (!byName.has(command.name)) byName.set(command.name, command);
  return [...byName.values()];
}
