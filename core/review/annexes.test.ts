import { expect, test } from 'vitest';
import { plainInline } from '../document/walk.ts';
import { evidenceAnnex } from './annexes.ts';
import { copyWords } from './copy-words.ts';
import type { EvidenceRow } from './evidence-rows.ts';

const ROW: EvidenceRow = {
  number: 1,
  sentence: 'The ferry was cancelled.',
  note: 'Ferry log, 12.',
  source: 'Ferry log',
  quotation: '',
  page: 'p. 12',
  verdict: '',
  reason: '',
  checker: '',
  date: '',
};
const LONG = 'Words of some length. '.repeat(20);

function tableOf(...rows: readonly EvidenceRow[]) {
  const { blocks } = evidenceAnnex(rows, copyWords('en-GB'));
  const table = blocks.find((block) => block.type === 'table');
  if (!table) throw new Error('There is no table.');
  return table;
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

test('the columns of the evidence sheet are as wide as what stands in them', () => {
  const widthsOf = (...rows: readonly EvidenceRow[]): readonly number[] =>
    tableOf(...rows).widths ?? [];
  const [, sentence = 0, note = 0, , quotation = 0] = widthsOf({
    ...ROW,
    sentence: LONG,
  });
  expect(sentence).toBeGreaterThan(3 * note);
  expect(note).toBe(quotation);
  const quoted = widthsOf({ ...ROW, quotation: LONG, reason: LONG });
  expect(quoted[4]).toBeGreaterThan(2 * (quoted[1] ?? 0));
  expect(quoted[6]).toBeCloseTo(quoted[4] ?? 0);
  const checked = widthsOf(ROW, {
    ...ROW,
    verdict: 'Supports',
    checker: 'Ada',
  });
  expect(checked[7]).toBeGreaterThan(widthsOf(ROW)[7] ?? 0);
  for (const widths of [widthsOf(ROW), quoted, checked]) {
    expect(sum(widths)).toBeCloseTo(135);
    expect(Math.min(...widths)).toBe(widths[0]);
  }
});

test('the day of a verdict stands there in words', () => {
  const [, row] = tableOf({
    ...ROW,
    verdict: 'Supports',
    checker: 'Ada',
    date: '2026-05-12',
  }).rows;
  expect(plainInline(row?.at(-1)?.content ?? [])).toBe('Ada\n12 May 2026');
});
