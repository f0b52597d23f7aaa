// Comments and what is done with their threads, each in one transaction with its line of the log. A comment is kept on the
// words as the library has them: where the page shows others, nothing is kept.
import type { Input } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import { laterMoment } from '#core/review/later-moment.ts';
import {
  anchoredText,
  contextOf,
  ON_BRIEFING,
  wordsOfWhole,
  type Anchor,
} from '#core/review/thread.ts';
import { recordActivity } from '../database/activity.ts';
import { findBlock } from '../database/blocks.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { findComment, putComment, type Comment } from '../database/comments.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import type { Stamp } from '../database/stamp.ts';
import {
  findThread,
  putThread,
  type Thread,
  type ThreadHead,
} from '../database/threads.ts';

/** Throws AppError 'conflict' where the words are not there as they are given, 'not-found'. */
export function openThread(
  library: Library,
  { briefing, thread: id, place, kind, comment }: Input<'threads.open'>,
  { at, author }: Stamp,
): Thread {
  return saving(library, () => {
    const key = briefingKey(library, briefing as BriefingId);
    const head: ThreadHead = {
      id,
      ...anchorAt(library, key, place),
      kind,
      resolved: false,
      author,
      at,
      changedBy: author,
      changed: at,
    };
    const words = comment.words.trim();
    const first: Comment = { id: comment.id, words, author, at, edited: null };
    if (!putThread(library, key, head)) throw known();
    if (!putComment(library, key, id, first)) throw known();
    record(library, key, head, first, { at, author });
    return { ...head, comments: [first] };
  });
}

const known = (): AppError =>
  new AppError('conflict', 'This comment is in the library already.');

const record = (
  library: Library,
  key: number,
  thread: ThreadHead,
  comment: Comment,
  stamp: Stamp,
  isReply = false,
): void => {
  recordActivity(
    library,
    key,
    {
      kind: 'comment.made',
      thread: thread.id,
      comment: comment.id,
      on: thread.words,
      place: thread.on,
      ...(isReply && { reply: true }),
      words: comment.words,
    },
    stamp,
  );
};

function anchorAt(
  library: Library,
  key: number,
  place: Input<'threads.open'>['place'],
): Anchor {
  if (place.on === 'briefing') return ON_BRIEFING;
  const block = findBlock(library, key, place.block);
  if (!block) throw changed();
  switch (place.on) {
    case 'block':
      return {
        ...ON_BRIEFING,
        on: 'block',
        block: block.id,
        words: wordsOfWhole(anchoredText(block, null) ?? ''),
      };
    case 'words': {
      const { footnote, start, end, words } = place;
      const text = anchoredText(block, footnote);
      if (text?.slice(start, end) !== words) throw changed();
      const context = contextOf(text, start, end);
      const at = { block: block.id, footnote, start, end };
      return { ...ON_BRIEFING, on: 'words', ...at, words, ...context };
    }
    case 'footnote':
    case 'citation': {
      const note = footnotesOf([block]).find(
        ({ footnote }) => footnote.id === place.footnote,
      )?.footnote;
      const citation = place.on === 'citation' ? place.citation : null;
      const isThere =
        note &&
        (citation === null ||
          citationsOf(note).some((each) => each.id === citation));
      if (!isThere) throw changed();
      return {
        ...ON_BRIEFING,
        on: place.on,
        block: block.id,
        footnote: note.id,
        citation,
        words: wordsOfWhole(place.words),
      };
    }
  }
}

const changed = (): AppError =>
  new AppError(
    'conflict',
    'What the comment is about was changed meanwhile, so it was not kept: choose the words anew and write it once more.',
  );

function threadOf(library: Library, key: number, id: string): ThreadHead {
  const thread = findThread(library, key, id);
  if (thread) return thread;
  throw new AppError(
    'not-found',
    'This thread of comments is not in the briefing: close the briefing and open it again to see those that are.',
  );
}

/** Throws AppError 'not-found'. */
export function replyTo(
  library: Library,
  { briefing, thread: id, comment }: Input<'threads.reply'>,
  { at, author }: Stamp,
): Comment {
  return saving(library, () => {
    const key = briefingKey(library, briefing as BriefingId);
    const thread = threadOf(library, key, id);
    const words = comment.words.trim();
    const reply: Comment = { id: comment.id, words, author, at, edited: null };
    if (!putComment(library, key, id, reply)) throw known();
    record(library, key, thread, reply, { at, author }, true);
    return reply;
  });
}

/** Throws AppError 'not-found', and 'bad-input' where another person wrote it. */
export function editComment(
  library: Library,
  { briefing, thread, comment: id, words }: Input<'threads.edit'>,
  { at, author }: Stamp,
): Comment {
  return saving(library, () => {
    const key = briefingKey(library, briefing as BriefingId);
    const comment = findComment(library, key, id);
    if (comment?.thread !== thread)
      throw new AppError(
        'not-found',
        'This comment is not in the briefing: close the briefing and open it again to see those that are.',
      );
    if (comment.author !== author)
      throw new AppError(
        'bad-input',
        `Only ${comment.author} can change this comment: write a reply instead.`,
      );
    const edited: Comment = {
      id,
      words: words.trim(),
      author,
      at: comment.at,
      edited: laterMoment(comment.edited ?? comment.at, at),
    };
    if (edited.words === comment.words) return withoutThread(comment);
    putComment(library, key, thread, edited);
    recordActivity(
      library,
      key,
      {
        kind: 'comment.edited',
        thread,
        comment: id,
        before: comment.words,
        words: edited.words,
      },
      { at, author },
    );
    return edited;
  });
}

const withoutThread = ({
  id,
  words,
  author,
  at,
  edited,
}: Comment): Comment => ({
  id,
  words,
  author,
  at,
  edited,
});

/** One that stands so already stays as it is. Throws AppError 'not-found'. */
export function resolveThread(
  library: Library,
  { briefing, thread: id, resolved }: Input<'threads.resolve'>,
  stamp: Stamp,
): void {
  saving(library, () => {
    const key = briefingKey(library, briefing as BriefingId);
    const thread = threadOf(library, key, id);
    if (thread.resolved === resolved) return;
    change(library, key, { ...thread, resolved }, stamp);
    recordActivity(
      library,
      key,
      {
        kind: resolved ? 'thread.resolved' : 'thread.reopened',
        thread: id,
        on: thread.words,
        place: thread.on,
      },
      stamp,
    );
  });
}

/** As `resolveThread`. */
export function classThread(
  library: Library,
  { briefing, thread: id, kind }: Input<'threads.class'>,
  stamp: Stamp,
): void {
  saving(library, () => {
    const key = briefingKey(library, briefing as BriefingId);
    const thread = threadOf(library, key, id);
    if (thread.kind === kind) return;
    change(library, key, { ...thread, kind }, stamp);
    recordActivity(
      library,
      key,
      {
        kind: 'thread.classed',
        thread: id,
        on: thread.words,
        before: thread.kind,
        after: kind,
      },
      stamp,
    );
  });
}

function change(
  library: Library,
  key: number,
  thread: ThreadHead,
  { at, author }: Stamp,
): void {
  const changed = laterMoment(thread.changed, at);
  putThread(library, key, { ...thread, changedBy: author, changed });
}
