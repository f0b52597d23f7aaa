// A block as lines of cells, whatever its kind: a paragraph is one line of one cell, a list a line an item, a table a line
// a row. So two blocks are compared in one way, and shown in one way.
import type { Block, Inline, ListItems } from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import { alignAlike } from './align.ts';
import { compareInline, type Span } from './compare-words.ts';
import { shortestEdit } from './shortest-edit.ts';

export type LineRole =
  | 'text'
  | 'item'
  | 'attribution'
  | 'caption'
  | 'header'
  | 'row'
  | 'code'
  | 'image'
  | 'rule'
  | 'page-break'
  | 'bibliography';

type Line = {
  readonly role: LineRole;
  /** How deep an item is nested, from 0. */
  readonly depth: number;
  /** What stands before an item: `2.` or `•`. */
  readonly label: string;
  /** How an item is listed, in words; empty for what is no item. */
  readonly level: string;
  readonly cells: readonly (readonly Inline[])[];
};

export type ComparedLine = Pick<Line, 'role' | 'depth' | 'label'> & {
  readonly change: 'same' | 'changed' | 'inserted' | 'deleted';
  readonly cells: readonly (readonly Span[])[];
  /** An item that is listed otherwise: "Level 1, numbered", "Level 2, bulleted". */
  readonly shifted: { readonly before: string; readonly after: string } | null;
};

export type LineOptions = {
  /** A BCP 47 tag. */
  readonly language: string;
  /** Gives two notes the same key where they are the same note. */
  readonly noteKey: (id: string) => string;
};

const line = (
  role: LineRole,
  cells: readonly (readonly Inline[])[],
  more: Partial<Pick<Line, 'depth' | 'label' | 'level'>> = {},
): Line => ({ role, cells, depth: 0, label: '', level: '', ...more });

const NO_LINE = line('text', []);

const words = (text: string): Inline[] =>
  text === '' ? [] : [{ type: 'text', text }];

const STYLES = {
  ordered: 'numbered',
  unordered: 'bulleted',
  check: 'with boxes',
} as const;

function* itemLines(
  { style, start = 1, items }: ListItems,
  depth: number,
): Generator<Line> {
  const from = start === 1 ? '' : ` from ${start}`;
  for (const [place, item] of items.entries()) {
    // Its box is part of what is compared.
    const box = item.checked === true ? '☑ ' : '☐ ';
    const content = [...(style === 'check' ? words(box) : []), ...item.content];
    yield line('item', [content], {
      depth,
      label:
        style === 'ordered'
          ? `${place + start}.`
          : style === 'check'
            ? ''
            : '•',
      level: `Level ${depth + 1}, ${STYLES[style]}${from}`,
    });
    if (item.children) yield* itemLines(item.children, depth + 1);
  }
}

/** Beyond that many lines in or out nothing is looked for in common. */
const MOST_EDITS = 2_000;

/** The lines of a block in the order in which they are read. */
function linesOf(block: Block): Line[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
    case 'pull-quotation':
      return [line('text', [block.content])];
    case 'list':
      return [...itemLines(block, 0)];
    case 'quotation':
      return [
        ...block.paragraphs.map((paragraph) => line('text', [paragraph])),
        ...(block.attribution
          ? [line('attribution', [block.attribution])]
          : []),
      ];
    case 'table':
      return [
        ...(block.caption ? [line('caption', [block.caption])] : []),
        ...block.rows.map((row, place) =>
          line(
            place < block.headerRows ? 'header' : 'row',
            row.map(({ content }) => content),
          ),
        ),
      ];
    case 'image':
      return [
        line('image', [words(block.alternative)]),
        ...(block.caption ? [line('caption', [block.caption])] : []),
      ];
    case 'code':
      return block.text.split('\n').map((text) => line('code', [words(text)]));
    case 'rule':
    case 'page-break':
    case 'bibliography':
      return [line(block.type, [])];
  }
}

const plain = ({ cells }: Line): string => cells.map(plainInline).join(' ');

/** Lines with the same key are the same, notes included. */
const keyOf = ({ role, cells }: Line, { noteKey }: LineOptions): string =>
  JSON.stringify([
    role,
    cells.map((cell) =>
      cell.map((inline) =>
        inline.type === 'footnote'
          ? noteKey(inline.id)
          : inline.type === 'marker'
            ? inline.text
            : inline,
      ),
    ),
  ]);

/** What became of the lines of `before`; null where the block was not there, or is gone. */
export function compareLines(
  before: Block | null,
  after: Block | null,
  options: LineOptions,
): ComparedLine[] {
  const old = before ? linesOf(before) : [];
  const now = after ? linesOf(after) : [];
  const compared: ComparedLine[] = [];
  const pair = (from: Line | null, to: Line | null): void => {
    compared.push(compareLine(from, to, options));
  };
  let [from, to] = [0, 0];
  const found = shortestEdit(
    old.map((each) => keyOf(each, options)),
    now.map((each) => keyOf(each, options)),
    MOST_EDITS,
  ) ?? [{ same: false, before: old.length, after: now.length }];
  for (const { same, before: gone, after: come } of found) {
    const went = old.slice(from, from + gone);
    const came = now.slice(to, to + come);
    from += gone;
    to += come;
    if (same)
      for (const [place, each] of came.entries())
        pair(went[place] ?? null, each);
    else pairAlike(went, came, pair);
  }
  return compared;
}

function pairAlike(
  gone: readonly Line[],
  come: readonly Line[],
  pair: (from: Line | null, to: Line | null) => void,
): void {
  // One for one is the same line, whatever its words: its own comparison says how much is left of it.
  const pairs =
    gone.length === come.length
      ? gone.map((_, place): [number, number] => [place, place])
      : alignAlike(gone.map(plain), come.map(plain));
  let [from, to] = [0, 0];
  for (const [i, j] of [...pairs, [gone.length, come.length] as const]) {
    for (; from < i; from += 1) pair(gone[from] ?? null, null);
    for (; to < j; to += 1) pair(null, come[to] ?? null);
    if (i < gone.length || j < come.length)
      pair(gone[i] ?? null, come[j] ?? null);
    from = i + 1;
    to = j + 1;
  }
}

function compareLine(
  before: Line | null,
  after: Line | null,
  { language, noteKey }: LineOptions,
): ComparedLine {
  const { role, depth, label } = after ?? before ?? NO_LINE;
  const count = Math.max(before?.cells.length ?? 0, after?.cells.length ?? 0);
  const cells = Array.from({ length: count }, (_, place) =>
    compareInline(
      before?.cells[place] ?? [],
      after?.cells[place] ?? [],
      language,
      noteKey,
    ),
  );
  const isSame = cells.flat().every(({ change }) => change === 'same');
  // Of the list itself it is a trait.
  const isShifted =
    before !== null &&
    after !== null &&
    before.level !== after.level &&
    before.level !== '' &&
    after.level !== '' &&
    (before.depth > 0 || after.depth > 0);
  return {
    role,
    depth,
    label,
    cells,
    shifted: isShifted ? { before: before.level, after: after.level } : null,
    change: !before
      ? 'inserted'
      : !after
        ? 'deleted'
        : isSame && !isShifted
          ? 'same'
          : 'changed',
  };
}
