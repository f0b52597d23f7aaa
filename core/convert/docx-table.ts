// A table as Word has it: a grid, cells that span columns, and cells that go on in the rows below.
import { placeCells } from '../document/table-cells.ts';
import type { Table, TableCell } from '../document/document.ts';
import type { BlockWriting } from './docx-block-writing.ts';
import { endMark } from './docx-changes.ts';
import { valued } from './docx-xml.ts';

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

const TWIPS = 20;
/** What follows a table: Word needs a paragraph there, and joins two tables that have none between them. */
export const AFTER_TABLE =
  '<w:p><w:pPr><w:pStyle w:val="AfterTable"/></w:pPr></w:p>';

/** Which of the looks of the table's style it takes; the number says the same for older programs. */
function tableLook({ headerRows, headerColumns }: Table): string {
  const bits =
    0x0600 + (headerRows > 0 ? 0x20 : 0) + (headerColumns > 0 ? 0x80 : 0);
  return `<w:tblLook w:val="${bits.toString(16).toUpperCase().padStart(4, '0')}" w:firstRow="${headerRows > 0 ? 1 : 0}" w:lastRow="0" w:firstColumn="${headerColumns > 0 ? 1 : 0}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
}

export function tableElement(table: Table, one: BlockWriting): string {
  const { writing, placed } = one;
  const places = placeCells(table.rows);
  const columns = Math.max(
    0,
    ...places.flat().map(({ cell, x }) => x + (cell.columns ?? 1)),
  );
  const { directions, columns: byWords, turned } = writing.input;
  const page = turned.has(table.id)
    ? writing.input.turnedPage
    : writing.input.page;
  const room = Math.round((page.width - page.left - page.right) * TWIPS);
  // Word fits such a table to its words; LibreOffice and others draw the widths that are written.
  const shares =
    table.widths ??
    byWords.get(table.id) ??
    Array.from({ length: columns }, () => 1);
  const widths = shares.map((share) =>
    Math.max(1, Math.round((share / sum(shares)) * room)),
  );
  const figures = new Set(table.figures);
  const styleOf = (x: number, y: number): string =>
    y < table.headerRows || x < table.headerColumns
      ? figures.has(x)
        ? 'TableHeadingFigures'
        : 'TableHeading'
      : figures.has(x)
        ? 'TableFigures'
        : 'TableText';
  const cellXml = (
    cell: TableCell | null,
    x: number,
    y: number,
    across: number,
    down: '' | 'restart' | 'continue',
  ): string => {
    const width = sum(widths.slice(x, x + across));
    const properties = [
      `<w:tcW w:w="${width}" w:type="dxa"/>`,
      across > 1 ? valued('gridSpan', across) : '',
      down === '' ? '' : valued('vMerge', down),
    ].join('');
    const words = one.paragraph(
      styleOf(x, y),
      cell ? one.stretch(cell.content) : '',
    );
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${words}</w:tc>`;
  };
  const rows = places.map((row, y) => {
    // Those that reach into this row from above stand among its own.
    const cells = [
      ...row.map(({ cell, x }) => ({ cell, x, across: cell.columns ?? 1 })),
      ...places.slice(0, y).flatMap((above, from) =>
        above
          .filter(({ cell }) => from + (cell.rows ?? 1) > y)
          .map(({ cell, x }) => ({
            cell: null,
            x,
            across: cell.columns ?? 1,
          })),
      ),
    ].sort((a, b) => a.x - b.x);
    const change = endMark(placed.fate, writing.ids);
    const properties = `<w:cantSplit/>${y < table.headerRows ? '<w:tblHeader/>' : ''}${change}`;
    return `<w:tr><w:trPr>${properties}</w:trPr>${cells
      .map(({ cell, x, across }) =>
        cellXml(
          cell,
          x,
          y,
          across,
          cell === null ? 'continue' : (cell.rows ?? 1) > 1 ? 'restart' : '',
        ),
      )
      .join('')}</w:tr>`;
  });
  const properties = [
    valued('tblStyle', 'PrecisTable'),
    directions.get(table.id) === 'rtl' ? '<w:bidiVisual/>' : '',
    `<w:tblW w:w="${sum(widths)}" w:type="dxa"/>`,
    `<w:tblLayout w:type="${table.widths ? 'fixed' : 'autofit'}"/>`,
    tableLook(table),
  ].join('');
  return `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${widths
    .map((width) => `<w:gridCol w:w="${width}"/>`)
    .join('')}</w:tblGrid>${rows.join('')}</w:tbl>${AFTER_TABLE}`;
}
