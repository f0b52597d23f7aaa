// The proof of a format that is read back as a briefing: what it says, piece by piece, against what the briefing says. Both
// are put in the same words here; how they came to be is no affair of this.
import type { Output } from '../contract.ts';
import type {
  BriefingHead,
  Footnote,
  Inline,
  ListItems,
} from '../document/document.ts';
import type { Steps } from '../steps.ts';
import type { ReadBlock } from './block-lines.ts';

type Proof = Output<'briefings.export'>['proof'];

/** A briefing as it was written, or as it was read back. */
export type Said = {
  readonly head: Partial<Pick<BriefingHead, 'title' | 'marking' | 'language'>>;
  /** Labels or keys and their values, in their order. */
  readonly fields: readonly (readonly [string, string])[];
  readonly blocks: readonly ReadBlock[];
  /** The words of a note: all of them, citations included. */
  readonly wordsOf: (footnote: Footnote) => string;
};

type Piece = {
  readonly what: string;
  readonly kind: 'front' | 'heading' | 'note' | 'other';
  readonly words: string;
};

const spaced = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

const START_LENGTH = 60;
const startOf = (words: string): string => {
  const plain = spaced(words);
  return plain.length > START_LENGTH
    ? `${plain.slice(0, START_LENGTH)}…`
    : plain;
};

/** A number in the text can't be taken for the mark of a note. */
const MARK = ['\ue000', '\ue001'] as const;

function* piecesOf({ head, fields, blocks, wordsOf }: Said): Steps<Piece[]> {
  const pieces: Piece[] = [];
  const notes: Piece[] = [];
  const put = (what: string, words: string, kind: Piece['kind'] = 'other') => {
    const plain = spaced(words);
    if (plain !== '') pieces.push({ what, kind, words: plain });
  };
  const inline = (content: readonly Inline[]): string =>
    content
      .map((part) => {
        switch (part.type) {
          case 'text':
          case 'marker':
            return part.text;
          case 'line-break':
            return '\n';
          case 'link':
            return `${inline(part.content)}${MARK[0]}${part.url}${MARK[1]}`;
          case 'footnote': {
            const number = notes.length + 1;
            notes.push({
              what: `note ${number}`,
              kind: 'note',
              words: `${number}. ${spaced(wordsOf(part))}`,
            });
            return `${MARK[0]}${number}${MARK[1]}`;
          }
        }
      })
      .join('');
  const items = (
    { style, start = 1, items: all }: ListItems,
    depth: number,
  ): void => {
    for (const [place, { content, checked, children }] of all.entries()) {
      const sign =
        style === 'ordered'
          ? `${start + place}. `
          : style === 'check' && checked
            ? '☑ '
            : '';
      put(
        `an item of a list`,
        `${'·'.repeat(depth)} ${sign}${inline(content)}`,
      );
      if (children) items(children, depth + 1);
    }
  };
  put('the title', head.title ?? '', 'front');
  put('the language', head.language ?? '', 'front');
  put('the marking', head.marking ?? '', 'front');
  for (const [label, value] of fields)
    if (value.trim() !== '')
      put(`the field “${startOf(label)}”`, `${label}: ${value}`, 'front');
  for (const block of blocks) {
    yield;
    const from = pieces.length;
    switch (block.type) {
      case 'paragraph':
        put('a paragraph', inline(block.content));
        break;
      case 'pull-quotation':
        put('a pull quotation', inline(block.content));
        break;
      case 'heading':
        put(
          `the heading of level ${block.level}`,
          inline(block.content),
          'heading',
        );
        break;
      case 'quotation':
        for (const line of block.paragraphs) put('a quotation', inline(line));
        put('an attribution', inline(block.attribution ?? []));
        break;
      case 'list':
        items(block, 1);
        break;
      case 'table':
        put('a caption', inline(block.caption ?? []));
        for (const [y, row] of block.rows.entries())
          for (const cell of row)
            put(`a cell of row ${y + 1} of a table`, inline(cell.content));
        break;
      case 'image':
        put('an image', block.alternative);
        put('a caption', inline(block.caption ?? []));
        break;
      case 'code':
        put('code', block.text);
        break;
      case 'bibliography':
        pieces.push({ what: 'the list of sources', kind: 'other', words: '' });
        break;
      case 'rule':
      case 'page-break':
        break;
    }
    // The marking of a block in which nothing stands marks nothing.
    const marking = spaced(block.marking ?? '');
    const [first] = pieces.slice(from);
    if (marking !== '' && first)
      pieces.splice(from, 0, {
        what: `the marking of ${first.what} “${startOf(first.words)}”`,
        kind: 'other',
        words: marking,
      });
  }
  return [...pieces, ...notes];
}

const same = (one: Piece, other: Piece): boolean =>
  one.words === other.words &&
  one.kind === other.kind &&
  // It has the level of a heading in it.
  (one.kind !== 'heading' || one.what === other.what);

/** Whether everything that `expected` says stands in `found`, once and in its order, and nothing else. */
export function* proveWritten(expected: Said, found: Said): Steps<Proof> {
  const wanted = yield* piecesOf(expected);
  const present = yield* piecesOf(found);
  const missing: string[] = [];
  const counts = {
    note: { expected: 0, found: 0 },
    heading: { expected: 0, found: 0 },
  };
  let at = 0;
  for (const piece of wanted) {
    yield;
    const counted =
      piece.kind === 'note' || piece.kind === 'heading'
        ? counts[piece.kind]
        : null;
    if (counted) counted.expected += 1;
    let place = at;
    while (place < present.length && !same(present[place] ?? piece, piece))
      place += 1;
    if (place === present.length) {
      missing.push(
        `${piece.what} is not in the file as it should be: “${startOf(piece.words)}”`,
      );
      continue;
    }
    for (const extra of present.slice(at, place))
      missing.push(
        `the file has ${extra.what} that is not in the briefing, or not there: “${startOf(extra.words)}”`,
      );
    if (counted) counted.found += 1;
    at = place + 1;
  }
  for (const extra of present.slice(at))
    missing.push(
      `the file has ${extra.what} that is not in the briefing, or not there: “${startOf(extra.words)}”`,
    );
  return {
    ok: missing.length === 0,
    footnotes: counts.note,
    headings: counts.heading,
    missing,
  };
}
