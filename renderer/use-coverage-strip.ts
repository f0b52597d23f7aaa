// When the strip stands beside the text, and how one goes to a sentence that lacks its source.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { answeredBy } from '#core/checks/coverage-kind.ts';
import type { CoveredSentence } from '#core/checks/coverage.ts';
import { nextUncited } from '#core/checks/next-uncited.ts';
import { asIfRejected } from '#core/review/suggestions.ts';
import { saidPlace, writtenPlace } from '#core/review/written-place.ts';
import type { SilencedFinding } from './checks/use-findings.ts';
import type { EditorHandle } from './editor-handle.ts';
import { matchesKeys } from './ui/keys.ts';

export const UNCITED_KEYS = 'Mod+Alt+G';

export type CoverageSteps = {
  readonly shown: boolean;
  /** Beside the text whatever pane is open, or no more. */
  readonly toggle: () => void;
  readonly goTo: (sentence: CoveredSentence) => void;
  /** To the next from the caret; nothing where every sentence has what it needs. */
  readonly next: () => void;
};

export function useCoverageStrip({
  handle,
  language,
  silenced,
  isWanted,
}: {
  readonly handle: EditorHandle | null;
  /** Of the briefing, BCP 47. */
  readonly language: string;
  readonly silenced: readonly SilencedFinding[];
  /** Whether what it belongs to is open. */
  readonly isWanted: boolean;
}): CoverageSteps {
  const [isKept, setKept] = useState(false);
  const toggle = useCallback(() => {
    setKept((before) => !before);
  }, []);
  const goTo = useCallback(
    ({ block, at }: CoveredSentence) => {
      if (!handle) return;
      if (at) {
        const place = writtenPlace(handle.blocks(), block, at);
        handle.showPlace({ footnote: null, ...place });
        handle.focus();
      } else handle.goToBlock(block);
    },
    [handle],
  );
  const next = useCallback(() => {
    if (!handle) return;
    const blocks = handle.blocks();
    const caret = handle.caretPlace();
    const sentence = nextUncited(
      { blocks: asIfRejected(blocks), language },
      caret && saidPlace(blocks, caret),
      answeredBy(silenced.map(({ finding }) => finding)),
    );
    if (sentence) goTo(sentence);
  }, [handle, language, silenced, goTo]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!matchesKeys(event, UNCITED_KEYS)) return;
      event.preventDefault();
      next();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [next]);
  return useMemo(
    () => ({ shown: isWanted || isKept, toggle, goTo, next }),
    [isWanted, isKept, toggle, goTo, next],
  );
}
