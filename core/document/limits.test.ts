import { expect, test } from 'vitest';
import { docWith, h, p } from './builder.ts';
import { measureLimits, overLimit } from './limits.ts';
import type { Template, TemplateLimit } from './template.ts';

const template = (...limits: TemplateLimit[]): Template => ({
  id: 'test',
  name: 'Test',
  paper: 'a4',
  language: 'en-GB',
  style: 'oscola',
  marking: { place: 'top-right' },
  fields: [],
  headings: [
    { text: 'Key points', or: ['Points'], level: 1, required: true },
    { text: 'Background', level: 1, required: false },
  ],
  limits,
});

const words = (count: number): string => 'word '.repeat(count).trim();
const document = docWith(
  { title: 'Ferry fares' },
  h(1, 'Points'),
  p(words(400)),
  h(1, 'Background'),
  p(words(1200)),
);

test('words are counted, of the whole or up to the end of a section', () => {
  const measured = measureLimits(
    template(
      { unit: 'words', most: 1602 },
      { unit: 'words', most: 400, through: 'Key points' },
    ),
    document,
    document.blocks,
  );
  expect(measured.map(({ length, exceeded }) => [length, exceeded])).toEqual([
    [1602, false],
    [401, true],
  ]);
  expect(measured.map(overLimit)[1]).toBe(
    'The text up to “Key points” is 401 words long and the template allows 400 words: shorten it.',
  );
});

test('pages are an estimate until they were counted, and are called one', () => {
  const of = (pages: number | null): unknown[] =>
    measureLimits(
      template({ unit: 'pages', most: 2 }),
      document,
      document.blocks,
      pages,
    ).map((each) => [
      each.length,
      each.estimated,
      each.exceeded && overLimit(each),
    ]);
  expect(of(null)).toEqual([
    [
      3,
      true,
      'The text is about 3 pages long and the template allows 2 pages: shorten it.',
    ],
  ]);
  expect(of(2)).toEqual([[2, false, false]]);
});

test('a limit on a section that is not there is on the whole', () => {
  const [measured] = measureLimits(
    template({ unit: 'words', most: 10, through: 'Annex' }),
    document,
    document.blocks,
  );
  expect(measured?.length).toBe(1602);
});

test('a briefing without a limit has none', () => {
  const { limits, ...bare } = template();
  expect(measureLimits(bare, document, document.blocks)).toEqual([]);
});
