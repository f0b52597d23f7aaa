// A table of a DOCX on a grid of ours: cells that span, cells that go on below, and rows that are shorter than others.
import type {
  Inline,
  Suggested,
  Table,
  TableCell,
} from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import { joined } from './block-lines.ts';
import { momentOf, nameIn } from './docx-import-changes.ts';
import { readLine } from './docx-import-lines.ts';
import type {
  CommentEvent,
  LineReader,
  ReadImage,
} from './docx-import-walk.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

type Links = Parameters<typeof readLine>[2];

export type ReadTable = {
  readonly columns: number;
  readonly table: Omit<Table, 'id' | 'rank'>;
  readonly events: readonly CommentEvent[];
  readonly images: readonly ReadImage[];
};

type ReadCell = {
  content: Inline[];
  events: CommentEvent[];
  style: string;
  x: number;
  across: number;
  down: number;
};

const valueOf = (element: XmlElement | undefined): string =>
  element?.attributes['val'] ?? '';
const isOn = (value: string | undefined): boolean =>
  value === '1' || value === 'true' || value === 'on';

/** The paragraphs of a cell, those of tables and controls in it too. */
function paragraphsIn(element: XmlElement, reader: LineReader): XmlElement[] {
  return element.children.flatMap((child): XmlElement[] => {
    if (child.name === 'p') return [child];
    if (child.name === 'tbl') reader.left('nested');
    return [
      'tbl',
      'tr',
      'tc',
      'sdt',
      'sdtContent',
      'customXml',
      'ins',
      'del',
    ].includes(child.name)
      ? paragraphsIn(child, reader)
      : [];
  });
}

function readCell(
  cell: XmlElement,
  reader: LineReader,
  links: Links,
  images: ReadImage[],
): Pick<ReadCell, 'content' | 'events' | 'style'> {
  const lines: Inline[][] = [];
  const events: CommentEvent[] = [];
  let shift = 0;
  let style = '';
  for (const paragraph of paragraphsIn(cell, reader)) {
    style ||= reader.styles.nameOf(
      valueOf(childOf(childOf(paragraph, 'pPr'), 'pStyle')),
    );
    const line = readLine(paragraph, reader, links);
    if (line.checked !== null)
      line.content.unshift({ type: 'text', text: line.checked ? '☑' : '☐' });
    images.push(...line.images);
    events.push(
      ...line.events.map((event) => ({ ...event, at: event.at + shift })),
    );
    lines.push(line.content);
    shift += plainInline(line.content).length + 1;
  }
  return { content: joined(lines), events, style };
}

