// A word becomes one of the person's own, which are a setting.
import { useCallback, useEffect, useRef } from 'react';
import { useChangeSettings } from './settings/use-change-settings.ts';

/** `ownWords` are those that there are. */
export function useAddWord(
  ownWords: readonly string[],
): (word: string) => void {
  const { change } = useChangeSettings();
  const latest = useRef(ownWords);
  useEffect(() => {
    latest.current = ownWords;
  });
  return useCallback(
    (word: string) => {
      if (!latest.current.includes(word))
        void change({ ownWords: [...latest.current, word] });
    },
    [change],
  );
}
