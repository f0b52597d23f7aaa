// A table of a Markdown file. Markdown has no merged cells, header columns or widths: attributes say them.
import type { Inline, Table, TableCell } from '../document/document.ts';
import { mapInSteps, type Steps } from '../steps.ts';
import type { ReadBlock } from './block-lines.ts';
import { inlinesOf } from './markdown-import-inlines.ts';
import type { Reading } from './markdown-import-reading.ts';
import type { Attributes } from './read-markdown-attributes.ts';
import type { WrittenBlock } from './read-markdown-blocks.ts';
import { readInline } from './read-markdown-inline.ts';

type WrittenTable = Extract<WrittenBlock, { type: 'table' }>;

/** One table; where it is larger than one may be, its rows as paragraphs. */
export function* readTableInSteps(
  reading: Reading,
  written: WrittenTable,
  attributes: Attributes | null,
): Steps<ReadBlock[]> {
  if (!written.table.isTooLarge)
    return [yield* tableOf(reading, written, attributes)];
  reading.left.hasLargeTables = true;
  return yield* paragraphsOf(reading, written);
}

/** The caption, and the words of each row with a bar between its cells; a row without words is none. */
function* paragraphsOf(
  reading: Reading,
  { table, caption }: WrittenTable,
): Steps<ReadBlock[]> {
  const lines = [
    ...(caption === null ? [] : [caption]),
    ...table.rows
      .filter((row) => row.some((words) => words !== ''))
      .map((row) => row.join(' | ')),
  ];
  const paragraphs: ReadBlock[] = [];
  for (const line of lines) {
    const content = inlinesOf(reading, readInline(line, reading.inline));
    if (content.length > 0) paragraphs.push({ type: 'paragraph', content });
    yield;
  }
  return paragraphs;
}

function* tableOf(
  reading: Reading,
  { table, caption }: WrittenTable,
  attributes: Attributes | null,
): Steps<ReadBlock> {
  const captionPieces =
    caption === null ? [] : readInline(caption, reading.inline);
  const captionContent = inlinesOf(reading, captionPieces);
  const hasHead =
    table.hasHead ?? (attributes?.values.get('header-rows') ?? '0') !== '0';
  const rows = yield* mapInSteps(
    table.rows.slice(table.hasHead === null && !hasHead ? 1 : 0),
    (row) =>
      row.map((words) => inlinesOf(reading, readInline(words, reading.inline))),
  );
  const width = rows[0]?.length ?? 0;
  const number = (key: string, otherwise: number, most: number): number => {
    const value = Number(attributes?.values.get(key) ?? otherwise);
    return Number.isInteger(value) && value >= 0 && value <= most
      ? value
      : otherwise;
  };
  const widths = (attributes?.values.get('widths') ?? '')
    .split(' ')
    .map(Number);
  const hasWidths =
    widths.length === width &&
    widths.every(
      (each) => Number.isInteger(each) && each >= 1 && each <= 10_000,
    );
  const cells = mergeCells(rows, attributes?.values.get('merged') ?? '');
  const own: Omit<Table, 'id' | 'rank'> = {
    type: 'table',
    rows: cells,
    headerRows: number('header-rows', hasHead ? 1 : 0, rows.length),
    headerColumns: number('header-columns', 0, width),
    ...(table.right.length > 0 && { figures: table.right }),
    ...(hasWidths && { widths }),
    ...(captionContent.length > 0 && { caption: captionContent }),
  };
  return own;
}

/** Cells that `said` names as merged (`row,column,columns,rows`), where what they cover is empty. */
function mergeCells(
  rows: readonly (readonly (readonly Inline[])[])[],
  said: string,
): TableCell[][] {
  const plain = (): TableCell[][] =>
    rows.map((row) => row.map((content) => ({ content })));
  const covered = new Set<string>();
  const spans = new Map<string, { columns: number; rows: number }>();
  for (const part of said.split(' ').filter((each) => each !== '')) {
    const [y = -1, x = -1, columns = 0, down = 0] = part.split(',').map(Number);
    for (let dy = 0; dy < Math.max(1, Math.min(down, rows.length + 1)); dy += 1)
      for (let dx = 0; dx < Math.max(1, Math.min(columns, 65)); dx += 1) {
        const key = `${y + dy} ${x + dx}`;
        const content = rows[y + dy]?.[x + dx];
        if (!content || covered.has(key)) return plain();
        if (dy + dx > 0) {
          if (content.length > 0 || spans.has(key)) return plain();
          covered.add(key);
        }
      }
    if (columns < 1 || down < 1) return plain();
    spans.set(`${y} ${x}`, { columns, rows: down });
  }
  return rows.map((row, y) =>
    row.flatMap((content, x): TableCell[] => {
      if (covered.has(`${y} ${x}`)) return [];
      const span = spans.get(`${y} ${x}`);
      return [
        {
          content,
          ...(span && span.columns > 1 && { columns: span.columns }),
          ...(span && span.rows > 1 && { rows: span.rows }),
        },
      ];
    }),
  );
}
