import { expect, test } from 'vitest';
import { doc, note, p } from '#core/document/builder.ts';
import type { Block, BlockId } from '#core/document/document.ts';
import type { Input } from '#core/contract.ts';
import { listActivity } from '../database/activity.ts';
import { eraseBinned, binBriefings } from '../database/bin.ts';
import { saveDelta } from '../database/blocks.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import {
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { findInLibrary } from '../database/search.ts';
import { listThreads, type Thread } from '../database/threads.ts';
import { verifyLibrary } from '../database/verify.ts';
import {
  classThread,
  editComment,
  openThread,
  replyTo,
  resolveThread,
} from './comment.ts';
import { duplicateBriefings } from './duplicate-briefings.ts';

const TEXT = 'Costs rose by twelve per cent in May.';

function withBriefing(): { library: Library; block: BlockId } {
  const library = testLibrary();
  insertBriefing(library, BRIEFING, doc(p(TEXT), p('Then', note('n'))), STAMP);
  const [first] = readBriefing(library, BRIEFING).document.blocks;
  if (!first) throw new Error('no block');
  return { library, block: first.id };
}

const onWords = (
  block: BlockId,
  words = 'twelve per cent',
): Input<'threads.open'> => ({
  briefing: BRIEFING,
  thread: 't',
  place: {
    on: 'words',
    block,
    footnote: null,
    start: TEXT.indexOf(words),
    end: TEXT.indexOf(words) + words.length,
    words,
  },
  kind: 'condition',
  comment: { id: 'c', words: ' Says who? ' },
});

const threadsIn = (library: Library): Thread[] =>
  listThreads(library, briefingKey(library, BRIEFING));

function save(library: Library, texts: readonly (string | null)[]): void {
  const held = readBriefing(library, BRIEFING);
  const rows = library.db.prepare('SELECT id, revision FROM blocks').all() as {
    id: BlockId;
    revision: number;
  }[];
  const parentOf = (id: BlockId): number =>
    rows.find((row) => row.id === id)?.revision ?? 0;
  const put: { block: Block; parent: number }[] = [];
  const remove: { id: BlockId; parent: number }[] = [];
  for (const [place, text] of texts.entries()) {
    const block = held.document.blocks[place];
    if (block?.type !== 'paragraph') continue;
    if (text === null)
      remove.push({ id: block.id, parent: parentOf(block.id) });
    else
      put.push({
        block: { ...block, content: [{ type: 'text', text }] },
        parent: parentOf(block.id),
      });
  }
  saveDelta(library, BRIEFING, { put, move: [], remove }, stampAt(9));
}

test('a comment is made on words, answered, resolved, reopened and classed, and the log has all of it', () => {
  const { library, block } = withBriefing();
  openThread(library, onWords(block), stampAt(1, 'Bea'));
  const reply = { id: 'r', words: 'The yard.' };
  replyTo(
    library,
    { briefing: BRIEFING, thread: 't', comment: reply },
    stampAt(2),
  );
  const of = { briefing: BRIEFING, thread: 't' };
  resolveThread(library, { ...of, resolved: true }, stampAt(3));
  resolveThread(library, { ...of, resolved: true }, stampAt(4));
  resolveThread(library, { ...of, resolved: false }, stampAt(5));
  classThread(library, { ...of, kind: 'information' }, stampAt(5));
  const [thread] = threadsIn(library);
  expect(thread).toMatchObject({
    on: 'words',
    block,
    words: 'twelve per cent',
    before: 'Costs rose by ',
    after: ' in May.',
    lost: false,
    kind: 'information',
    resolved: false,
    author: 'Bea',
    changedBy: 'Ada',
    // A moment later than what it changed.
    changed: '2026-03-01T09:05:00.001Z',
  });
  expect(thread?.comments).toEqual([
    { id: 'c', words: 'Says who?', ...stampAt(1, 'Bea'), edited: null },
    { ...reply, ...stampAt(2), edited: null },
  ]);
  expect(
    listActivity(library, BRIEFING).map(
      ({ details: { kind }, author }) => `${author} ${kind}`,
    ),
  ).toEqual(
    expect.arrayContaining([
      'Bea comment.made',
      'Ada comment.made',
      'Ada thread.resolved',
      'Ada thread.reopened',
      'Ada thread.classed',
    ]),
  );
  expect(listActivity(library, BRIEFING)).toHaveLength(5);
  expect(
    listActivity(library, BRIEFING).flatMap(({ details }) =>
      details.kind === 'comment.made' ? [details.reply ?? false] : [],
    ),
  ).toEqual([false, true]);
});

test('only its author changes a comment, and the words before are in the log', () => {
  const { library, block } = withBriefing();
  openThread(library, onWords(block), stampAt(1, 'Bea'));
  const edit = {
    briefing: BRIEFING,
    thread: 't',
    comment: 'c',
    words: 'Who says?',
  };
  const before = rowsIn(library);
  errorOf('bad-input', () => editComment(library, edit, stampAt(2, 'Ada')));
  expect(rowsIn(library)).toEqual(before);
  editComment(library, edit, stampAt(2, 'Bea'));
  expect(threadsIn(library)[0]?.comments).toEqual([
    {
      id: 'c',
      words: 'Who says?',
      ...stampAt(1, 'Bea'),
      edited: stampAt(2).at,
    },
  ]);
  expect(listActivity(library, BRIEFING).at(-1)?.details).toMatchObject({
    before: 'Says who?',
    words: 'Who says?',
  });
});

