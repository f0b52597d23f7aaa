// Inline content as the template reads it: text is always a JSON string, and what hangs on it is a key beside it. The
// keys are short because a long document has tens of thousands of them.
import type { Inline, TextMark } from '#core/document/document.ts';
import { isRedactionBar } from '#core/document/redaction-bar.ts';
import type {
  FormattedMark,
  FormattedNote,
  FormattedRun,
} from '#core/citations/formatted-note.ts';
import { directionOfWords } from '#core/document/text-direction.ts';
import { plainInline } from '#core/document/walk.ts';
import { breakable, widthOf, widthOfCode } from './break-opportunities.ts';
import { typstLanguage, type TypstLanguage } from './language-tag.ts';
import type { Anchors, AnchoredWords } from './review-anchors.ts';
import { linesOf, settableText } from './settable-text.ts';

export type InlineNode =
  | string
  | { readonly b: InlineNode[] }
  | { readonly i: InlineNode[] }
  | { readonly u: InlineNode[] }
  | { readonly s: InlineNode[] }
  /** An underline that is only drawn, where a tagged file may not say that there is one. */
  | { readonly du: InlineNode[] }
  | { readonly sup: InlineNode[] }
  | { readonly sub: InlineNode[] }
  | { readonly hl: InlineNode[] }
  | { readonly sc: InlineNode[] }
  | { readonly code: string }
  | { readonly lang: TypstLanguage; readonly c: InlineNode[] }
  | { readonly url: string; readonly c: InlineNode[] }
  /** A link in the header of a table, by a name of its own in the document: where the header comes again it leads nowhere. */
  | { readonly once: string; readonly c: InlineNode[] }
  | NoteNode
  | { readonly marker: string }
  /** Words were left out here; this is what stands on the bar. */
  | { readonly bar: string }
  | { readonly br: true }
  /** Words that somebody commented on, in a review copy. */
  | { readonly cm: InlineNode[] }
  /** The place of what is said in the margin, by its numbers; it prints nothing. */
  | { readonly said: readonly number[] }
  /** What follows in the cell of a table stands on the next page. */
  | { readonly turn: true };

/** A footnote's mark and its note: its number, its paragraphs, and whether it may not fit on one page. */
export type NoteNode = {
  readonly fn: number;
  readonly c: InlineNode[][];
  readonly long: boolean;
  /** Where its words are read another way than the page. */
  readonly dir?: 'ltr' | 'rtl';
  /** What is said of it in a review copy, by its numbers. */
  readonly said?: readonly number[];
  /** It leaves room below it on each of its pages. */
  room?: boolean;
  /** Its mark may begin a line: beside the word before it the column has no room. */
  apart?: boolean;
};

type Leaf = {
  readonly text: string;
  readonly dress: (text: string) => InlineNode;
  readonly code: boolean;
};
type Piece = Leaf | { readonly node: InlineNode };

const isLeaf = (piece: Piece): piece is Leaf => 'text' in piece;

/** From the inside out; `code` is the text itself and so stands innermost. */
const ORDER: readonly (keyof typeof WRAP)[] = [
  'small-caps',
  'superscript',
  'subscript',
  'italic',
  'bold',
  'highlight',
];
const WRAP = {
  'small-caps': (c: InlineNode[]): InlineNode => ({ sc: c }),
  superscript: (c: InlineNode[]): InlineNode => ({ sup: c }),
  subscript: (c: InlineNode[]): InlineNode => ({ sub: c }),
  italic: (c: InlineNode[]): InlineNode => ({ i: c }),
  bold: (c: InlineNode[]): InlineNode => ({ b: c }),
  highlight: (c: InlineNode[]): InlineNode => ({ hl: c }),
};

type Look = {
  readonly marks?: readonly (TextMark | FormattedMark)[];
  readonly language?: string;
  readonly reason?: string;
};

