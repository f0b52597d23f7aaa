import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EvidenceRow } from './evidence-rows.ts';
import { evidenceCsv, proveEvidence } from './evidence-sheet.ts';

const row = (more: Partial<EvidenceRow> = {}): EvidenceRow => ({
  ...{ number: 1, sentence: 'It rose.', note: 'Smith, 4.', source: 'Smith' },
  ...{ quotation: '', page: 'p. 4', verdict: 'Supports', reason: '' },
  ...{ checker: 'Bea', date: '2026-03-01' },
  ...more,
});

test('a row for each citation, and no cell that a spreadsheet would count', () => {
  expect(
    evidenceCsv([row({ sentence: '=1+1', reason: 'He said "no",\nthen.' })]),
  ).toBe(
    `\uFEFFNote,Sentence,Note as printed,Source,Quotation,Page,Verdict,Reason,Checker,Date\r
1,'=1+1,"Smith, 4.",Smith,,p. 4,Supports,"He said ""no"",
then.",Bea,2026-03-01\r
`,
  );
});

test('property: whatever the words are, the sheet is proved, and no cell begins a formula', () => {
  const words = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '=A1',
      '-1',
      '@x',
      '＝1',
      '+2',
      '"',
      '\r\n',
      ',',
      ';',
      '\t=1',
      "'",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ sentence: words, note: words, quotation: words })),
      (all) => {
        const rows = all.map((more) => row(more));
        const csv = evidenceCsv(rows);
        expect(proveEvidence(rows, csv).missing).toEqual([]);
        const cells = [
          ...csv
            .slice(1)
            .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/gy),
        ].map(([, quoted, plain]) => quoted ?? plain ?? '');
        expect(cells).toHaveLength((rows.length + 1) * 10);
        expect(
          cells.filter((each) => /^\s*[=+\-@＝＋－＠]/u.test(each)),
        ).toEqual([]);
      },
    ),
  );
});

test('a sheet from which something went is not proved', () => {
  const rows = [row(), row({ number: 2, verdict: 'Partly' })];
  const csv = evidenceCsv(rows);
  expect(proveEvidence(rows, csv).ok).toBe(true);
  expect(proveEvidence(rows, csv.replace('Partly', 'Supports')).ok).toBe(false);
  expect(proveEvidence(rows.slice(1), csv).ok).toBe(false);
});
