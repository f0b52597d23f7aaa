// Whether the bar to find words in is open, and the keys that open it from anywhere at the desk: Word's.
import { useCallback, useEffect, useState } from 'react';
import type { FindAsked } from './find/FindBar.tsx';
import { matchesKeys } from './ui/keys.ts';

export type Finding = {
  readonly asked: FindAsked | null;
  readonly open: (replacing: boolean) => void;
  readonly setReplacing: (replacing: boolean) => void;
  readonly close: () => void;
};

export const FIND_KEYS = 'Mod+F';
/** On a Mac Cmd+H hides the program. */
export const replaceKeys = (platform: string): string =>
  platform === 'darwin' ? 'Mod+Shift+H' : 'Mod+H';

export function useFinding(platform: string): Finding {
  const [asked, setAsked] = useState<FindAsked | null>(null);
  const open = useCallback((replacing: boolean) => {
    setAsked((before) => ({
      count: (before?.count ?? 0) + 1,
      replacing: replacing || (before?.replacing ?? false),
      words: selectedWords(),
    }));
  }, []);
  const setReplacing = useCallback((replacing: boolean) => {
    setAsked((before) => before && { ...before, replacing });
  }, []);
  const close = useCallback(() => {
    setAsked(null);
  }, []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const replacing = matchesKeys(event, replaceKeys(platform));
      if (!replacing && !matchesKeys(event, FIND_KEYS)) return;
      // Behind a dialog there is nothing to look in.
      if (document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      open(replacing);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [open, platform]);
  return { asked, open, setReplacing, close };
}

/** A few words of one line that are selected in the text; longer ones are where to look, not what for. */
function selectedWords(): string {
  const selection = getSelection();
  const within = selection?.anchorNode?.parentElement?.closest(
    '[contenteditable="true"]',
  );
  const words = within ? (selection?.toString() ?? '') : '';
  return words.length <= 200 && !words.includes('\n') ? words : '';
}
