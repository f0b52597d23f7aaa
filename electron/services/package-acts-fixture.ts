// What people do to copies of a briefing when they do anything at all, for properties of merging: each act is a kind and two
// numbers that say where.
import fc from 'fast-check';
import { cite, note, p } from '#core/document/builder.ts';
import type {
  Block,
  BlockId,
  Footnote,
  Inline,
  Paragraph,
} from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { citationsOf, footnotesOf, plainInline } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import { atomsOf, contentOf, type Atom } from '#core/review/atoms.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import type { ReviewRow } from '#core/review/merge-review-rows.ts';
import { decideSuggestions } from '#core/review/suggestions.ts';
import { contextOf } from '#core/review/thread.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { updateBriefingHead } from '../database/briefings.ts';
import { insertExcerpt } from '../database/excerpts.ts';
import { book, BRIEFING } from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import {
  readReviewRows,
  reviewTables,
  updateReviewRow,
} from '../database/review-rows.ts';
import { insertSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import {
  addRow,
  blocksOf,
  documentOf,
  move,
  put,
  putAll,
  remove,
} from './package-fixture.ts';
import { handBackStep, signStep, withdrawStep } from './sign-off.ts';

export type Act = {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
  readonly to: number;
  readonly minute: number;
};

const KINDS = [
  'reword',
  'same',
  'insert',
  'remove',
  'move',
  'split',
  'join',
  'take-note',
  'new-note',
  'drop-note',
  'title',
  'field',
  'status',
  'thread',
  'reply',
  'edit-comment',
  'resolve',
  'verdict',
  'step',
  'silence',
  'excerpt',
  'source',
  'hear',
  'suggest-words',
  'suggest-deletion',
  'suggest-block',
  'suggest-move',
  'suggest-beside',
  'suggest-on',
  'decide',
  'decide-all',
  'sign',
  'withdraw',
  'hand-back',
] as const;

/** Any of them. */
export const act = fc.record<Act>({
  kind: fc.constantFrom(...KINDS),
  at: fc.nat(99),
  to: fc.nat(99),
  minute: fc.integer({ min: 10, max: 40 }),
});

const noteIn = (block: Block): Footnote | undefined =>
  footnotesOf([block])[0]?.footnote;

const isText = (block: Block): block is Paragraph => block.type === 'paragraph';

let count = 0;
const fresh = (stamp: Stamp): string => {
  count += 1;
  return `${stamp.author}${count}`;
};

/** Words that nobody else writes, so that each can be looked for. */
const newWord = (stamp: Stamp): string => `word${fresh(stamp)}`;

const base = {
  start: null,
  end: null,
  footnote: null,
  citation: null,
  words: '',
  before: '',
  after: '',
  lost: 0,
};

/** As who `stamp` says; where there is nothing to do it to, nothing is done. */
export function perform(
  library: Library,
  { kind, at, to }: Act,
  stamp: Stamp,
): void {
  const blocks = blocksOf(library);
  const texts = blocks.filter(isText);
  const block = texts[at % Math.max(1, texts.length)];
  const other = texts[to % Math.max(1, texts.length)];
  const key = briefingKey(library, BRIEFING);
  const rows = (name: (typeof reviewTables)[number]): ReviewRow[] =>
    readReviewRows(library, key, name, stamp.author);
  const by = { author: stamp.author, at: stamp.at };
  switch (kind) {
    case 'reword':
      if (block)
        put(
          library,
          {
            ...block,
            content: [
              ...block.content,
              { type: 'text', text: ` ${newWord(stamp)}` },
            ],
          },
          stamp,
        );
      break;
    case 'same':
      if (block)
        put(
          library,
          {
            ...block,
            content: [
              { type: 'text', text: `Agreed ${to % 2}` },
              ...block.content.filter(({ type }) => type === 'footnote'),
            ],
          },
          stamp,
        );
      break;
    case 'insert': {
      const place = at % (blocks.length + 1);
      const rank = rankBetween(
        blocks[place - 1]?.rank ?? null,
        blocks[place]?.rank ?? null,
      );
      const made = p(
        newWord(stamp),
        note(newWord(stamp), cite('s1', `p. ${at + 1}`)),
      );
      put(library, { ...made, id: fresh(stamp) as BlockId, rank }, stamp);
      break;
    }
    case 'remove':
      if (block && blocks.length > 2) remove(library, block.id, stamp);
      break;
    case 'move':
      if (blocks.length > 1)
        move(
          library,
          blocks.map(({ id }) => id)[at % blocks.length] ?? ('' as BlockId),
          to % blocks.length,
          stamp,
        );
      break;
    case 'split': {
      if (!block) break;
      const place = blocks.indexOf(block);
      const rank = rankBetween(block.rank, blocks[place + 1]?.rank ?? null);
      const half = Math.ceil(block.content.length / 2);
      const rest = block.content.slice(half);
      if (rest.length === 0) break;
      putAll(
        library,
        [
          { ...block, content: block.content.slice(0, half) },
          { ...block, id: fresh(stamp) as BlockId, rank, content: rest },
        ],
        [],
        stamp,
      );
      break;
    }
    case 'join':
      if (block && other && block.id !== other.id)
        putAll(
          library,
          [
            {
              ...block,
              content: [
                ...block.content,
                { type: 'text', text: ' ' },
                ...other.content,
              ],
            },
          ],
          [other.id],
          stamp,
        );
      break;
    case 'take-note': {
      const from = texts.find((each) => noteIn(each));
      const found = from && noteIn(from);
      if (!from || !found || !other || other.id === from.id) break;
      putAll(
        library,
        [
          { ...from, content: from.content.filter((part) => part !== found) },
          { ...other, content: [...other.content, found] },
        ],
        [],
        stamp,
      );
      break;
    }
    case 'new-note':
      if (block)
        put(
          library,
          {
            ...block,
            content: [
              ...block.content,
              note(newWord(stamp), cite('s1')),
            ] as Inline[],
          },
          stamp,
        );
      break;
    case 'drop-note':
      if (block)
        put(
          library,
          {
            ...block,
            content: block.content.filter(({ type }) => type !== 'footnote'),
          },
          stamp,
        );
      break;
    case 'title':
      updateBriefingHead(library, BRIEFING, { title: newWord(stamp) }, stamp);
      break;
    case 'field':
      updateBriefingHead(
        library,
        BRIEFING,
        {
          fields: {
            ...documentOf(library).fields,
            [`field-${at % 2}`]: newWord(stamp),
          },
        },
        stamp,
      );
      break;
    case 'status':
      updateBriefingHead(
        library,
        BRIEFING,
        { status: at % 2 ? 'in-review' : 'cleared' },
        stamp,
      );
      break;
    case 'thread': {
      const id = fresh(stamp);
      const anchor = anchorFor(block, at);
      addRow(library, 'threads', {
        ...base,
        ...anchor,
        id,
        made_block: anchor['block'] ?? null,
        made_start: anchor['start'] ?? null,
        made_end: anchor['end'] ?? null,
        made_words: anchor['words'] ?? '',
        kind: 'condition',
        resolved: 0,
        ...by,
        changed_by: stamp.author,
        changed: stamp.at,
      });
      addRow(library, 'comments', {
        id: fresh(stamp),
        thread: id,
        words: newWord(stamp),
        edited: null,
        ...by,
      });
      break;
    }
    case 'reply': {
      const thread = rows('threads')[0];
      if (thread)
        addRow(library, 'comments', {
          id: fresh(stamp),
          thread: thread['id'] ?? '',
          words: newWord(stamp),
          edited: null,
          ...by,
        });
      break;
    }
    case 'edit-comment': {
      const comment = rows('comments')[0];
      if (comment)
        updateReviewRow(library, key, 'comments', {
          ...comment,
          words: newWord(stamp),
          edited: stamp.at,
        });
      break;
    }
    case 'resolve': {
      const thread = rows('threads')[0];
      if (thread)
        updateReviewRow(library, key, 'threads', {
          ...thread,
          resolved: at % 2,
          changed: stamp.at,
          changed_by: stamp.author,
        });
      break;
    }
    case 'verdict': {
      const placed = footnotesOf(blocks)[0];
      const citation = placed && citationsOf(placed.footnote)[0];
      if (placed && citation)
        addRow(library, 'verdicts', {
          id: fresh(stamp),
          footnote: placed.footnote.id,
          citation: citation.id,
          verdict: 'supports',
          page: '4',
          reason: newWord(stamp),
          takes_back: null,
          quotation: '',
          basis: JSON.stringify({
            sentence: '',
            note: '',
            citation: {
              prefix: '',
              suffix: '',
              suppressAuthor: false,
              words: '',
            },
            locator: null,
            source: { id: 's1', name: '', parts: {} },
          }),
          sentence_hash: 'a',
          citation_hash: 'b',
          locator_hash: 'c',
          source_hash: 'd',
          ...by,
        });
      break;
    }
    case 'step': {
      const step = rows('sign_off_steps')[0];
      if (step)
        updateReviewRow(library, key, 'sign_off_steps', {
          ...step,
          name: newWord(stamp),
          changed: stamp.at,
          changed_by: stamp.author,
        });
      break;
    }
    case 'silence': {
      const row = {
        check: 'over-limit',
        block: '',
        footnote: '',
        source: '',
        text: String(at % 2),
        reason: newWord(stamp),
        heard: 0,
        ...by,
      };
      const same = rows('silenced_findings').find(
        (each) => each['text'] === row.text,
      );
      if (same) updateReviewRow(library, key, 'silenced_findings', row);
      else addRow(library, 'silenced_findings', row);
      break;
    }
    case 'excerpt':
      insertExcerpt(library, 's1' as never, {
        id: fresh(stamp),
        text: newWord(stamp),
        locator: null,
        created: stamp.at,
      });
      break;
    case 'source':
      insertSources(library, [book(fresh(stamp))], stamp);
      break;
    case 'hear': {
      const [silenced] = rows('silenced_findings');
      if (silenced)
        updateReviewRow(library, key, 'silenced_findings', {
          ...silenced,
          heard: 1,
          ...by,
        });
      break;
    }
    case 'suggest-words':
      if (block) {
        const inserted = { id: fresh(stamp), ...by };
        const words: Inline = {
          type: 'text',
          text: ` ${newWord(stamp)} `,
          inserted,
        };
        const place = to % (block.content.length + 1);
        put(
          library,
          { ...block, content: block.content.toSpliced(place, 0, words) },
          stamp,
        );
      }
      break;
    case 'suggest-deletion': {
      const place = to % Math.max(1, block?.content.length ?? 0);
      const part = block?.content[place];
      if (!block || !part || part.type === 'link') break;
      const deleted = { id: fresh(stamp), ...by };
      put(
        library,
        { ...block, content: block.content.with(place, { ...part, deleted }) },
        stamp,
      );
      break;
    }
    case 'suggest-block': {
      const place = at % (blocks.length + 1);
      const rank = rankBetween(
        blocks[place - 1]?.rank ?? null,
        blocks[place]?.rank ?? null,
      );
      const inserted = { id: fresh(stamp), ...by };
      const text: Inline = { type: 'text', text: newWord(stamp), inserted };
      put(
        library,
        {
          type: 'paragraph',
          id: fresh(stamp) as BlockId,
          rank,
          inserted,
          content: [text],
        },
        stamp,
      );
      break;
    }
    case 'suggest-beside': {
      const here = blocks.find(isText);
      if (here) put(library, besideOthers(here, { at, to }, stamp), stamp);
      break;
    }
    case 'suggest-on': {
      const own = texts.find((each) => ownSuggestion(each, stamp) >= 0);
      if (own) put(library, writtenOn(own, stamp), stamp);
      break;
    }
    case 'suggest-move': {
      const moved = blocks[at % Math.max(1, blocks.length)];
      const others = blocks.filter((each) => each !== moved);
      const place = to % (others.length + 1);
      const rank = rankBetween(
        others[place - 1]?.rank ?? null,
        others[place]?.rank ?? null,
      );
      if (moved && !moved.moved && rank !== moved.rank)
        put(
          library,
          {
            ...moved,
            rank,
            moved: { id: fresh(stamp), ...by, from: moved.rank },
          },
          stamp,
        );
      break;
    }
    case 'decide':
    case 'decide-all': {
      const [chosen] = listSuggestions(blocks);
      const decision = at % 2 ? 'accept' : 'reject';
      const decided = decideSuggestions(blocks, ({ id }) =>
        kind === 'decide-all' || id === chosen?.id ? decision : null,
      );
      const left = new Set(decided.map(({ id }) => id));
      if (decided.length > 0)
        putAll(
          library,
          decided.filter((each) => !blocks.includes(each)),
          blocks.map(({ id }) => id).filter((id) => !left.has(id)),
          stamp,
        );
      break;
    }
    case 'sign':
    case 'withdraw':
    case 'hand-back': {
      const done = { briefing: BRIEFING, step: 'step', comment: 'Done.' };
      const act = {
        sign: signStep,
        withdraw: withdrawStep,
        'hand-back': handBackStep,
      }[kind];
      try {
        act(library, done, stamp);
      } catch (error) {
        // It is signed already, or there is nothing to withdraw.
        if (!(error instanceof AppError)) throw error;
      }
      break;
    }
  }
}

const isSpace = (atom: Atom | undefined): boolean =>
  atom?.piece.type !== 'text' || atom.piece.text === ' ';

/** With a word of its own suggested, or a space to go, at one of many places between the words of the block or of its note. */
function besideOthers(
  block: Paragraph,
  { at, to }: Pick<Act, 'at' | 'to'>,
  stamp: Stamp,
): Paragraph {
  const suggestion = {
    id: fresh(stamp),
    author: stamp.author,
    at: stamp.at,
  };
  const within = noteIn(block);
  const isInNote = to % 3 === 0 && within !== undefined;
  const atoms = atomsOf(isInNote ? within.content : block.content);
  const places = [...atoms.keys(), atoms.length].filter(
    (place) => atoms[place - 1]?.piece.type !== 'text' || isSpace(atoms[place]),
  );
  const place = places[at % places.length] ?? 0;
  const here = atoms[place];
  const come = atomsOf([
    { type: 'text', text: ` ${newWord(stamp)} `, inserted: suggestion },
  ]);
  const content = contentOf(
    to % 2 === 0 || !here || here.piece.deleted
      ? atoms.toSpliced(place, 0, ...come)
      : atoms.with(place, {
          ...here,
          piece: { ...here.piece, deleted: suggestion },
        }),
  );
  return isInNote
    ? {
        ...block,
        content: block.content.map((part) =>
          part === within
            ? { ...within, content: content as Footnote['content'] }
            : part,
        ),
      }
    : { ...block, content: content as Inline[] };
}

/** Of the block, of a note in it, or of words of either; of the briefing where there are none. */
function anchorFor(block: Paragraph | undefined, at: number): ReviewRow {
  if (!block || at % 6 === 0) return { on: 'briefing', block: null };
  const own = noteIn(block);
  const cited = own && citationsOf(own)[0];
  if (at % 6 === 1)
    return { on: 'block', block: block.id, words: plainInline(block.content) };
  if (at % 6 === 2 && own && cited)
    return {
      on: 'citation',
      block: block.id,
      footnote: own.id,
      citation: cited.id,
    };
  const footnote = at % 6 === 3 && own ? own.id : null;
  const text = plainInline(own && footnote ? own.content : block.content);
  const start = text.indexOf(' ') + 1;
  const words = text.slice(start, start + 8);
  if (words === '') return { on: 'briefing', block: null };
  const end = start + words.length;
  return {
    on: 'words',
    block: block.id,
    footnote,
    start,
    end,
    words,
    ...contextOf(text, start, end),
  };
}

/** Where in the block words stand that this person suggests. */
const ownSuggestion = (block: Paragraph, { author }: Stamp): number =>
  block.content.findIndex(
    (part) => part.type === 'text' && part.inserted?.author === author,
  );

function writtenOn(block: Paragraph, stamp: Stamp): Paragraph {
  const at = ownSuggestion(block, stamp);
  const part = block.content[at];
  return part?.type === 'text'
    ? {
        ...block,
        content: block.content.with(at, {
          ...part,
          text: `${part.text}${newWord(stamp)} `,
        }),
      }
    : block;
}

/** All in the same paragraph, where something is suggested from the start: mostly suggestions, some of which are decided. */
export const closeActs = fc.array(
  fc.record<Act>({
    kind: fc.constantFrom(
      ...(['suggest-beside', 'suggest-beside', 'suggest-beside'] as const),
      ...(['suggest-beside', 'suggest-move', 'decide', 'decide-all'] as const),
      ...(['suggest-on', 'suggest-on'] as const),
      ...(['same', 'thread', 'title'] as const),
    ),
    at: fc.nat(99),
    to: fc.nat(99),
    minute: fc.integer({ min: 10, max: 40 }),
  }),
  { minLength: 1, maxLength: 5 },
);
