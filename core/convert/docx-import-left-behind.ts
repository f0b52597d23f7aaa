// What a DOCX has that has no place in a briefing, and how a person is told.
import { MAX_CELLS, MAX_COLUMNS } from '../document/table-size.ts';

/** A sentence without its stop, which is told with how often it was so. */
export const LEFT_BEHIND = {
  remote: 'Pictures that lie outside the file were not fetched',
  hidden: 'Passages of hidden text were not taken',
  formatting: 'Tracked changes of formatting were taken as they look now',
  equations: 'Equations came in as plain words',
  boxes: 'Text boxes came in as paragraphs behind the one that they hang on',
  objects: 'Embedded objects were not taken',
  symbols: 'Characters of symbol fonts came in as □',
  characters: 'Characters that no text may hold were left out',
  notes: 'Pictures, tables and further notes inside notes were not taken',
  rows: 'Rows of tables that are tracked by themselves were taken as they stand',
  nested: 'Tables inside tables came in as words',
  deep: 'Lists of more levels than a list may have came in with fewer',
  wide: `Tables of more than ${MAX_COLUMNS} columns, or more than ${MAX_CELLS} cells, came in as paragraphs`,
  endnote:
    'Citations of EndNote stay words; import the file as sources for what they cite',
  chart: 'Charts and drawings were not taken',
} as const;
export type LeftBehind = keyof typeof LEFT_BEHIND;
