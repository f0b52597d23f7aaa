// Cells as programs for tables write them into a text: tabs between them (TSV), or commas (CSV), a line for each row, and
// signs of quotation around what holds such a sign itself.

/**
 * The cells that a text from the clipboard is, row by row, or null where it is none: every line must have as many. Tabs
 * make cells of any text; commas, which prose has as well, only where nothing speaks against it.
 */
export function cellsOfText(text: string): string[][] | null {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const whole = lines.endsWith('\n') ? lines.slice(0, -1) : lines;
  if (whole.includes('\t')) {
    const rows = parse(whole, '\t');
    return isRectangle(rows) && !isIndented(rows) ? rows : null;
  }
  if (!whole.includes(',') || !whole.includes('\n')) return null;
  const rows = parse(whole, ',');
  return isRectangle(rows) && !isProse(rows) ? rows : null;
}

const isRectangle = (rows: readonly (readonly string[])[]): boolean => {
  const width = rows[0]?.length ?? 0;
  return width > 1 && rows.every((row) => row.length === width);
};

/** Lines that begin with a tab are lines that begin further in. */
const isIndented = (rows: readonly (readonly string[])[]): boolean =>
  rows.every(([first]) => first === '');

/** Sentences have a space behind a comma, and long numbers have three digits. */
const isProse = (rows: readonly (readonly string[])[]): boolean => {
  const behind = rows.flatMap((row) => row.slice(1));
  return (
    behind.some((cell) => /^\s|\s$/.test(cell)) ||
    behind.every((cell) => /^\d{3}(\.\d+)?$/.test(cell)) ||
    (rows[0]?.length === 2 && rows.length < 3)
  );
};

function parse(text: string, sign: '\t' | ','): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  for (;;) {
    const [cell, end] = readCell(text, at, sign);
    rows.at(-1)?.push(cell);
    if (end >= text.length) return rows;
    if (text[end] === '\n') rows.push([]);
    at = end + 1;
  }
}

/** The cell that begins there, and where it ends. */
function readCell(text: string, start: number, sign: string): [string, number] {
  if (text[start] === '"') {
    const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(start));
    const end = start + (quoted?.[0].length ?? 0);
    const isWhole =
      end >= text.length || text[end] === '\n' || text[end] === sign;
    if (quoted && isWhole)
      return [(quoted[1] ?? '').replaceAll('""', '"'), end];
  }
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== sign)
    end += 1;
  return [text.slice(start, end), end];
}

/** The cells as a spreadsheet reads them. */
export const textOfCells = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          /[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
        )
        .join('\t'),
    )
    .join('\n');