export function readTable(
  table: XmlElement,
  reader: LineReader,
  links: Links,
  styleName: string,
): ReadTable {
  const images: ReadImage[] = [];
  const properties = childOf(table, 'tblPr');
  const rows = elementsAt(table, 'tr');
  const grid: ReadCell[][] = [];
  const fates: Suggested[] = [];
  let header = 0;
  for (const [y, row] of rows.entries()) {
    const rowProperties = childOf(row, 'trPr');
    if (childOf(rowProperties, 'tblHeader') && header === y) header = y + 1;
    fates.push(fateOf(rowProperties, reader));
    const cells: ReadCell[] = [];
    let x = Number(valueOf(childOf(rowProperties, 'gridBefore')) || 0);
    const inControls = row.children.flatMap((child) =>
      child.name === 'sdt'
        ? elementsAt(child, 'sdtContent', 'tc')
        : child.name === 'tc'
          ? [child]
          : [],
    );
    for (const cell of inControls) {
      const cellProperties = childOf(cell, 'tcPr');
      const across = Math.min(
        64,
        Math.max(1, Number(valueOf(childOf(cellProperties, 'gridSpan')) || 1)),
      );
      const merge = childOf(cellProperties, 'vMerge');
      const above =
        merge && valueOf(merge) !== 'restart'
          ? grid
              .slice(0, y)
              .flatMap((cellsAbove, from) =>
                cellsAbove.filter(
                  (each) =>
                    each.x === x &&
                    each.across === across &&
                    from + each.down === y,
                ),
              )[0]
          : undefined;
      if (above) above.down += 1;
      else
        cells.push({
          ...readCell(cell, reader, links, images),
          x,
          across,
          down: 1,
        });
      x += across;
    }
    grid.push(cells);
  }
  const columns = Math.max(
    0,
    ...grid.flat().map((cell) => cell.x + cell.across),
  );
  const filled = filledRows(grid, columns);
  const look = childOf(properties, 'tblLook')?.attributes ?? {};
  const styled = !/^(?:|table grid|normal table|table normal)$/.test(styleName);
  const headerRows =
    header > 0
      ? header
      : styled &&
          styleName !== 'ruled table' &&
          isOn(look['firstRow']) &&
          rows.length > 1
        ? 1
        : 0;
  const headed = (x: number): boolean =>
    grid
      .slice(headerRows)
      .flat()
      .filter((cell) => cell.x === x)
      .every(({ style }) => style.startsWith('table heading')) &&
    grid
      .slice(headerRows)
      .flat()
      .some((cell) => cell.x === x);
  let headerColumns = 0;
  while (headerColumns < columns && headed(headerColumns)) headerColumns += 1;
  const figures = Array.from({ length: columns }, (_, x) => x).filter((x) =>
    grid.flat().some((cell) => cell.x === x && cell.style.endsWith(' figures')),
  );
  const widths = elementsAt(table, 'tblGrid', 'gridCol').map(({ attributes }) =>
    Math.min(10_000, Math.max(1, Math.round(Number(attributes['w'] ?? 0)))),
  );
  const fixed =
    childOf(properties, 'tblLayout')?.attributes['type'] === 'fixed' &&
    widths.length === columns &&
    widths.every(Number.isFinite);
  const events: CommentEvent[] = [];
  let shift = 0;
  for (const row of filled)
    for (const cell of row) {
      events.push(
        ...cell.events.map((event) => ({ ...event, at: event.at + shift })),
      );
      shift += plainInline(cell.content).length + 1;
    }
  return {
    columns,
    images,
    events,
    table: {
      type: 'table',
      rows: filled.map((row) => row.map(cellOf)),
      headerRows: Math.min(headerRows, filled.length),
      headerColumns,
      ...(figures.length > 0 && { figures }),
      ...(fixed && { widths }),
      ...(isOn(
        childOf(properties, 'bidiVisual')
          ? (childOf(properties, 'bidiVisual')?.attributes['val'] ?? '1')
          : '0',
      ) && {
        direction: 'rtl' as const,
      }),
      ...wholeFate(fates, reader),
    },
  };
}

const cellOf = ({ content, across, down }: ReadCell): TableCell => ({
  content,
  ...(across > 1 && { columns: across }),
  ...(down > 1 && { rows: down }),
});

/** Every place of the grid has a cell: where the file has none, an empty one. */
function filledRows(
  grid: readonly ReadCell[][],
  columns: number,
): ReadCell[][] {
  const taken = grid.map(() => new Set<number>());
  for (const [y, row] of grid.entries())
    for (const cell of row)
      for (let dy = 0; dy < cell.down; dy += 1)
        for (let dx = 0; dx < cell.across; dx += 1)
          taken[y + dy]?.add(cell.x + dx);
  return grid.map((row, y) => {
    const empty = Array.from({ length: columns }, (_, x) => x)
      .filter((x) => !taken[y]?.has(x))
      .map((x): ReadCell => ({
        content: [],
        events: [],
        style: '',
        x,
        across: 1,
        down: 1,
      }));
    return [...row, ...empty].sort((a, b) => a.x - b.x);
  });
}

function fateOf(
  properties: XmlElement | undefined,
  { newId, now }: LineReader,
): Suggested {
  const mark = (name: string) => {
    const found = childOf(properties, name);
    return (
      found && {
        id: newId(),
        author: nameIn(found),
        at: momentOf(found.attributes['date'], now),
      }
    );
  };
  const [inserted, deleted] = [mark('ins'), mark('del')];
  return { ...(inserted && { inserted }), ...(deleted && { deleted }) };
}

/** A table comes and goes as a whole; single rows do not. */
function wholeFate(fates: readonly Suggested[], reader: LineReader): Suggested {
  const [first] = fates;
  const all = (change: 'inserted' | 'deleted'): boolean => {
    const marked = fates.filter((fate) => fate[change]).length;
    if (marked > 0 && marked < fates.length) reader.left('rows');
    return marked > 0 && marked === fates.length;
  };
  return {
    ...(all('inserted') && first?.inserted && { inserted: first.inserted }),
    ...(all('deleted') && first?.deleted && { deleted: first.deleted }),
  };
}
