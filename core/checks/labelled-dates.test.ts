// Sentences that tell of a time after their source came out, among those that only seem to.
import { expect, test } from 'vitest';
import { cslItemSchema, type Source } from '../citations/source.ts';
import { cite, doc, note, p } from '../document/builder.ts';
import type { SourceId } from '../document/document.ts';
import { NO_EVIDENCE } from './evidence.ts';
import { laterThanSource } from './later-than-source.ts';
import { score } from './score-fixture.ts';

const source = (
  id: string,
  item: Readonly<Record<string, unknown>>,
): Source => ({
  id: id as SourceId,
  citekey: id,
  item: cslItemSchema.parse({ type: 'report', title: id, ...item }),
});
const on = (...parts: number[]) => ({ 'date-parts': [parts] });
const SOURCES = [
  source('may', { issued: on(2025, 5, 12) }),
  source('year', { issued: on(2025) }),
  source('page', { issued: on(2020, 1, 1), accessed: on(2026, 6, 1) }),
  source('range', { issued: { 'date-parts': [[2024], [2026]] } }),
  source('about', { issued: { ...on(2020), circa: true } }),
  source('undated', {}),
];

const TEXTS: readonly (readonly [
  language: string,
  source: string,
  text: string,
  ...expected: string[],
])[] = [
  ['en', 'may', 'On 3 June 2026 the pier was closed.', '3 June 2026'],
  ['en', 'may', 'The pier was closed on May 13, 2025.', 'May 13, 2025'],
  ['en', 'may', 'The pier was closed on 12 May 2025.'],
  ['en', 'may', 'Traffic fell by 12 per cent in March 2026.', 'March 2026'],
  ['en', 'may', 'Dues rose from £3 to £5 in 2026.', 'in 2026'],
  ['en', 'may', 'Traffic will fall by a third in 2026.'],
  ['en', 'may', 'The pier is to be rebuilt by March 2026.'],
  ['en', 'may', 'The lease expires on 3 June 2026.'],
  ['en', 'may', 'The plan foresees two closures in 2026.'],
  ['en', 'may', 'The pier closes on 3 June 2031.'],
  ['en', 'may', 'Traffic fell in May 2025.'],
  ['en', 'year', 'On 3 June 2025 the pier was closed.'],
  ['en', 'year', 'On 3 January 2026 the pier was closed.', '3 January 2026'],
  ['en', 'page', 'On 3 May 2026 the pier was closed.'],
  ['en', 'page', 'On 3 June 2026 the pier was closed.', '3 June 2026'],
  ['en', 'range', 'On 3 June 2026 the pier was closed.'],
  ['en', 'about', 'On 3 June 2026 the pier was closed.'],
  ['en', 'undated', 'On 3 June 2026 the pier was closed.'],
  ['en', 'may', 'The Harbours Act 2026 names the pier.'],
  ['en', 'may', 'Over the 2025/26 season traffic fell.'],
  ['fr', 'may', 'Le 3 juin 2026, la jetée a été fermée.', '3 juin 2026'],
  ['fr', 'may', 'Le trafic a baissé de 12 % en mars 2026.', 'mars 2026'],
  ['fr', 'may', 'La jetée sera fermée en juin 2026.'],
  ['fr', 'may', 'Le trafic doit baisser d’ici juin 2026.'],
  ['de', 'may', 'Am 3. Juni 2026 schloss die Mole.', '3. Juni 2026'],
  ['de', 'may', 'Am 03.06.2026 schloss die Mole.', '03.06.2026'],
  ['de', 'may', 'Die Mole wird im Juni 2026 geschlossen.'],
  ['de', 'may', 'Am 3. April 2025 schloss die Mole.'],
  ['ja', 'may', '2026年６月３日に埠頭は閉鎖された。', '2026年６月３日'],
  ['ja', 'may', '2026年６月に埠頭を閉鎖する予定である。'],
  ['ja', 'may', '2025年４月に埠頭は閉鎖された。'],
];

test('date-conflict in a sentence: 0.95 of what it says is so, 0.9 of what is so it says', () => {
  const found = score(
    'date-conflict in a sentence',
    TEXTS.map(([language, id, text, ...expected]) => ({
      expected,
      found: laterThanSource(
        { ...doc(p(text, note(cite(id)))), language },
        SOURCES,
        null,
        { ...NO_EVIDENCE, today: '2026-11-28' },
      ).map((each) => each.text),
    })),
  );
  console.log(found.line);
  expect(found.isGood, found.words).toBe(true);
});

test('of several sources the newest counts, and of several dates the first that is too late', () => {
  const [finding, ...others] = laterThanSource(
    doc(
      p(
        'It closed on 3 June 2026',
        note(cite('may')),
        ' and on 4 July 2026.',
        note(cite('year')),
        ' It opened on 4 July 2026.',
        note(cite('may'), cite('page')),
      ),
    ),
    SOURCES,
    null,
    { ...NO_EVIDENCE, today: '2026-11-28' },
  );
  expect(finding?.text).toBe('3 June 2026');
  expect(finding?.message).toContain('may is of 12 May 2025');
  expect(others.map(({ text }) => text)).toEqual(['4 July 2026']);
});
