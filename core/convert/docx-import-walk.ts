// A paragraph of a DOCX while it is walked: what is known of its document, what its line has so far, and how a piece comes to
// it.
import type {
  Citation,
  FootnoteId,
  Inline,
  Link,
  NoteInline,
  Suggested,
  Suggestion,
  Text,
} from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import type { CitationReader } from './docx-import-citations.ts';
import type { LeftBehind } from './docx-import-left-behind.ts';
import type { DocxStyles } from './docx-import-styles.ts';
import type { DocxLink } from './docx-tree.ts';
import type { XmlElement } from './xml-tree.ts';

export type ReadImage = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly alternative: string;
};

/** Where a comment begins or ends in the text of a line; `note` where the mark of a note is all that stands between. */
export type CommentEvent = {
  readonly id: string;
  readonly kind: 'start' | 'end';
  readonly at: number;
};

export type ReadLine = {
  readonly content: Inline[];
  readonly events: readonly CommentEvent[];
  readonly images: readonly ReadImage[];
  /** The paragraphs of text boxes that hang on it. */
  readonly boxes: readonly XmlElement[];
  /** Of a box that is ticked or not. */
  readonly checked: boolean | null;
  /** Where a page begins: before its words or behind them. */
  readonly breaksPage: 'before' | 'behind' | null;
  readonly isBibliography: boolean;
  /** It is a line across the page, drawn. */
  readonly isRule: boolean;
  /** That our own export wrote before the words. */
  readonly marking: string | null;
  /** What is tracked of the mark at its end. */
  readonly end: Suggested;
  /** It has something that stays in each way of deciding. */
  readonly hasOwn: (change: 'inserted' | 'deleted') => boolean;
};

export type LineReader = {
  readonly styles: DocxStyles;
  readonly citations: CitationReader;
  readonly newId: () => string;
  /** Of the document, as a BCP 47 tag. */
  readonly language: string;
  readonly now: string;
  readonly note: (
    kind: 'footnote' | 'endnote',
    id: string,
  ) => XmlElement | null;
  readonly noteLinks: (
    kind: 'footnote' | 'endnote',
  ) => ReadonlyMap<string, DocxLink>;
  readonly bytes: (name: string) => Uint8Array | null;
  /** Counts what was not taken, by the sentence that tells it. */
  readonly left: (what: LeftBehind) => void;
  /** The fields that are open, which may go on over paragraphs. */
  readonly fields: Field[];
  readonly commentNotes: Map<string, FootnoteId>;
  readonly openComments: Set<string>;
};

export type Field = {
  instruction: string;
  /** Its instruction is over, and what it shows begins. */
  shows: boolean;
  /** What it shows is left behind. */
  drop: boolean;
  url: string | null;
  bibliography: boolean;
};

export type Walk = {
  readonly reader: LineReader;
  readonly links: ReadonlyMap<string, DocxLink>;
  readonly inNote: boolean;
  readonly content: (Inline | NoteInline)[];
  readonly events: CommentEvent[];
  readonly images: ReadImage[];
  readonly boxes: XmlElement[];
  checked: boolean | null;
  breaksPage: ReadLine['breaksPage'];
  isBibliography: boolean;
  isRule: boolean;
  marking: string | null;
  /** The last change, with which its neighbours are one. */
  last: Suggestion | null;
};

export const beginWalk = (
  reader: LineReader,
  links: ReadonlyMap<string, DocxLink>,
  inNote: boolean,
): Walk => ({
  reader,
  links,
  inNote,
  content: [],
  events: [],
  images: [],
  boxes: [],
  checked: null,
  breaksPage: null,
  isBibliography: false,
  isRule: false,
  marking: null,
  last: null,
});

export function push(
  walk: Walk,
  piece: Text | Exclude<Inline, Text | Link> | NoteInline,
  suggested: Suggested,
  url: string | null,
): void {
  const whole = { ...piece, ...suggested } as Inline | NoteInline;
  if (url !== null && (whole.type === 'text' || whole.type === 'line-break')) {
    const last = walk.content.at(-1);
    if (last?.type === 'link' && last.url === url)
      walk.content[walk.content.length - 1] = {
        ...last,
        content: joinLast(last.content, whole),
      };
    else walk.content.push({ type: 'link', url, content: [whole] });
    return;
  }
  const last = walk.content.at(-1);
  if (last?.type === 'text' && whole.type === 'text' && sameLook(last, whole))
    walk.content[walk.content.length - 1] = {
      ...last,
      text: last.text + whole.text,
    };
  else walk.content.push(whole);
}

function joinLast(
  content: Link['content'],
  piece: Link['content'][number],
): Link['content'] {
  const last = content.at(-1);
  return last?.type === 'text' && piece.type === 'text' && sameLook(last, piece)
    ? [...content.slice(0, -1), { ...last, text: last.text + piece.text }]
    : [...content, piece];
}

const sameLook = (one: Text, other: Text): boolean =>
  JSON.stringify({ ...one, text: '' }) ===
    JSON.stringify({ ...other, text: '' }) &&
  one.text.length + other.text.length < 1_000_000;

export const textLength = (walk: Walk): number =>
  plainInline(walk.content).length;

export function pushCitations(
  walk: Walk,
  citations: readonly Citation[],
  suggested: Suggested,
): void {
  if (walk.inNote)
    for (const citation of citations) push(walk, citation, suggested, null);
  // A source is cited in a note.
  else {
    trimSpace(walk, suggested);
    push(
      walk,
      {
        type: 'footnote',
        id: walk.reader.newId() as FootnoteId,
        content: [...citations],
      },
      suggested,
      null,
    );
  }
}

/** A note's mark stands at its word, where brackets had a space before them. */
function trimSpace(walk: Walk, { inserted }: Suggested): void {
  const last = walk.content.at(-1);
  // Where the note may yet go, the space is that of the words on both sides.
  if (last?.type !== 'text' || last.deleted || (inserted && !last.inserted))
    return;
  const text = last.text.replace(/[ \t\u00a0\u202f]+$/u, '');
  if (text === last.text || (text === '' && walk.content.length === 1)) return;
  walk.content.pop();
  if (text !== '') walk.content.push({ ...last, text });
  const end = textLength(walk);
  for (const [place, event] of walk.events.entries())
    walk.events[place] = { ...event, at: Math.min(event.at, end) };
}