test('on words that the library does not have, nothing is kept', () => {
  const { library, block } = withBriefing();
  const before = rowsIn(library);
  const asked = onWords(block);
  errorOf('conflict', () =>
    openThread(
      library,
      {
        ...asked,
        place: { ...asked.place, words: 'eleven per cent' } as never,
      },
      STAMP,
    ),
  );
  errorOf('conflict', () =>
    openThread(library, onWords('none' as BlockId), STAMP),
  );
  errorOf('not-found', () =>
    openThread(library, { ...asked, briefing: 'none' }, STAMP),
  );
  errorOf('not-found', () => {
    resolveThread(
      library,
      { briefing: BRIEFING, thread: 'none', resolved: true },
      STAMP,
    );
  });
  expect(rowsIn(library)).toEqual(before);
});

test('a place moves with the words in the transaction of the save, is lost with them and found with them again', () => {
  const { library, block } = withBriefing();
  openThread(library, onWords(block), STAMP);
  const [made] = threadsIn(library);
  save(library, ['In fact costs rose by twelve full per cent in May.', 'Then']);
  const [moved] = threadsIn(library);
  expect([moved?.start, moved?.end, moved?.lost]).toEqual([22, 42, false]);
  save(library, ['Costs rose.', 'Then']);
  expect(threadsIn(library)[0]).toMatchObject({
    lost: true,
    words: 'twelve per cent',
  });
  save(library, ['Costs rose.', 'Then they were twelve per cent.']);
  const [found] = threadsIn(library);
  expect(found?.lost).toBe(false);
  expect(found?.block).not.toBe(block);
  save(library, [TEXT, 'Then']);
  expect(threadsIn(library)[0]).toEqual(made);
  save(library, [null, 'Then']);
  expect(threadsIn(library)[0]).toMatchObject({ lost: true, block });
});

test('words that were edited before they were cut are found where they are pasted, from what the library keeps', () => {
  const { library, block } = withBriefing();
  openThread(library, onWords(block), STAMP);
  save(library, ['Costs rose by twelve full per cent in May.', 'Then']);
  save(library, ['Costs rose by in May.', 'Then']);
  expect(threadsIn(library)[0]).toMatchObject({
    lost: true,
    last: 'twelve full per cent',
  });
  const pasted = 'Then they were twelve full per cent.';
  save(library, ['Costs rose by in May.', pasted]);
  const [found] = threadsIn(library);
  expect(found?.block).not.toBe(block);
  expect(pasted.slice(found?.start ?? 0, found?.end ?? 0)).toBe(
    'twelve full per cent',
  );
  expect(found).toMatchObject({ lost: false, last: '' });
});

test('a save that is refused moves no thread', () => {
  const { library, block } = withBriefing();
  openThread(library, onWords(block), STAMP);
  const before = rowsIn(library);
  errorOf('conflict', () =>
    saveDelta(
      library,
      BRIEFING,
      { put: [], move: [], remove: [{ id: block, parent: 999 }] },
      STAMP,
    ),
  );
  expect(rowsIn(library)).toEqual(before);
});

test('a copy starts without comments, and they go with their briefing for good', () => {
  const { library, block } = withBriefing();
  openThread(library, onWords(block), STAMP);
  const [copy] = duplicateBriefings(library, [BRIEFING], STAMP);
  if (!copy) throw new Error('no copy');
  expect(listThreads(library, briefingKey(library, copy))).toEqual([]);
  binBriefings(library, [BRIEFING], STAMP.at);
  eraseBinned(library, [BRIEFING]);
  expect(library.db.prepare('SELECT * FROM comments').all()).toEqual([]);
});

test('what was said is found, as it is worded now and once a thread, until its briefing goes', () => {
  const { library, block } = withBriefing();
  const found = (words: string) => findInLibrary(library, words, 10).hits;
  openThread(library, onWords(block), stampAt(1, 'Bea'));
  expect(found('says who')).toMatchObject([
    {
      ...{ kind: 'comment', id: BRIEFING, snippet: 'Says who?' },
      comment: { thread: 't', author: 'Bea' },
      marks: [
        { from: 0, to: 4 },
        { from: 5, to: 8 },
      ],
    },
  ]);
  replyTo(
    library,
    {
      ...{ briefing: BRIEFING, thread: 't' },
      comment: { id: 'd', words: 'The ministry says so: 港湾局' },
    },
    stampAt(2),
  );
  expect(found('says')).toHaveLength(1);
  expect(found('港湾')).toMatchObject([{ comment: { author: 'Ada' } }]);
  editComment(
    library,
    {
      ...{ briefing: BRIEFING, thread: 't', comment: 'c' },
      words: 'Which yard?',
    },
    stampAt(3, 'Bea'),
  );
  expect(found('who')).toEqual([]);
  expect(found('yard')).toHaveLength(1);
  expect(findInLibrary(library, 'yard', 10, { status: 'final' }).hits).toEqual(
    [],
  );
  expect(findInLibrary(library, 'yard', 10, { kinds: ['block'] }).hits).toEqual(
    [],
  );
  expect(verifyLibrary(library)).toEqual([]);
  binBriefings(library, [BRIEFING], stampAt(4).at);
  expect(found('yard')).toEqual([]);
  eraseBinned(library, [BRIEFING]);
  expect(verifyLibrary(library)).toEqual([]);
});
