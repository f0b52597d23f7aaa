// Which statements of the text rest on a source, while the pane is shown: read in pieces, so that no key waits for it. The
// blocks that it is given follow the text at a distance, so it does not wait once more, but for the first time.
import { useEffect, useRef, useState } from 'react';
import {
  coverageBySection,
  type SectionCoverage,
} from '#core/checks/coverage-by-section.ts';
import { coverageAt, coverageOf } from '#core/checks/coverage.ts';
import { answeredBy } from '#core/checks/coverage-kind.ts';
import type { Block } from '#core/document/document.ts';
import { asIfRejected } from '#core/review/suggestions.ts';
import type { SilencedFinding } from './use-findings.ts';

/** Milliseconds that are read in one go. */
const AT_ONCE = 4;
/** Milliseconds that the pane has to itself when it opens. */
const AT_FIRST = 250;

/** Null until it is known. `language` is BCP 47. */
export function useCoverage(
  written: readonly Block[],
  language: string,
  silenced: readonly SilencedFinding[],
): readonly SectionCoverage[] | null {
  const [known, setKnown] = useState<readonly SectionCoverage[] | null>(null);
  const isRead = useRef(false);
  useEffect(() => {
    // As the checks read it: what is only suggested is not said yet.
    const blocks = asIfRejected(written);
    let from = 0;
    // What was read of a block is kept with it: only what changed is read again.
    const read = (): void => {
      if (from < blocks.length) {
        // Until something takes its time: of a text that was read before only what changed does.
        const until = performance.now() + AT_ONCE;
        while (from < blocks.length && performance.now() < until) {
          coverageAt({ blocks, language }, from);
          from += 1;
        }
        timer = setTimeout(read);
      } else {
        isRead.current = true;
        setKnown(
          coverageBySection(
            blocks,
            coverageOf({ blocks, language }),
            answeredBy(silenced.map(({ finding }) => finding)),
          ),
        );
      }
    };
    let timer = setTimeout(read, isRead.current ? 0 : AT_FIRST);
    return () => {
      clearTimeout(timer);
    };
  }, [written, language, silenced]);
  return known;
}
