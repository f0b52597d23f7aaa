// What the writers of a DOCX share while one is written: the numbers that it gives out, the notes and pictures that it has
// met, and the addresses that its parts lead to.
import type { Footnote, ListItems } from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import type { Comments } from './docx-comments.ts';
import type { DocxInput } from './docx-input.ts';
import { footnoteElement, suggestedBy } from './docx-notes.ts';
import type { Relationship } from './docx-xml.ts';

export type Writing = {
  readonly input: DocxInput;
  readonly comments: Comments;
  /** A number for a change, a bookmark, a picture. */
  readonly ids: () => number;
  /** The id of what the text leads to: an address, or a part of the file. */
  readonly relate: (type: string, target: string, external?: boolean) => string;
  /** Writes the note and gives its number in the part; `comes` where it stands in what is only suggested. */
  readonly note: (footnote: Footnote, comes: boolean) => number;
  /** The id of a list by itself, whose items stand at that depth, from 0. */
  readonly list: (list: ListItems, depth: number) => number;
  readonly bookmark: (heading: string) => string;
};

/** The ids of addresses, each once. */
export function relations(first: readonly Relationship[] = []): {
  readonly all: Relationship[];
  readonly relate: Writing['relate'];
} {
  const all = [...first];
  const known = new Map<string, string>();
  return {
    all,
    relate(type, target, external) {
      const key = `${type} ${target}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const id = `rId${all.length + 1}`;
      known.set(key, id);
      all.push({ id, type, target, ...(external && { external }) });
      return id;
    },
  };
}

export type WrittenList = Pick<ListItems, 'style' | 'start'> & {
  readonly id: number;
  readonly depth: number;
};

export function beginWriting(
  input: DocxInput,
  comments: Comments,
  relate: Writing['relate'],
  relateNote: Writing['relate'],
): {
  readonly writing: Writing;
  readonly notes: readonly string[];
  readonly lists: readonly WrittenList[];
  readonly headings: ReadonlyMap<string, string>;
} {
  let id = 0;
  const ids = (): number => (id += 1);
  const notes: string[] = [];
  const changed = new Set(
    footnotesOf(input.document.blocks)
      .filter(({ footnote }) => suggestedBy(footnote.content) !== null)
      .map(({ footnote }) => footnote.id),
  );
  const lists: WrittenList[] = [];
  const headings = new Map<string, string>();
  return {
    notes,
    lists,
    headings,
    writing: {
      input,
      comments,
      ids,
      relate,
      note(footnote, comes) {
        const number = notes.length + 1;
        const { was, becomes } = input.notes.get(footnote.id) ?? {
          was: null,
          becomes: null,
        };
        // Where blocks are tracked whole, what comes has its own words.
        const words =
          comes && changed.has(footnote.id)
            ? { was: becomes, becomes }
            : { was, becomes };
        notes.push(
          footnoteElement(
            number,
            footnote,
            words,
            ids,
            (url) => relateNote('hyperlink', url, true),
            input.direction,
          ),
        );
        return number;
      },
      list({ style, start = 1 }, depth) {
        lists.push({ id: lists.length + 1, style, start, depth });
        return lists.length;
      },
      bookmark(heading) {
        const name = headings.get(heading) ?? `_Toc${headings.size + 1}`;
        headings.set(heading, name);
        return name;
      },
    },
  };
}
