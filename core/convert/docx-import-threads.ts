// The comments of a DOCX as threads: a reply belongs to the comment that it answers, and each stands on the words that it
// stood on, on a note, or on all of the briefing.
import type { Block, FootnoteId } from '../document/document.ts';
import { footnotesOf, plainText } from '../document/walk.ts';
import {
  anchoredText,
  contextOf,
  ON_BRIEFING,
  THREAD_KINDS,
  wordsOfWhole,
  type Anchor,
  type ThreadKind,
} from '../review/thread.ts';
import { forbiddenCharacter } from '../document/characters.ts';
import { KIND_WORDS } from '../review/kind-words.ts';
import { momentOf, nameIn } from './docx-import-changes.ts';
import type { DocxParts } from './docx-tree.ts';
import { elementsAt, type XmlElement } from './xml-tree.ts';

export type ReadThread = Anchor & {
  readonly id: string;
  readonly kind: ThreadKind;
  readonly resolved: boolean;
  readonly author: string;
  readonly at: string;
  readonly comments: readonly {
    readonly id: string;
    readonly words: string;
    readonly author: string;
    readonly at: string;
  }[];
};

type Places = {
  readonly places: ReadonlyMap<
    string,
    { readonly block: Block; readonly start: number; readonly end: number }
  >;
  readonly onTitle: ReadonlySet<string>;
  readonly noteOf: ReadonlyMap<string, FootnoteId>;
  readonly newId: () => string;
  readonly now: string;
};

const MOST = 20_000;

function wordsOf(comment: XmlElement): string {
  const words = elementsAt(comment, 'p')
    .map((paragraph) => lineOf(paragraph))
    .join('\n')
    .trim()
    .slice(0, MOST);
  return forbiddenCharacter(words) === null ? words : '…';
}

/** With its line breaks. */
function lineOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.name === 't') return child.text;
      if (child.name === 'br' || child.name === 'cr') return '\n';
      if (child.name === 'tab') return '\t';
      return child.name === 'del' ? '' : lineOf(child);
    })
    .join('');
}

export function readThreads(parts: DocxParts, where: Places): ReadThread[] {
  const root = parts.partOf('comments')?.root;
  if (!root) return [];
  const extended = new Map(
    (parts.partOf('commentsExtended')?.root.children ?? []).map(
      ({ attributes }) => [attributes['paraId'] ?? '', attributes],
    ),
  );
  const paragraphOf = (comment: XmlElement): string =>
    elementsAt(comment, 'p').at(-1)?.attributes['paraId'] ?? '';
  const comments = elementsAt(root, 'comment').map((element) => {
    const more = extended.get(paragraphOf(element));
    return {
      element,
      id: element.attributes['id'] ?? '',
      paragraph: paragraphOf(element),
      parent: more?.['paraIdParent'] ?? '',
      resolved: more?.['done'] === '1',
      words: wordsOf(element),
    };
  });
  const heads = comments.filter(
    ({ parent }) =>
      parent === '' || !comments.some(({ paragraph }) => paragraph === parent),
  );
  return heads.flatMap((head): ReadThread[] => {
    const anchor = anchorOf(head.id, where);
    const { kind, words } = kindOf(head.words, anchor.on === 'footnote');
    const all = [
      { ...head, words },
      ...comments.filter(
        ({ parent }) => parent !== '' && parent === head.paragraph,
      ),
    ].filter((comment) => comment.words.trim() !== '');
    const [first] = all;
    if (!first) return [];
    const author = nameIn(first.element);
    const at = momentOf(first.element.attributes['date'], where.now);
    return [
      {
        ...anchor,
        id: where.newId(),
        kind,
        resolved: head.resolved,
        author,
        at,
        comments: inOrder(
          all.map((comment) => ({
            id: where.newId(),
            words: comment.words,
            author: nameIn(comment.element),
            at: momentOf(comment.element.attributes['date'], where.now),
          })),
        ),
      },
    ];
  });
}

/** Word tells moments by the minute; who answers does it later. */
function inOrder<One extends { readonly at: string }>(
  comments: readonly One[],
): One[] {
  let last = '';
  return comments.map((comment) => {
    const at =
      comment.at > last
        ? comment.at
        : new Date(new Date(last).getTime() + 1).toISOString();
    last = at;
    return { ...comment, at };
  });
}

/** What our own export said before the words. */
function kindOf(
  words: string,
  onNote: boolean,
): { readonly kind: ThreadKind; readonly words: string } {
  const bare = onNote
    ? words.replace(/^On (?:note \d+|a suggested note)\n/u, '')
    : words;
  const kind = THREAD_KINDS.find(
    (each) => KIND_WORDS[each] !== '' && bare.startsWith(KIND_WORDS[each]),
  );
  return kind
    ? { kind, words: bare.slice(KIND_WORDS[kind].length) }
    : { kind: 'information', words: bare };
}

function anchorOf(id: string, { places, onTitle, noteOf }: Places): Anchor {
  const place = places.get(id);
  if (!place || onTitle.has(id)) return ON_BRIEFING;
  const { block, start, end } = place;
  const text = plainText(block);
  if (end > start && end - start < text.length)
    return {
      ...ON_BRIEFING,
      on: 'words',
      block: block.id,
      start,
      end,
      words: text.slice(start, end),
      ...contextOf(text, start, end),
    };
  const note = noteOf.get(id);
  const isHere =
    note !== undefined &&
    footnotesOf([block]).some(({ footnote }) => footnote.id === note);
  if (end <= start && isHere)
    return {
      ...ON_BRIEFING,
      on: 'footnote',
      block: block.id,
      footnote: note,
      words: wordsOfWhole(anchoredText(block, note) ?? ''),
    };
  return {
    ...ON_BRIEFING,
    on: 'block',
    block: block.id,
    words: wordsOfWhole(text),
  };
}
