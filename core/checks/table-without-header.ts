// A table in which no row and no column is a header: who listens to it can't know what a cell is about.
import { plainInline } from '../document/walk.ts';
import type { Check } from './finding.ts';

/** `text` is the caption, or the first cell that says something. A table of one row or one column is none to find one's way in. */
export const tableWithoutHeader: Check = ({ blocks }) =>
  blocks.flatMap((block) => {
    if (block.type !== 'table' || block.headerRows + block.headerColumns > 0)
      return [];
    const wide = block.rows.some(
      (row) => row.length > 1 || row.some(({ columns = 1 }) => columns > 1),
    );
    if (block.rows.length < 2 || !wide) return [];
    const words = [
      block.caption ?? [],
      ...block.rows.flat().map(({ content }) => content),
    ]
      .map(plainInline)
      .find((each) => each.trim() !== '');
    return [
      {
        check: 'table-without-header',
        severity: 'info',
        block: block.id,
        text: words ?? '',
        message:
          'This table has no header row and no header column: say which cells name the others, so that it can be read aloud.',
      },
    ];
  });
