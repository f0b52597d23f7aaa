// Tables of Markdown, by pipes and as a grid of lines, into the words of their cells.

import { isTooLarge } from '../document/table-size.ts';

export type WrittenTable = {
  /** Each as long as the others, but where it is too large. */
  readonly rows: readonly (readonly string[])[];
  /** Larger than a table may be. */
  readonly isTooLarge: boolean;
  /** Null where the first row has no words, and may be no row at all. */
  readonly hasHead: boolean | null;
  /** The columns that are set to the right. */
  readonly right: readonly number[];
  /** How many lines it takes. */
  readonly length: number;
};

const RULE = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** The cells of a line; a bar behind a backslash, or within code, is no edge. */
function cellsOf(line: string): string[] {
  const trimmed = line.trim().replace(/^\|/, '');
  const cells: string[] = [];
  let cell = '';
  for (let at = 0; at < trimmed.length; at += 1) {
    const sign = trimmed[at] ?? '';
    if (sign === '\\') {
      cell += sign + (trimmed[at + 1] ?? '');
      at += 1;
    } else if (sign === '|') {
      cells.push(cell);
      cell = '';
    } else cell += sign;
  }
  if (cell.trim() !== '') cells.push(cell);
  return cells.map((each) => each.trim());
}

const alignedRight = (rules: readonly string[]): number[] =>
  rules.flatMap((rule, x) => (/^[^:].*:$|^-*:$/.test(rule.trim()) ? [x] : []));

/** The table that begins at `at`; null where none does. */
export function readTable(
  lines: readonly string[],
  at: number,
): WrittenTable | null {
  return readPipes(lines, at) ?? readGrid(lines, at);
}

function readPipes(lines: readonly string[], at: number): WrittenTable | null {
  const head = lines[at] ?? '';
  const rule = lines[at + 1] ?? '';
  if (!head.includes('|') || !rule.includes('|') || !RULE.test(rule))
    return null;
  const first = cellsOf(head);
  const rules = cellsOf(rule);
  if (first.length !== rules.length) return null;
  const body: string[][] = [];
  let end = at + 2;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? '';
    if (line.trim() === '' || !line.includes('|')) break;
    body.push(cellsOf(line));
  }
  // Cells that a line has too few of are empty, and those that it has too many of are words all the same.
  const width = body.reduce(
    (most, { length }) => Math.max(most, length),
    first.length,
  );
  const full = (cells: readonly string[]): string[] => [
    ...cells,
    ...Array.from({ length: width - cells.length }, () => ''),
  ];
  const rows = [first, ...body];
  const isLarge = isTooLarge(width, rows.length);
  return {
    // One wide line would widen all the others.
    rows: isLarge ? rows : rows.map(full),
    isTooLarge: isLarge,
    // A table by pipes has a line for the head, with or without words.
    hasHead: first.some((cell) => cell !== '') ? true : null,
    right: alignedRight(rules),
    length: end - at,
  };
}

function readGrid(lines: readonly string[], at: number): WrittenTable | null {
  const top = lines[at] ?? '';
  if (!/^\+(?:[-:]+\+)+\s*$/.test(top)) return null;
  const edges = Array.from(top.trimEnd()).flatMap((sign, x) =>
    sign === '+' ? [x] : [],
  );
  const rows: string[][] = [];
  let current: string[][] = edges.slice(1).map(() => []);
  let hasHead = false;
  let right = alignedRight(top.split('+').slice(1, -1));
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = (lines[end] ?? '').trimEnd();
    if (/^\+[-=:+]+\+$/.test(line)) {
      rows.push(current.map((cell) => cell.join('\n').trim()));
      current = edges.slice(1).map(() => []);
      if (line.includes('=') && rows.length === 1) {
        hasHead = true;
        right = alignedRight(line.replaceAll('=', '-').split('+').slice(1, -1));
      }
    } else if (line.startsWith('|')) {
      const characters = Array.from(line);
      if (edges.some((x) => characters[x] !== '|')) return null;
      for (const [x, cell] of current.entries())
        cell.push(
          characters
            .slice((edges[x] ?? 0) + 1, edges[x + 1])
            .join('')
            .trim(),
        );
    } else break;
  }
  return rows.length > 0
    ? {
        rows,
        isTooLarge: isTooLarge(edges.length - 1, rows.length),
        hasHead,
        right,
        length: end - at,
      }
    : null;
}
