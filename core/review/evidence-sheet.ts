// The evidence sheet as a table for spreadsheets, and its proof: the file is read as any RFC 4180 table and says of every
// citation what the review says.
import type { Output } from '../contract.ts';
import type { EvidenceRow } from './evidence-rows.ts';
import { writeCsv } from './write-csv.ts';

type Proof = Output<'briefings.export'>['proof'];

const COLUMNS: readonly (readonly [string, keyof EvidenceRow])[] = [
  ['Note', 'number'],
  ['Sentence', 'sentence'],
  ['Note as printed', 'note'],
  ['Source', 'source'],
  ['Quotation', 'quotation'],
  ['Page', 'page'],
  ['Verdict', 'verdict'],
  ['Reason', 'reason'],
  ['Checker', 'checker'],
  ['Date', 'date'],
];

export const evidenceCsv = (rows: readonly EvidenceRow[]): string =>
  writeCsv([
    COLUMNS.map(([name]) => name),
    ...rows.map((row) => COLUMNS.map(([, key]) => String(row[key]))),
  ]);

/** The cells of an RFC 4180 table, a record at a time. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let value = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) return [];
        value += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        value += '"';
        at += 1;
      }
    } else {
      const end = /[,\r\n]|$/.exec(text.slice(at))?.index ?? 0;
      value = text.slice(at, at + end);
      at += end;
    }
    records.at(-1)?.push(value);
    if (text.startsWith('\r\n', at)) {
      at += 2;
      records.push([]);
    } else at += 1;
  }
  return records.slice(0, -1);
}

/** A quotation mark before what a spreadsheet would count is the only thing that may differ. */
const isSame = (found: string, wanted: string): boolean =>
  found === wanted ||
  (found === `'${wanted}` && /^\s*[^\p{L}\p{N}]/u.test(wanted));

/** Each of the citations counts as found whose whole row is there, in its order. */
export function proveEvidence(
  rows: readonly EvidenceRow[],
  text: string,
): Proof {
  const [head = [], ...found] = readCsv(text);
  const missing: string[] = [];
  let at = 0;
  for (const [place, row] of rows.entries()) {
    const cells = found[place] ?? [];
    const wrong = COLUMNS.filter(
      ([, key], x) => !isSame(cells[x] ?? '', String(row[key])),
    );
    if (wrong.length === 0 && cells.length === COLUMNS.length) at += 1;
    else
      missing.push(
        `the row of note ${row.number}, ${row.source}, is not as it should be: ${wrong.map(([name]) => name).join(', ')}`,
      );
  }
  if (head.join() !== COLUMNS.map(([name]) => name).join())
    missing.push('the columns are not named as they should be');
  if (found.length > rows.length)
    missing.push('the file has rows that are not in the review');
  return {
    ok: missing.length === 0,
    footnotes: { expected: rows.length, found: at },
    headings: { expected: 0, found: 0 },
    missing,
  };
}
