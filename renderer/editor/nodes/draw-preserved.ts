// Draws a block that can't be edited yet. Words are put in as text, never as markup.
import type { Inline, Table } from '#core/document/document.ts';
import type { Preserved } from './preserved.ts';

export function drawPreserved(block: Preserved): HTMLElement {
  const element = document.createElement('div');
  element.dataset['kind'] = block.type;
  element.append(drawTable(block));
  return element;
}

function drawTable({
  rows,
  headerRows,
  headerColumns,
  figures = [],
  caption,
}: Omit<Table, 'id' | 'rank'>): HTMLElement {
  const table = document.createElement('table');
  if (caption) table.append(withContent('caption', caption));
  for (const [y, row] of rows.entries()) {
    const line = document.createElement('tr');
    for (const [x, cell] of row.entries()) {
      const isHead = y < headerRows || x < headerColumns;
      const drawn = withContent(isHead ? 'th' : 'td', cell.content);
      if (cell.columns) drawn.setAttribute('colspan', String(cell.columns));
      if (cell.rows) drawn.setAttribute('rowspan', String(cell.rows));
      if (figures.includes(x)) drawn.dataset['figures'] = '';
      line.append(drawn);
    }
    table.append(line);
  }
  return table;
}

const TAGS = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  superscript: 'sup',
  subscript: 'sub',
  highlight: 'mark',
  code: 'code',
  redaction: 'span',
} as const;

function withContent(tag: string, content: readonly Inline[]): HTMLElement {
  const element = document.createElement(tag);
  for (const inline of content)
    switch (inline.type) {
      case 'text': {
        let drawn: Node = document.createTextNode(inline.text);
        for (const mark of inline.marks ?? []) {
          const around = document.createElement(TAGS[mark]);
          around.append(drawn);
          drawn = around;
        }
        if (inline.language !== undefined) {
          const passage = document.createElement('span');
          passage.lang = inline.language;
          passage.append(drawn);
          drawn = passage;
        }
        element.append(drawn);
        break;
      }
      case 'link':
        element.append(withContent('span', inline.content));
        break;
      case 'line-break':
        element.append(document.createElement('br'));
        break;
      case 'marker':
        element.append(inline.text);
        break;
      case 'footnote': {
        const mark = document.createElement('sup');
        mark.className = 'fn';
        const reference = document.createElement('a');
        reference.setAttribute('role', 'doc-noteref');
        reference.setAttribute('aria-label', 'Footnote');
        reference.dataset['note'] = inline.id;
        reference.href = '#';
        reference.tabIndex = -1;
        mark.append(reference);
        element.append(mark);
        break;
      }
    }
  return element;
}
