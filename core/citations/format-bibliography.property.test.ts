// Whatever is cited and however, the list made of the sources alone reads exactly as that of a full pass over all
// citations. Thousands of texts with PRECIS_RANDOM_EDITS=N; the styles with PRECIS_STYLES=id,id.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  everyStyle,
  useCitationStyles,
} from '../../electron/services/citation-styles-fixture.ts';
import { capturedOf, endBehindCaptured } from './captured.ts';
import type { CitationStyle } from './citation-style.ts';
import { readCiteprocOutput } from './citeproc-output.ts';
import { citedInOrder } from './cited-in-order.ts';
import { formatBibliography } from './format-bibliography.ts';
import { plainList, runsOfEntry } from './listed-entry.ts';
import { joinRuns } from './note-paragraphs.ts';
import {
  edited,
  randomStart,
  randomStep,
  startText,
  wholePass,
  type RandomText,
} from './random-edits-fixture.ts';

const resources = useCitationStyles();
const EDITS = Number(process.env['PRECIS_RANDOM_EDITS'] ?? 20);
/** In milliseconds: ten seconds an edit for all styles, which is many times what it takes. */
const LIMIT = Math.max(3_600_000, EDITS * 10_000);

function fullPass(text: RandomText, style: CitationStyle) {
  const { engine } = wholePass(text, style);
  const made = engine.makeBibliography();
  return (
    made &&
    made[1].map((entry, place) => {
      const id = made[0].entry_ids[place]?.[0] ?? '';
      const captured = capturedOf(engine, id);
      return {
        source: id.slice(2),
        runs: joinRuns(
          readCiteprocOutput(endBehindCaptured(entry.trim(), captured)),
        ),
      };
    })
  );
}

test(
  'a list of the sources is that of a full pass, for every style',
  { timeout: LIMIT },
  () => {
    for (const style of everyStyle(resources())) {
      const { id } = style;
      fc.assert(
        fc.property(
          randomStart,
          fc.array(randomStep, { minLength: 3, maxLength: 3 }),
          (start, steps) => {
            let text = startText(start);
            for (const { edit } of steps) text = edited(text, edit);
            const expected = fullPass(text, style) || null;
            const list = formatBibliography(
              citedInOrder(text.notes),
              text.sources,
              style,
              'en-GB',
            );
            const plain = (entries: typeof expected) =>
              entries?.map(({ source, runs }) => [
                source,
                runs.map((run) => run.text).join(''),
              ]);
            const own = (source: string) =>
              text.sources.get(source as never)?.citeAs !== undefined;
            const comparable = (entries: typeof expected) =>
              plain(entries)?.filter(([source]) => !own(source ?? ''));
            expect(
              comparable(
                list?.map((entry) => ({
                  source: entry.source,
                  runs: runsOfEntry(entry),
                })) ?? null,
              ),
              id,
            ).toEqual(comparable(expected));
            expect(plainList(list ?? []).split('\n').length).toBe(
              Math.max(1, expected?.length ?? 0),
            );
          },
        ),
        { numRuns: EDITS },
      );
    }
  },
);