function dressed(
  text: string,
  { marks = [], language, reason }: Look,
): InlineNode {
  if (isRedactionBar({ text, marks, reason })) return { bar: text };
  let node: InlineNode = marks.includes('code') ? { code: text } : text;
  for (const mark of ORDER) if (marks.includes(mark)) node = WRAP[mark]([node]);
  const under = marks.includes('underline');
  const struck = marks.includes('strike');
  // Of one run no tagged file may say both.
  if (under && struck) node = { s: [{ du: [node] }] };
  else if (under) node = { u: [node] };
  else if (struck) node = { s: [node] };
  const lang = language === undefined ? null : typstLanguage(language);
  return lang ? { lang, c: [node] } : node;
}

function* piecesOf(
  text: string,
  dress: (text: string) => InlineNode,
  code = false,
): Generator<Piece> {
  for (const [index, line] of linesOf(settableText(text)).entries()) {
    if (index > 0) yield { node: { br: true } };
    // A tab has no glyph; a quad stands for it.
    if (line !== '')
      yield { text: line.replaceAll('\t', '\u2003'), dress, code };
  }
}

const leads = (node: InlineNode): boolean =>
  isLink(node) || (typeof node === 'object' && 'fn' in node);

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Whether text has letters or marks of a direction other than that of Latin. */
export const turns = (text: string): boolean => RIGHT_TO_LEFT.test(text);
const SOFT_HYPHENS = /\u00ad/gu;
/** Those behind which a line can end. */
const WRITTEN_HYPHENS = /-(?![\d\u200b])/gu;
const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Whether a hyphen at the end of a line could fall to a link or a note's mark that it does not stand in. The typesetter
 * gives it to what is last to the eye, which in a line of two directions is not what is last to the reader, and then
 * refuses the whole document, because its tags would not be true.
 */
const hyphenStrays = (pieces: readonly Piece[], rtl: boolean): boolean =>
  (rtl || pieces.some((piece) => isLeaf(piece) && turns(piece.text))) &&
  pieces.some((piece) => leads(isLeaf(piece) ? piece.dress('') : piece.node));

/** Nor is one that is written set again on the next line, as some languages have it: see `linkEnd`. */
const withoutStrayHyphens = (text: string): string =>
  text
    .replace(SOFT_HYPHENS, ZERO_WIDTH_SPACE)
    .replace(WRITTEN_HYPHENS, `-${ZERO_WIDTH_SPACE}`);

/** Gives the texts of each line their break opportunities, and puts the pieces together. */
function joined(
  pieces: readonly Piece[],
  room: number,
  rtl = false,
): InlineNode[] {
  const nodes: InlineNode[] = [];
  const hyphenless = hyphenStrays(pieces, rtl);
  let line: Piece[] = [];
  const end = (): void => {
    const leaves = line.filter(isLeaf);
    const texts = breakable(
      leaves.map(({ text }) => text),
      room,
      leaves.some(({ code }) => code) ? widthOfCode : widthOf,
    );
    let index = 0;
    for (const piece of line)
      if (isLeaf(piece)) {
        const text = texts[index] ?? piece.text;
        nodes.push(piece.dress(hyphenless ? withoutStrayHyphens(text) : text));
        index += 1;
      } else nodes.push(piece.node);
    line = [];
  };
  for (const piece of pieces) {
    line.push(piece);
    if (!isLeaf(piece) && typeof piece.node === 'object' && 'br' in piece.node)
      end();
  }
  end();
  return nodes;
}

/** Plain text in one look, for a place that is `room` em wide. */
export const plainNodes = (text: string, room: number): InlineNode[] =>
  joined([...piecesOf(text, (line) => line)], room);

/** What hangs on the text: its notes by id, and in a review copy what is said of it. */
export type Notes = {
  readonly byId: ReadonlyMap<string, FormattedNote>;
  readonly anchors?: Anchors;
  /** Whether the block is read from right to left, and whether the page with its notes is. */
  readonly rtl?: boolean;
  readonly rtlPage?: boolean;
};

