// The pass that can be left between two citations prints what citeproc's own pass prints, which can't.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  everyStyle,
  useCitationStyles,
} from '../../electron/services/citation-styles-fixture.ts';
import { allAtOnce } from '../steps.ts';
import { createEngine } from './citation-engine.ts';
import { CITEPROC_FORMAT } from './citeproc-output.ts';
import { citationsOfNotes, printInSteps } from './format-notes.ts';
import { randomStart, startText } from './random-edits-fixture.ts';

const resources = useCitationStyles();
const RUNS = 3;

test('in steps or not, for every style', { timeout: 600_000 }, () => {
  for (const style of everyStyle(resources()))
    fc.assert(
      fc.property(randomStart, (start) => {
        const text = startText(start);
        const sourceOf = text.sources.get.bind(text.sources);
        const notes = text.notes.map((footnote, place) => ({
          number: place + 1,
          footnote,
        }));
        const fresh = () => {
          const engine = createEngine(style, 'en-GB', sourceOf);
          return {
            engine,
            citations: citationsOfNotes(engine, notes, sourceOf),
          };
        };
        const inSteps = fresh();
        const own = fresh();
        expect(
          allAtOnce(printInSteps(inSteps.engine, inSteps.citations)),
          style.id,
        ).toEqual(
          own.engine
            .rebuildProcessorState(own.citations, CITEPROC_FORMAT)
            .map(([, , words]) => words),
        );
      }),
      { numRuns: RUNS },
    );
});
