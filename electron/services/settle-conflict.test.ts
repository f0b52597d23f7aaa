import { beforeEach, expect, test } from 'vitest';
import { cite, docWith, note, p, text } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { cslItemSchema } from '#core/citations/source.ts';
import { rankBetween } from '#core/document/rank.ts';
import { plainText } from '#core/document/walk.ts';
import { listActivity } from '../database/activity.ts';
import { at, reworded } from '../database/blocks-fixture.ts';
import { insertBriefing, updateBriefingHead } from '../database/briefings.ts';
import {
  book,
  BRIEFING,
  errorOf,
  stampAt,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import {
  changeSource,
  findSource,
  insertSources,
} from '../database/sources.ts';
import { verifyLibrary } from '../database/verify.ts';
import { listConflicts } from './list-conflicts.ts';
import {
  blocksOf,
  documentOf,
  move,
  put,
  remove,
  send,
  take,
} from './package-fixture.ts';
import { settleConflict, undoSettle } from './settle-conflict.ts';

const BO = (minute: number) => stampAt(minute, 'Bo');
const block = (library: Library, place: number): Block =>
  at(blocksOf(library), place);
const words = (library: Library): string[] =>
  blocksOf(library).map((each) => plainText(each));

let ada: Library;
let bo: Library;

beforeEach(async () => {
  ada = testLibrary();
  insertSources(ada, [book('s1')], stampAt(0));
  insertBriefing(
    ada,
    BRIEFING,
    docWith(
      { title: 'Harbour' },
      p('One', note(cite('s1'))),
      p('Two'),
      p('Three'),
    ),
    stampAt(0),
  );
  bo = testLibrary();
  await take(bo, await send(ada, stampAt(1)), BO(2));
});

async function disagree(): Promise<void> {
  put(ada, reworded(block(ada, 0), 'One by Ada'), stampAt(3));
  put(bo, reworded(block(bo, 0), 'One by Bo'), BO(3));
  await take(ada, await send(bo, BO(4)), stampAt(5));
}

const settle = (side: 'stands' | 'other', both?: true): string => {
  const [conflict] = listConflicts(ada, BRIEFING);
  const chosen = side === 'stands' ? conflict?.stands : conflict?.others[0];
  return settleConflict(
    ada,
    {
      briefing: BRIEFING,
      unit: conflict?.unit ?? '',
      choice: chosen?.choice ?? '',
      ...(both && { both }),
    },
    stampAt(10),
  ).undo;
};

test('what is chosen stands, the other one does not come back, and the log says what was left', async () => {
  await disagree();
  settle('other');
  expect(words(ada)).toEqual(['One by Bo', 'Two', 'Three']);
  expect(listConflicts(ada, BRIEFING)).toEqual([]);
  expect(listActivity(ada, BRIEFING).at(-1)?.details).toMatchObject({
    kind: 'conflict.settled',
    chosen: 'One by Bo',
    left: 'One by Ada',
  });
  expect(
    (await take(ada, await send(bo, BO(11)), stampAt(12))).conflicts,
  ).toEqual([]);
  expect(words(ada)[0]).toBe('One by Bo');
  expect(verifyLibrary(ada)).toEqual([]);
});

test('what stood stays where it is chosen, and a reviewer who gets it back has no conflict', async () => {
  await disagree();
  settle('stands');
  expect(words(ada)[0]).toBe('One by Ada');
  const { conflicts } = await take(bo, await send(ada, stampAt(11)), BO(12));
  expect(conflicts).toEqual([]);
  expect(words(bo)).toEqual(['One by Ada', 'Two', 'Three']);
});

test('both stand one after the other, the second with ids of its own; undo takes it back', async () => {
  await disagree();
  const before = documentOf(ada);
  const conflicts = listConflicts(ada, BRIEFING);
  const undo = settle('other', true);
  expect(words(ada)).toEqual(['One by Ada', 'One by Bo', 'Two', 'Three']);
  expect(listConflicts(ada, BRIEFING)).toEqual([]);
  expect(verifyLibrary(ada)).toEqual([]);
  undoSettle(ada, { briefing: BRIEFING, undo }, stampAt(13));
  expect(documentOf(ada)).toEqual(before);
  expect(listConflicts(ada, BRIEFING)).toEqual(conflicts);
  expect(verifyLibrary(ada)).toEqual([]);
});

test('what a note cites is named in words, in the order of the note, and notes are counted where there are several', async () => {
  const [first] = blocksOf(ada);
  if (first?.type !== 'paragraph') throw new Error('It is one.');
  const cited = note(
    'See ',
    cite('s1', 'p. 4', { prefix: 'above all' }),
    cite('s1', 'p. 9'),
    '.',
  );
  put(ada, { ...first, content: [text('One by Ada'), cited] }, stampAt(3));
  put(
    bo,
    { ...first, content: [text('One by Bo'), cited, note('On site.')] },
    BO(3),
  );
  await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(listConflicts(ada, BRIEFING)).toMatchObject([
    {
      stands: {
        words:
          'One by Ada\nIts note: See above all Smith, The book s1, p. 4; Smith, The book s1, p. 9.',
      },
      others: [
        {
          words:
            'One by Bo\nNote 1 of 2: See above all Smith, The book s1, p. 4; Smith, The book s1, p. 9.\nNote 2 of 2: On site.',
        },
      ],
    },
  ]);
});

test('two people move one block: both places are named, either is chosen, and it can be taken back', async () => {
  const [one, two, three] = blocksOf(ada).map(({ id }) => id);
  if (!one || !two || !three) throw new Error('There are three.');
  move(ada, one, 1, stampAt(3));
  move(bo, one, 2, BO(3));
  const { conflicts } = await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(words(ada)).toEqual(['Two', 'One', 'Three']);
  expect(conflicts).toMatchObject([
    {
      kind: 'place',
      id: one,
      name: 'One',
      stands: {
        words: 'After “Two”',
        around: { before: 'Two', behind: 'Three' },
        author: 'Ada',
      },
      others: [
        {
          words: 'After “Three”',
          around: { before: 'Three', behind: null },
          author: 'Bo',
        },
      ],
    },
  ]);
  const before = documentOf(ada);
  const undo = settle('other');
  expect(words(ada)).toEqual(['Two', 'Three', 'One']);
  expect(listConflicts(ada, BRIEFING)).toEqual([]);
  undoSettle(ada, { briefing: BRIEFING, undo }, stampAt(11));
  expect(documentOf(ada)).toEqual(before);
  settle('stands');
  expect(words(ada)).toEqual(['Two', 'One', 'Three']);
  const back = await take(bo, await send(ada, stampAt(12)), BO(13));
  expect(back.conflicts).toEqual([]);
  expect(words(bo)).toEqual(['Two', 'One', 'Three']);
  expect(
    (await take(ada, await send(bo, BO(14)), stampAt(15))).conflicts,
  ).toEqual([]);
  expect(verifyLibrary(ada)).toEqual([]);
});

test('two people move one block to the same place, or each another one: nobody disagrees', async () => {
  const [one, two, three] = blocksOf(ada).map(({ id }) => id);
  if (!one || !two || !three) throw new Error('There are three.');
  move(ada, one, 2, stampAt(3));
  move(bo, one, 2, BO(3));
  move(bo, three, 0, BO(3));
  move(bo, one, 2, BO(3));
  const { conflicts } = await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(conflicts).toEqual([]);
  expect(words(ada)).toEqual(['Three', 'Two', 'One']);
});

test('where two people suggest to move one block, it says where to', async () => {
  const suggestMove = (library: Library, rank: Block['rank'], id: string) => {
    const moved = block(library, 0);
    const by = { id, author: 'Bo', at: BO(3).at, from: moved.rank };
    put(library, { ...moved, rank, moved: by }, BO(3));
  };
  const [, two, three] = blocksOf(ada).map(({ rank }) => rank);
  if (!two || !three) throw new Error('There are three.');
  suggestMove(bo, rankBetween(three, null), 'b');
  suggestMove(ada, rankBetween(two, three), 'a');
  const { conflicts } = await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(conflicts).toMatchObject([
    {
      stands: {
        words: expect.stringContaining('to move: After “Two”') as string,
      },
      others: [
        { words: expect.stringContaining('to move: After “Three”') as string },
      ],
    },
  ]);
});

test('undo is refused where what was chosen was changed since, and nothing is changed', async () => {
  await disagree();
  const undo = settle('other');
  put(ada, reworded(block(ada, 0), 'One, later'), stampAt(11));
  errorOf('conflict', () => {
    undoSettle(ada, { briefing: BRIEFING, undo }, stampAt(12));
  });
  expect(words(ada)[0]).toBe('One, later');
  errorOf('not-found', () => {
    undoSettle(ada, { briefing: BRIEFING, undo: 'unknown' }, stampAt(12));
  });
});

test('a removal against a change: either may be chosen, and what was gone comes back at its place', async () => {
  remove(ada, block(ada, 1).id, stampAt(3));
  put(bo, reworded(block(bo, 1), 'Two by Bo'), BO(3));
  await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(words(ada)).toEqual(['One', 'Three']);
  const undo = settle('other');
  expect(words(ada)).toEqual(['One', 'Two by Bo', 'Three']);
  undoSettle(ada, { briefing: BRIEFING, undo }, stampAt(11));
  expect(words(ada)).toEqual(['One', 'Three']);
  settle('stands');
  expect(words(ada)).toEqual(['One', 'Three']);
  expect(listConflicts(ada, BRIEFING)).toEqual([]);
});

test('a title that both changed is chosen as a block is', async () => {
  updateBriefingHead(ada, BRIEFING, { title: 'By Ada' }, stampAt(3));
  updateBriefingHead(bo, BRIEFING, { title: 'By Bo' }, BO(3));
  await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(documentOf(ada).title).toBe('By Ada');
  const undo = settle('other');
  expect(documentOf(ada).title).toBe('By Bo');
  undoSettle(ada, { briefing: BRIEFING, undo }, stampAt(11));
  expect(documentOf(ada).title).toBe('By Ada');
  expect(listConflicts(ada, BRIEFING)).toHaveLength(1);
});

test('a source that a reviewer changed stays as it is until a person takes the change, and not after it was declined', async () => {
  const title = (library: Library): unknown =>
    findSource(library, 's1')?.item['title'];
  const was = title(ada);
  const changed = (library: Library, words: string, minute: number): void => {
    const source = findSource(library, 's1');
    if (source)
      changeSource(
        library,
        {
          id: source.id,
          citekey: source.citekey,
          item: cslItemSchema.parse({ ...source.item, title: words }),
        },
        BO(minute),
      );
  };
  changed(bo, 'Another title', 3);
  await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(title(ada)).toBe(was);
  expect(listConflicts(ada, BRIEFING)).toMatchObject([
    { kind: 'source', name: '@key-s1' },
  ]);
  settle('stands');
  expect(title(ada)).toBe(was);
  expect(
    (await take(ada, await send(bo, BO(6)), stampAt(7))).conflicts,
  ).toEqual([]);
  changed(bo, 'A third title', 8);
  await take(ada, await send(bo, BO(9)), stampAt(10));
  const undo = settle('other');
  expect(title(ada)).toBe('A third title');
  undoSettle(ada, { briefing: BRIEFING, undo }, stampAt(11));
  expect(title(ada)).toBe(was);
  expect(listConflicts(ada, BRIEFING)).toHaveLength(1);
});

test('a move that is only suggested waits with the words that it came with, and moves nothing before', async () => {
  const [, two] = blocksOf(ada);
  const last = block(bo, 2);
  const moved: Block = {
    ...last,
    rank: rankBetween(null, block(bo, 0).rank),
    moved: { id: 's', ...BO(3), from: last.rank },
  };
  put(bo, moved, BO(3));
  put(ada, reworded(block(ada, 2), 'Three by Ada'), stampAt(3));
  await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(words(ada)).toEqual(['One', 'Two', 'Three by Ada']);
  const undo = settle('other');
  expect(blocksOf(ada)[0]).toEqual(moved);
  expect(blocksOf(ada)[2]).toEqual(two);
  undoSettle(ada, { briefing: BRIEFING, undo }, stampAt(11));
  expect(words(ada)).toEqual(['One', 'Two', 'Three by Ada']);
  settle('stands');
  expect(words(ada)).toEqual(['One', 'Two', 'Three by Ada']);
  await take(ada, await send(bo, BO(12)), stampAt(13));
  expect(words(ada)).toEqual(['One', 'Two', 'Three by Ada']);
  expect(verifyLibrary(ada)).toEqual([]);
});