/**
 * Where the first word of a stretch ends; within it, where there is no other. Before it no place is noted: the typesetter
 * takes what stands before the first letter of a paragraph for a thing before the paragraph, which may be on another page.
 */
function firstWordEnd(text: string): number {
  const [, before = '', word = ''] = /^(\s*)(\S*)/u.exec(text) ?? [];
  const end = before.length + word.length;
  return end < text.trimEnd().length
    ? end
    : before.length + ((word.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
}

/** The pieces of a text that begins at `from` in its stretch, with the places of what is said of it. */
function* anchoredPieces(
  text: string,
  from: number,
  first: number,
  anchored: readonly AnchoredWords[],
  dress: (text: string) => InlineNode,
  code = false,
): Generator<Piece> {
  const cuts = [
    ...new Set([
      0,
      ...anchored
        .flatMap((words) => [
          words.from - from,
          words.to - from,
          Math.max(words.from, first) - from,
        ])
        .filter((cut) => cut > 0 && cut < text.length)
        // Never between the halves of a character.
        .filter((cut) => !/[\udc00-\udfff]/.test(text.charAt(cut))),
    ]),
  ].sort((a, b) => a - b);
  for (const [index, cut] of cuts.entries()) {
    const end = cuts[index + 1] ?? text.length;
    const said = anchored.flatMap(({ from: words, number }) => {
      const at = Math.max(words, first) - from;
      return number !== null && at >= cut && at < end ? [number] : [];
    });
    if (said.length > 0) yield { node: { said } };
    const marked = anchored.some(
      (words) => words.from - from <= cut && words.to - from >= end,
    );
    yield* piecesOf(
      text.slice(cut, end),
      marked ? (line) => ({ cm: [dress(line)] }) : dress,
      code,
    );
  }
}

const NOTE_ROOM = 38;
// A little less than what is sure to fit with a line of text on a page.
const LONG_NOTE = 400;

/**
 * The words of a link to their end. Some languages set a hyphen that ends a line once more on the next; at the end of a link
 * it would stand behind the link and be a part of it, and the typesetter refuses the document. A hyphen that is not the last
 * character of its line is not set again.
 */
const linkEnd = (line: string): string =>
  line.endsWith('-') ? `${line}${ZERO_WIDTH_SPACE}` : line;

const isCode = ({ marks = [] }: Look): boolean => marks.includes('code');

function* runPieces(run: FormattedRun): Generator<Piece> {
  const { text, url } = run;
  const dress = (line: string): InlineNode => {
    return url === undefined
      ? dressed(line, run)
      : { url, c: [dressed(linkEnd(line), run)] };
  };
  yield* piecesOf(text, dress, isCode(run));
}

/** Formatted words for a place that is `room` em wide. */
export const runNodes = (
  runs: readonly FormattedRun[],
  room: number,
  rtl: boolean,
): InlineNode[] =>
  joined(
    runs.flatMap((run) => [...runPieces(run)]),
    room,
    rtl,
  );

const LETTERS_RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** The note as it is printed. */
function noteNode(note: FormattedNote, rtlPage: boolean): NoteNode {
  const words = note.paragraphs
    .flat(2)
    .map(({ text }) => text)
    .join('');
  const page = rtlPage ? 'rtl' : 'ltr';
  const dir = directionOfWords(words) ?? page;
  const c = note.paragraphs.map((lines) =>
    joined(
      lines.flatMap((runs, index): Piece[] => [
        ...(index > 0 ? [{ node: { br: true } as const }] : []),
        ...runs.flatMap((run) => [...runPieces(run)]),
      ]),
      NOTE_ROOM,
      rtlPage || dir === 'rtl',
    ),
  );
  return {
    fn: note.number,
    c,
    long: words.length > LONG_NOTE,
    // Of one script alone it has the page's order, in which the quick reader of the proof can read it.
    ...(dir !== page && LETTERS_RIGHT_TO_LEFT.test(words) && { dir }),
  };
}

/** Inline content for a place that is `room` em wide. A footnote that `notes` doesn't hold is a bug of the caller. */
export function inlineNodes(
  content: readonly Inline[],
  room: number,
  notes: Notes,
): InlineNode[] {
  const anchored = notes.anchors?.stretches.get(content) ?? [];
  const first = firstWordEnd(anchored.length > 0 ? plainInline(content) : '');
  let at = 0;
  const textPieces = (
    text: string,
    dress: (text: string) => InlineNode,
    code = false,
  ): Piece[] => {
    const from = at;
    at += text.length;
    return anchored.length === 0
      ? [...piecesOf(text, dress, code)]
      : [...anchoredPieces(text, from, first, anchored, dress, code)];
  };
  const lineBreak = (): Piece[] => {
    at += 1;
    return [{ node: { br: true } }];
  };
  const pieces = content.flatMap((inline): Piece[] => {
    switch (inline.type) {
      case 'text':
        return textPieces(
          inline.text,
          (line) => dressed(line, inline),
          isCode(inline),
        );
      case 'link':
        return inline.content.flatMap((part): Piece[] =>
          part.type === 'line-break'
            ? lineBreak()
            : textPieces(
                part.text,
                (line) => ({
                  url: inline.url,
                  c: [dressed(linkEnd(line), part)],
                }),
                isCode(part),
              ),
        );
      case 'line-break':
        return lineBreak();
      case 'marker':
        return textPieces(inline.text, (line) => ({ marker: line }));
      case 'footnote': {
        const note = notes.byId.get(inline.id);
        if (!note) throw new Error(`footnote ${inline.id} was not formatted`);
        const said = notes.anchors?.notes.get(inline.id);
        return [
          {
            node: {
              ...noteNode(note, notes.rtlPage ?? false),
              ...(said && { said }),
            },
          },
        ];
      }
    }
  });
  // Whose words end with the stretch, or are of no piece of text.
  const placed = new Set(
    pieces.flatMap((piece) =>
      'node' in piece &&
      typeof piece.node === 'object' &&
      'said' in piece.node &&
      !('fn' in piece.node)
        ? piece.node.said
        : [],
    ),
  );
  const left = anchored.flatMap(({ number }) =>
    number === null || placed.has(number) ? [] : [number],
  );
  return joined(
    left.length > 0 ? [...pieces, { node: { said: left } }] : pieces,
    room,
    notes.rtl,
  );
}

/** The notes within nodes, in reading order. */
export function notesIn(nodes: readonly InlineNode[]): NoteNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return 'fn' in node ? [node] : [];
  });
}

