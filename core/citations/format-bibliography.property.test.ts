// Whatever is cited and however, the list made of the sources alone reads exactly as that of a full pass over all
// citations. Thousands of texts with PRECIS_RANDOM_EDITS=N; the styles with PRECIS_STYLES=id,id.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useCitationStyles } from '../../electron/services/citation-styles-fixture.ts';
import {
  listCitationStyles,
  readCitationStyle,
} from '../../electron/services/citation-styles.ts';
import { capturedOf, endBehindCaptured } from './captured.ts';
import { createEngine } from './citation-engine.ts';
import type { CitationStyle } from './citation-style.ts';
import { readCiteprocOutput } from './citeproc-output.ts';
import { citedInOrder } from './cited-in-order.ts';
import { formatBibliography } from './format-bibliography.ts';
import { formatClusters } from './format-notes.ts';
import { plainList, runsOfEntry } from './listed-entry.ts';
import { joinRuns } from './note-paragraphs.ts';
import {
  edited,
  randomStart,
  randomStep,
  startText,
  type RandomText,
} from './random-edits-fixture.ts';

const resources = useCitationStyles();
const EDITS = Number(process.env['PRECIS_RANDOM_EDITS'] ?? 20);
const chosen = process.env['PRECIS_STYLES']?.split(',');

function fullPass({ notes, sources }: RandomText, style: CitationStyle) {
  const sourceOf = sources.get.bind(sources);
  const engine = createEngine(style, 'en-GB', sourceOf);
  formatClusters(
    engine,
    notes.map((footnote, index) => ({ number: index + 1, footnote })),
    sourceOf,
  );
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
  { timeout: 3_600_000 },
  () => {
    const styles = listCitationStyles(resources())
      .map(({ id }) => id)
      .filter((id) => chosen?.includes(id) ?? true);
    for (const id of styles) {
      const style = readCitationStyle(resources(), id, 'en-GB');
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
