// Threads as Word's comments. A reply is a comment on the same words that names the first as its parent, in a part of its
// own. Word has no comment on a note, and none without a place: those say in words what they are about.
import type { BlockId, FootnoteId } from '../document/document.ts';
import { initialsOf } from '../review/initials.ts';
import { KIND_WORDS } from '../review/kind-words.ts';
import { wordDate } from './docx-changes.ts';
import type { DocxThread } from './docx-input.ts';
import { elementRun, textRuns } from './docx-runs.ts';
import { escaped, part, valued } from './docx-xml.ts';

/** The comments that begin and end at one place of a block. */
export type CommentRange = {
  readonly start: number;
  readonly end: number;
  readonly ids: readonly number[];
};

export type Comments = {
  readonly briefing: readonly number[];
  /** Those on the block or on words of it; `start` and `end` count as those of an anchor. */
  readonly onBlock: ReadonlyMap<BlockId, readonly CommentRange[]>;
  readonly onNote: ReadonlyMap<FootnoteId, readonly number[]>;
  /** The parts; null where there is no comment. */
  readonly parts: {
    readonly comments: string;
    readonly extended: string;
  } | null;
};

/** The words before the first comment of a thread that say what it is on, where its place can't. */
function placeWords(
  { on, footnote, words, lost }: DocxThread,
  numberOf: (footnote: FootnoteId) => number | null,
): string {
  const said = words === '' ? '' : `: “${words}”`;
  if (lost) return `On words that are gone${said}`;
  if (footnote === null) return '';
  const number = numberOf(footnote);
  const note = number === null ? 'a suggested note' : `note ${number}`;
  if (on === 'words') return `On words of ${note}${said}`;
  return on === 'citation' ? `On a citation in ${note}${said}` : `On ${note}`;
}

function append<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** Eight digits, the first below eight, as Word asks. */
const paragraphId = (id: number): string =>
  (0x10000000 + id).toString(16).toUpperCase();

/** `isThere` says which blocks and notes stand in the file, `numberOf` the printed number of a note. */
export function commentsOf(
  threads: readonly DocxThread[],
  isThere: (place: BlockId | FootnoteId) => boolean,
  numberOf: (footnote: FootnoteId) => number | null,
): Comments {
  const briefing: number[] = [];
  const onBlock = new Map<BlockId, CommentRange[]>();
  const onNote = new Map<FootnoteId, number[]>();
  const written: string[] = [];
  const extended: string[] = [];
  let last = 0;
  for (const thread of threads) {
    const ids: number[] = [];
    for (const [place, comment] of thread.comments.entries()) {
      const id = last;
      last += 1;
      ids.push(id);
      const where = place === 0 ? placeWords(thread, numberOf) : '';
      const words = `${place === 0 ? KIND_WORDS[thread.kind] : ''}${comment.words}`;
      const lines = [...(where === '' ? [] : [where]), ...words.split('\n')];
      written.push(
        `<w:comment w:id="${id}" w:author="${escaped(comment.author)}" w:date="${wordDate(comment.at)}" w:initials="${escaped(initialsOf(comment.author))}">${lines
          .map(
            (line, at) =>
              `<w:p${at === lines.length - 1 ? ` w14:paraId="${paragraphId(id)}"` : ''}><w:pPr>${valued('pStyle', 'CommentText')}</w:pPr>${at === 0 ? elementRun('<w:annotationRef/>', { style: 'CommentReference' }) : ''}${textRuns(line, {})}</w:p>`,
          )
          .join('')}</w:comment>`,
      );
      const parent =
        place === 0 ? '' : ` w15:paraIdParent="${paragraphId(ids[0] ?? 0)}"`;
      extended.push(
        `<w15:commentEx w15:paraId="${paragraphId(id)}"${parent} w15:done="${thread.resolved ? 1 : 0}"/>`,
      );
    }
    const { block, footnote, start, end } = thread;
    if (footnote !== null && isThere(footnote))
      for (const id of ids) append(onNote, footnote, id);
    else if (block !== null && isThere(block))
      append(
        onBlock,
        block,
        thread.on === 'words' && !thread.lost && footnote === null
          ? { start: start ?? 0, end: end ?? 0, ids }
          : { start: 0, end: thread.lost ? 0 : Infinity, ids },
      );
    else briefing.push(...ids);
  }
  return {
    briefing,
    onBlock,
    onNote,
    parts:
      written.length === 0
        ? null
        : {
            comments: part('w:comments', written.join('')),
            extended: part('w15:commentsEx', extended.join('')),
          },
  };
}

export const commentStarts = (ids: readonly number[]): string =>
  ids.map((id) => `<w:commentRangeStart w:id="${id}"/>`).join('');

export const commentEnds = (ids: readonly number[]): string =>
  ids
    .map(
      (id) =>
        `<w:commentRangeEnd w:id="${id}"/>${elementRun(`<w:commentReference w:id="${id}"/>`, { style: 'CommentReference' })}`,
    )
    .join('');

/** Writes the beginnings and ends of the comments on one block as its text goes by. */
export type CommentMarks = {
  /** What stands at `at`; beginnings before the words there, ends behind those before. */
  readonly at: (at: number) => string;
  /** The next place up to `end` where something stands, `end` itself where nothing does. */
  readonly next: (at: number, end: number) => number;
  /** All that is left, at the end of the block. */
  readonly rest: () => string;
};

export function commentMarks(
  ranges: readonly CommentRange[] | undefined,
): CommentMarks {
  const waiting = [...(ranges ?? [])].sort((a, b) => a.start - b.start);
  let open: CommentRange[] = [];
  const close = (at: number): string => {
    const done = open.filter(({ end }) => end <= at);
    open = open.filter(({ end }) => end > at);
    return done.map(({ ids }) => commentEnds(ids)).join('');
  };
  return {
    at(at) {
      let xml = close(at);
      for (
        let [first] = waiting;
        first && first.start <= at;
        [first] = waiting
      ) {
        waiting.shift();
        xml += commentStarts(first.ids);
        open.push(first);
      }
      return xml + close(at);
    },
    next: (at, end) =>
      Math.min(
        end,
        ...waiting.map(({ start }) => start).filter((place) => place > at),
        ...open.map((range) => range.end).filter((place) => place > at),
      ),
    rest() {
      let xml = '';
      for (const range of waiting.splice(0)) {
        xml += commentStarts(range.ids);
        open.push(range);
      }
      xml += close(Infinity);
      return xml;
    },
  };
}
