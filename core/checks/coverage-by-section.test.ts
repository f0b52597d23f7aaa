import { expect, test } from 'vitest';
import { cite, doc, h, note, p } from '../document/builder.ts';
import { coverageBySection } from './coverage-by-section.ts';
import { coverageOf } from './coverage.ts';

const sectionsOf = (...blocks: Parameters<typeof doc>): unknown[] => {
  const document = doc(...blocks);
  return coverageBySection(document.blocks, coverageOf(document)).map(
    ({ title, cited, uncited, others }) => [title, cited, uncited, others],
  );
};

test('each section has its own and what stands under its smaller headings', () => {
  expect(
    sectionsOf(
      p('Before all.'),
      h(2, 'Issue'),
      p(
        'It fell by 12 per cent.',
        note(cite('a')),
        ' It rose by 4 per cent. So it is.',
      ),
      h(3, 'Detail'),
      p('It cost £5.'),
      h(2, 'Nothing here'),
      h(2, 'Advice'),
      p('We recommend it.'),
    ),
  ).toEqual([
    ['', 0, 0, 1],
    ['Issue', 1, 2, 1],
    ['Advice', 0, 0, 1],
  ]);
  expect(sectionsOf(p('It cost £5.'))).toEqual([['', 0, 1, 0]]);
});