/** Also one that somebody commented on. */
export const isLink = (node: InlineNode): boolean =>
  typeof node === 'object' &&
  ('url' in node || ('cm' in node && node.cm.some(isLink)));

/** In em, a little more than the widest bar that the template draws. */
export const BAR_WIDTH = 6;

/** The width of the text of nodes in em, notes and their marks left out. */
export function widthOfNodes(nodes: readonly InlineNode[]): number {
  let width = 0;
  for (const node of nodes)
    if (typeof node === 'string') width += widthOf(node);
    else if ('fn' in node) width += 1;
    else if ('code' in node) width += widthOfCode(node.code);
    else if ('marker' in node) width += widthOf(node.marker);
    else if ('bar' in node) width += BAR_WIDTH;
    else if ('br' in node || 'said' in node || 'turn' in node) width += 0;
    else
      for (const value of Object.values(node) as unknown[])
        if (Array.isArray(value)) width += widthOfNodes(value as InlineNode[]);
  return width;
}

/** How many lines the text of nodes fills at most, where a line has `room` em. */
export const linesOfNodes = (
  nodes: readonly InlineNode[],
  room: number,
): number =>
  Math.ceil(widthOfNodes(nodes) / room) +
  nodes.filter((node) => typeof node === 'object' && 'br' in node).length;
