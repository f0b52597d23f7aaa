// What the strip draws, what is counted, and where the next sentence without a source is.
import { expect, test } from 'vitest';
import {
  cite,
  doc,
  h,
  note,
  p,
  pull,
  quote,
  table,
  ul,
} from '../document/builder.ts';
import type { BriefingDocument } from '../document/document.ts';
import { stretchesOf } from '../find/stretches.ts';
import { answeredBy, coverageKind } from './coverage-kind.ts';
import { coverageMarks } from './coverage-marks.ts';
import { coverageAt, coverageOf } from './coverage.ts';
import { NO_EVIDENCE } from './evidence.ts';
import { nextUncited } from './next-uncited.ts';
import { claimWithoutCitation, quotationWithoutCitation } from './uncited.ts';

const NONE = answeredBy([]);
const marksOf = (document: BriefingDocument): string[] =>
  document.blocks.map((block, place) =>
    coverageMarks(block, coverageAt(document, place), NONE)
      .map(({ kind, at }) => (at ? kind : `whole ${kind}`))
      .join(', '),
  );

test('each sentence has a mark, a heading, a table and a quotation have one', () => {
  expect(
    marksOf(
      doc(
        h(1, 'Issue'),
        p('It fell by 12 per cent.', note(cite('a')), ' It cost £5. So it is.'),
        p('A word of theirs.', note(cite('a'))),
        quote([['One. Two.'], ['Three.']]),
        pull('Fell'),
        ul(['It cost £6.'], ['It is so.']),
        table([
          ['', '2024'],
          ['a', '1'],
          ['b', '2'],
        ]),
        { type: 'rule' },
      ),
    ),
  ).toEqual([
    'whole others',
    'cited, uncited, others',
    'cited',
    'whole uncited',
    'whole others',
    'uncited, others',
    'whole uncited',
    '',
  ]);
});

test('the place of a sentence is that of its words among the marks of the notes', () => {
  const document = doc(
    p(
      'It fell.',
      note(cite('a')),
      ' It',
      note(cite('b')),
      ' rose.',
      note(cite('c')),
      ' It cost £5.',
    ),
    ul(['One. Two.'], ['Three', note(cite('a')), '. Four.']),
    quote([['One.'], ['Two.', note(cite('d')), ' Three.']]),
  );
  const words = stretchesOf(document.blocks).filter(
    ({ footnote }) => footnote === null,
  );
  const found = coverageOf(document).map(({ block, at }) =>
    words
      .find((each) => each.block === block && each.place === at?.place)
      ?.text.slice(at?.from, at?.to),
  );
  expect(found).toEqual([
    'It fell.\ufffc',
    'It\ufffc rose.\ufffc',
    'It cost £5.',
    'One.',
    'Two.',
    'Three\ufffc.',
    'Four.',
    'One.',
    'Two.\ufffc',
    'Three.',
  ]);
});

test('what is silenced is answered: a statement, words that are quoted, and all of a quotation that is set apart', () => {
  const document = doc(
    p('It cost £5. It cost £6. “We will never pay for this,” she said.'),
    quote([['One. Two.']]),
  );
  const silenced = [
    ...claimWithoutCitation(document, [], null, NO_EVIDENCE).slice(0, 1),
    ...quotationWithoutCitation(document, [], null, NO_EVIDENCE),
  ];
  expect(silenced).toHaveLength(3);
  const isAnswered = answeredBy(silenced);
  expect(
    coverageOf(document).map((sentence) => coverageKind(sentence, isAnswered)),
  ).toEqual(['answered', 'uncited', 'answered', 'answered', 'answered']);
  // The same words elsewhere, or another check, answer for nothing.
  const elsewhere = answeredBy(
    silenced.flatMap(({ text }) => [
      { check: 'claim-without-citation', block: 'other', text },
      { check: 'unbalanced-quotes', block: document.blocks[0]?.id ?? '', text },
    ]),
  );
  expect(coverageOf(document).some(elsewhere)).toBe(false);
});

test('the next sentence without a source is behind the caret, and after the last the first', () => {
  const document = doc(
    p('It cost £5. It is so. It cost £6.'),
    p('Nothing.'),
    p('It cost £7.'),
  );
  const [first, , last] = document.blocks;
  if (!first || !last) throw new Error('no blocks');
  const from = (block: string, offset: number) =>
    nextUncited(
      document,
      { block: block as typeof first.id, place: 0, offset },
      NONE,
    )?.text;
  expect(nextUncited(document, null, NONE)?.text).toBe('It cost £5.');
  expect(from(first.id, 0)).toBe('It cost £6.');
  expect(from(first.id, 25)).toBe('It cost £7.');
  expect(from(last.id, 3)).toBe('It cost £5.');
  expect(from('gone', 0)).toBe('It cost £6.');
  expect(nextUncited(doc(p('It is so.')), null, NONE)).toBeNull();
  expect(nextUncited({ blocks: [], language: 'en' }, null, NONE)).toBeNull();
});
