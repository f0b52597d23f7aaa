import { expect, test } from 'vitest';
import {
  cite,
  docWith,
  note,
  p,
  text,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type { Block, Paragraph } from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { plainText } from '#core/document/walk.ts';
import {
  book,
  BRIEFING,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from '../database/library-fixture.ts';
import type { ReviewRow } from '#core/review/merge-review-rows.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import { decideSuggestions } from '#core/review/suggestions.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { insertBriefing, updateBriefingHead } from '../database/briefings.ts';
import { keepOwnStyle } from '../database/citation-styles.ts';
import { reworded } from '../database/blocks-fixture.ts';
import type { Library } from '../database/open.ts';
import { readReviewRows, updateReviewRow } from '../database/review-rows.ts';
import { insertSources, listSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { hearFinding } from '../database/silenced-findings.ts';
import { verifyLibrary } from '../database/verify.ts';
import {
  addRow,
  blocksOf,
  copyOfLibrary,
  documentOf,
  move,
  put,
  putAll,
  remove,
  send,
  take,
} from './package-fixture.ts';
import { useCitationStyles } from './citation-styles-fixture.ts';
import { resolveThread } from './comment.ts';
import { listConflicts } from './list-conflicts.ts';
import { mergePackage } from './merge-package.ts';
import { settleConflict } from './settle-conflict.ts';
import { addStep, chainOf, moveSignOffStep, signStep } from './sign-off.ts';

const styles = useCitationStyles();
const ADA = stampAt(0);
const BO = (minute: number) => stampAt(minute, 'Bo');
const CY = (minute: number) => stampAt(minute, 'Cy');

const block = (library: Library, place: number): Block => {
  const found = blocksOf(library)[place];
  if (!found) throw new Error(`There is no block ${place}.`);
  return found;
};
const words = (library: Library): string[] =>
  blocksOf(library).map((each) => plainText(each));

async function shared(...paragraphs: (UnplacedBlock | string)[]): Promise<{
  ada: Library;
  bo: Library;
  cy: Library;
}> {
  const ada = testLibrary();
  insertSources(ada, [book('s1')], STAMP);
  insertBriefing(
    ada,
    BRIEFING,
    docWith(
      { title: 'Harbour' },
      ...paragraphs.map((each) => (typeof each === 'string' ? p(each) : each)),
    ),
    ADA,
  );
  const file = await send(ada, ADA);
  const bo = testLibrary();
  const cy = testLibrary();
  await take(bo, file, BO(1));
  await take(cy, file, CY(1));
  return { ada, bo, cy };
}

test('a package is taken in where the library lacks the briefing, with its sources, and comes back with what was changed', async () => {
  const { ada, bo } = await shared('One', 'Two', 'Three');
  expect(documentOf(bo)).toEqual(documentOf(ada));
  insertSources(bo, [book('s2')], BO(2));
  put(
    bo,
    reworded(block(bo, 1), 'Two and more ', note(cite('s2', 'p. 4'))),
    BO(2),
  );
  const merged = await take(ada, await send(bo, BO(3)), stampAt(4), false);
  expect(merged).toMatchObject({
    merged: { blocks: 1 },
    conflicts: [],
    taken: false,
  });
  expect(documentOf(ada)).toEqual(documentOf(bo));
  expect(listSources(ada).map(({ id }) => id)).toEqual(['s1', 's2']);
  expect(verifyLibrary(ada)).toEqual([]);
  expect(verifyLibrary(bo)).toEqual([]);
});

test('what is only suggested is no change of the text', async () => {
  const { ada, bo } = await shared('One', 'Two');
  const former = block(bo, 1);
  if (former.type !== 'paragraph') throw new Error('not a paragraph');
  put(
    bo,
    {
      ...former,
      content: [
        ...former.content,
        {
          type: 'text',
          text: ' and more',
          inserted: { id: 'c1', author: 'Bo', at: BO(2).at },
        },
      ],
    },
    BO(2),
  );
  put(bo, reworded(block(bo, 0), 'One, changed'), BO(2));
  const { merged } = await take(ada, await send(bo, BO(3)), stampAt(4));
  expect(merged).toMatchObject({ blocks: 1, suggestions: 1 });
  expect(documentOf(ada)).toEqual(documentOf(bo));
});

/** Suggests words before the piece of the first block at that place. */
function suggest(
  library: Library,
  place: number,
  id: string,
  stamp: Stamp,
): void {
  const former = block(library, 0);
  if (former.type !== 'paragraph') throw new Error('not a paragraph');
  const inserted = { id, author: stamp.author, at: stamp.at };
  const content = former.content.toSpliced(place, 0, {
    type: 'text',
    text: id,
    inserted,
  });
  put(library, { ...former, content }, stamp);
}

const suggested = (library: Library): string[] =>
  listSuggestions(blocksOf(library)).map(
    ({ author, after }) => `${author}: ${after}`,
  );

test('what two reviewers suggest in one paragraph is in it, in either order, and again changes nothing', async () => {
  const { ada, bo, cy } = await shared(p('One ', note('Log.'), ' two'));
  suggest(bo, 0, 'first', BO(2));
  suggest(cy, 2, 'between', CY(3));
  const other = copyOfLibrary(ada);
  const files = [await send(bo, BO(4)), await send(cy, CY(4))] as const;
  await take(ada, files[0], stampAt(5));
  const merged = await take(ada, files[1], stampAt(6));
  expect(merged).toMatchObject({
    merged: { blocks: 0, suggestions: 1 },
    conflicts: [],
  });
  await take(other, files[1], stampAt(5));
  await take(other, files[0], stampAt(6));
  expect(suggested(ada)).toEqual(['Bo: first', 'Cy: between']);
  expect(documentOf(other)).toEqual(documentOf(ada));
  const before = rowsIn(ada)['revisions'];
  await take(ada, await send(bo, BO(7)), stampAt(8));
  expect(rowsIn(ada)['revisions']).toEqual(before);
  await take(bo, await send(ada, stampAt(9)), BO(10));
  expect(documentOf(bo)).toEqual(documentOf(ada));
  expect(verifyLibrary(ada)).toEqual([]);
});

test('two reviewers suggest at one place: both stand there, and one who writes on is in it while the other suggests elsewhere', async () => {
  const { ada, bo, cy } = await shared(p('One ', note('Log.'), ' two'));
  suggest(bo, 1, 'bos', BO(3));
  suggest(cy, 1, 'cys', CY(2));
  const other = copyOfLibrary(ada);
  const files = [await send(cy, CY(4)), await send(bo, BO(4))] as const;
  for (const file of files) await take(ada, file, stampAt(5));
  for (const file of files.toReversed()) await take(other, file, stampAt(5));
  expect(suggested(ada)).toEqual(['Bo: bos', 'Cy: cys']);
  expect(listConflicts(ada, BRIEFING)).toEqual([]);
  expect(documentOf(other)).toEqual(documentOf(ada));
  suggest(cy, 0, 'first', CY(6));
  const former = block(bo, 0);
  if (former.type !== 'paragraph') throw new Error('not a paragraph');
  const content = former.content.map((part) =>
    part.type === 'text' && part.inserted
      ? { ...part, text: 'bos, written on' }
      : part,
  );
  put(bo, { ...former, content }, BO(6));
  const again = [await send(bo, BO(7)), await send(cy, CY(7))] as const;
  for (const file of again) await take(ada, file, stampAt(8));
  for (const file of again.toReversed()) await take(other, file, stampAt(8));
  expect(suggested(ada)).toEqual([
    'Cy: first',
    'Bo: bos, written on',
    'Cy: cys',
  ]);
  expect(listConflicts(ada, BRIEFING)).toEqual([]);
  expect(documentOf(other)).toEqual(documentOf(ada));
});

test('who goes on from what stands at once goes on from all of it', async () => {
  const { ada, bo, cy } = await shared(p('One ', note('Log.'), ' two'));
  suggest(bo, 0, 'first', BO(2));
  suggest(cy, 2, 'between', CY(3));
  const fromCy = await send(cy, CY(4));
  await take(ada, await send(bo, BO(4)), stampAt(5));
  await take(ada, fromCy, stampAt(6));
  const decided = decideSuggestions(blocksOf(ada), ({ author }) =>
    author === 'Bo' ? 'reject' : null,
  );
  putAll(ada, decided, [], stampAt(7));
  suggest(bo, 4, 'last', BO(8));
  const { conflicts } = await take(ada, await send(bo, BO(9)), stampAt(10));
  expect(conflicts).toEqual([]);
  expect(suggested(ada)).toEqual(['Cy: between', 'Bo: last']);
  await take(cy, await send(ada, stampAt(11)), CY(12));
  expect(documentOf(cy)).toEqual(documentOf(ada));
  await take(ada, await send(cy, CY(13)), stampAt(14));
  expect(suggested(ada)).toEqual(['Cy: between', 'Bo: last']);
});

test('against one who rewrites it, what the others suggest stands at once, and who chooses that one has it alone', async () => {
  const { ada, bo, cy } = await shared(p('One ', note('Log.'), ' two'));
  suggest(ada, 3, 'own', stampAt(2));
  suggest(bo, 0, 'first', BO(2));
  put(cy, reworded(block(cy, 0), 'Otherwise'), CY(2));
  await take(ada, await send(bo, BO(4)), stampAt(5));
  const { conflicts } = await take(ada, await send(cy, CY(4)), stampAt(6));
  expect(suggested(ada)).toEqual(['Bo: first', 'Ada: own']);
  expect(conflicts).toMatchObject([
    { stands: { author: 'Ada, Bo' }, others: [{ words: 'Otherwise' }] },
  ]);
  const [conflict] = conflicts;
  settleConflict(
    ada,
    {
      briefing: BRIEFING,
      unit: conflict?.unit ?? '',
      choice: conflict?.others[0]?.choice ?? '',
    },
    stampAt(7),
  );
  expect(words(ada)).toEqual(['Otherwise']);
  await take(ada, await send(bo, BO(8)), stampAt(9));
  expect(words(ada)).toEqual(['Otherwise']);
  await take(bo, await send(ada, stampAt(10)), BO(11));
  expect(words(bo)).toEqual(['Otherwise']);
});

test('what is against the text until it is changed back waits until the next package, and is listed as long', async () => {
  const { ada, bo } = await shared(p('One ', note('Log.'), ' two'));
  const former = block(ada, 0);
  put(ada, reworded(former, 'Otherwise'), stampAt(2));
  suggest(bo, 0, 'first', BO(2));
  await take(ada, await send(bo, BO(4)), stampAt(5));
  put(ada, former, stampAt(6));
  await send(ada, stampAt(7));
  expect(listConflicts(ada, BRIEFING)).toHaveLength(1);
  expect(suggested(ada)).toEqual([]);
  const { conflicts } = await take(ada, await send(bo, BO(9)), stampAt(10));
  expect(conflicts).toEqual([]);
  expect(suggested(ada)).toEqual(['Bo: first']);
});

test('the same package again changes nothing, nor does another one of the same', async () => {
  const { ada, bo } = await shared('One', 'Two');
  put(bo, reworded(block(bo, 0), 'One, changed'), BO(2));
  const file = await send(bo, BO(3));
  await take(ada, file, stampAt(4));
  const before = rowsIn(ada);
  expect(await take(ada, file, stampAt(5))).toMatchObject({
    again: true,
    merged: { blocks: 0 },
  });
  expect(rowsIn(ada)).toEqual(before);
  await take(ada, await send(bo, BO(6)), stampAt(7));
  expect(documentOf(ada)).toEqual(documentOf(bo));
  expect(rowsIn(ada)['revisions']).toEqual(before['revisions']);
});

test('what two people made different is a conflict, in either order, and the first made stands', async () => {
  const { ada, bo, cy } = await shared('One', 'Two');
  put(bo, reworded(block(bo, 0), 'One by Bo'), BO(3));
  put(cy, reworded(block(cy, 0), 'One by Cy'), CY(2));
  const other = copyOfLibrary(ada);
  const files = [await send(bo, BO(4)), await send(cy, CY(4))] as const;
  await take(ada, files[0], stampAt(5));
  expect(words(ada)).toEqual(['One by Bo', 'Two']);
  const { conflicts } = await take(ada, files[1], stampAt(6));
  await take(other, files[1], stampAt(5));
  const reverse = await take(other, files[0], stampAt(6));
  expect(words(ada)).toEqual(['One by Cy', 'Two']);
  expect(documentOf(other)).toEqual(documentOf(ada));
  expect(conflicts).toMatchObject([
    {
      kind: 'block',
      stands: { words: 'One by Cy', author: 'Cy' },
      others: [{ words: 'One by Bo', author: 'Bo' }],
    },
  ]);
  expect(reverse.conflicts).toEqual(conflicts);
});

test('what the owner wrote stands, and what the reviewer wrote is kept; a removal drops nothing that was changed', async () => {
  const { ada, bo } = await shared('One', 'Two', 'Three');
  put(ada, reworded(block(ada, 0), 'One by Ada'), stampAt(3));
  put(bo, reworded(block(bo, 0), 'One by Bo'), BO(2));
  remove(bo, block(bo, 1).id, BO(2));
  put(ada, reworded(block(ada, 1), 'Two by Ada'), stampAt(3));
  remove(ada, block(ada, 2).id, stampAt(3));
  put(bo, reworded(block(bo, 1), 'Three by Bo'), BO(2));
  const { conflicts } = await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(words(ada)).toEqual(['One by Ada', 'Two by Ada']);
  expect(
    conflicts.map(({ stands, others }) => [
      stands.words,
      ...others.map((each) => (each.removed ? null : each.words)),
    ]),
  ).toEqual([
    ['One by Ada', 'One by Bo'],
    ['Two by Ada', null],
    ['', 'Three by Bo'],
  ]);
});

test('moved by one and changed by another: both', async () => {
  const { ada, bo } = await shared('One', 'Two', 'Three');
  move(bo, block(bo, 2).id, 0, BO(2));
  put(ada, reworded(block(ada, 2), 'Three by Ada'), stampAt(3));
  const { conflicts } = await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(conflicts).toEqual([]);
  expect(words(ada)).toEqual(['Three by Ada', 'One', 'Two']);
});

test('the same change by both is taken once', async () => {
  const { ada, bo } = await shared('One');
  put(bo, reworded(block(bo, 0), 'Same'), BO(2));
  put(ada, reworded(block(ada, 0), 'Same'), stampAt(3));
  const { conflicts } = await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(conflicts).toEqual([]);
  expect(words(ada)).toEqual(['Same']);
});

test('paragraphs that one joins keep their words where the other changed one of them', async () => {
  const { ada, bo } = await shared('One is here.', 'Two is there.');
  const [one, two] = [block(bo, 0), block(bo, 1)];
  putAll(bo, [reworded(one, 'One is here. Two is there.')], [two.id], BO(2));
  put(ada, reworded(block(ada, 0), 'One was here.'), stampAt(3));
  const { conflicts } = await take(ada, await send(bo, BO(4)), stampAt(5));
  expect(words(ada)).toEqual(['One was here.', 'Two is there.']);
  expect(conflicts).toMatchObject([
    { stands: { words: 'One was here.' } },
    { stands: { words: 'Two is there.' }, others: [{ removed: true }] },
  ]);
});

test('what two people put at the same place stands one after the other, at places of their own', async () => {
  const { ada, bo, cy } = await shared('One', 'Two');
  for (const [library, stamp] of [
    [bo, BO(2)],
    [cy, CY(2)],
  ] as const) {
    const [a, b] = blocksOf(library);
    putAll(
      library,
      [
        {
          ...(p(`New by ${stamp.author}`) as Block),
          id: `new-${stamp.author}` as never,
          rank: rankBetween(a?.rank ?? null, b?.rank ?? null),
        },
      ],
      [],
      stamp,
    );
  }
  await take(ada, await send(bo, BO(3)), stampAt(4));
  await take(ada, await send(cy, CY(3)), stampAt(5));
  expect(words(ada)).toEqual(['One', 'New by Bo', 'New by Cy', 'Two']);
  expect(new Set(blocksOf(ada).map(({ rank }) => rank)).size).toBe(4);
  expect(verifyLibrary(ada)).toEqual([]);
});

test('a note that both moved into different blocks stands in both, once by its own id', async () => {
  const n = note(text('Seen there.'));
  const { ada, bo, cy } = await shared(p('One', n), p('Two'), p('Three'));
  const moved = (library: Library, to: number, stamp = BO(2)): void => {
    putAll(
      library,
      [
        reworded(block(library, 0), 'One'),
        reworded(block(library, to), plainText(block(library, to)), n),
      ],
      [],
      stamp,
    );
  };
  moved(bo, 1);
  moved(cy, 2, CY(2));
  await take(ada, await send(bo, BO(3)), stampAt(4));
  const { conflicts } = await take(ada, await send(cy, CY(3)), stampAt(5));
  expect(conflicts).toEqual([]);
  const notes = blocksOf(ada).map((each) =>
    (each as Paragraph).content.flatMap((part) =>
      part.type === 'footnote' ? [part.id] : [],
    ),
  );
  expect(notes[0]).toEqual([]);
  expect(notes[1]).toEqual([n.id]);
  expect(notes[2]).toEqual([`${n.id}-2`]);
  expect(verifyLibrary(ada)).toEqual([]);
});

test('a later package of the same reviewer goes on from the earlier one', async () => {
  const { ada, bo } = await shared('One');
  put(bo, reworded(block(bo, 0), 'One by Bo'), BO(2));
  const first = await send(bo, BO(3));
  put(bo, reworded(block(bo, 0), 'One by Bo, again'), BO(4));
  const second = await send(bo, BO(5));
  const other = copyOfLibrary(ada);
  await take(ada, first, stampAt(6));
  expect(words(ada)).toEqual(['One by Bo']);
  expect((await take(ada, second, stampAt(7))).conflicts).toEqual([]);
  expect(words(ada)).toEqual(['One by Bo, again']);
  await take(other, second, stampAt(6));
  await take(other, first, stampAt(7));
  expect(words(other)).toEqual(['One by Bo, again']);
});

test('what goes back and forth is never in conflict with itself', async () => {
  const { ada, bo } = await shared('One', 'Two');
  for (let round = 0; round < 3; round += 1) {
    put(bo, reworded(block(bo, 0), `Bo ${round}`), BO(10 + round));
    expect(
      (await take(ada, await send(bo, BO(20)), stampAt(21))).conflicts,
    ).toEqual([]);
    put(ada, reworded(block(ada, 0), `Ada ${round}`), stampAt(30 + round));
    expect(
      (await take(bo, await send(ada, stampAt(40)), BO(41))).conflicts,
    ).toEqual([]);
    expect(documentOf(bo)).toEqual(documentOf(ada));
  }
});

const THREAD = {
  id: 't',
  on: 'briefing',
  ...{ block: null, footnote: null, citation: null, start: null, end: null },
  ...{ words: '', before: '', after: '', lost: 0 },
  ...{ made_block: null, made_start: null, made_end: null, made_words: '' },
  ...{ kind: 'condition', resolved: 0, author: 'Ada', at: ADA.at },
  ...{ changed_by: 'Ada', changed: ADA.at },
};
const rowsOf = (library: Library, table: 'threads' | 'silenced_findings') =>
  readReviewRows(library, briefingKey(library, BRIEFING), table, '');
const change = (
  library: Library,
  table: 'threads' | 'silenced_findings',
  row: ReviewRow,
): void => {
  updateReviewRow(library, briefingKey(library, BRIEFING), table, row);
};

test('what was done by a clock that is years ahead does not hold against what is done here later', async () => {
  const { ada, bo } = await shared('One');
  addRow(ada, 'threads', THREAD);
  await take(bo, await send(ada, stampAt(2)), BO(3));
  const ahead = '2099-01-01T00:00:00.000Z';
  change(bo, 'threads', {
    ...THREAD,
    resolved: 1,
    changed_by: 'Bo',
    changed: ahead,
  });
  const other = copyOfLibrary(ada);
  const file = await send(bo, { at: ahead, author: 'Bo' });
  await take(ada, file, stampAt(5));
  expect(rowsOf(ada, 'threads')).toMatchObject([{ resolved: 1 }]);
  // Whenever it is merged, it says the same.
  await take(other, file, { ...ADA, at: '2100-01-01T00:00:00.000Z' });
  expect(rowsOf(other, 'threads')).toEqual(rowsOf(ada, 'threads'));
  const { id } = THREAD;
  resolveThread(
    ada,
    { briefing: BRIEFING, thread: id, resolved: false },
    stampAt(7),
  );
  await take(ada, await send(bo, BO(8)), stampAt(9));
  expect(rowsOf(ada, 'threads')).toMatchObject([{ resolved: 0 }]);
  await take(bo, await send(ada, stampAt(10)), BO(11));
  expect(rowsOf(bo, 'threads')).toMatchObject([{ resolved: 0 }]);
});

test('a finding that was silenced, and is heard again, is not silenced by a package from before', async () => {
  const { ada, bo } = await shared('One');
  const silenced = {
    ...{ check: 'over-limit', block: '', footnote: '', source: '', text: '' },
    ...{ reason: 'Agreed.', heard: 0, author: 'Ada', at: ADA.at },
  };
  addRow(ada, 'silenced_findings', silenced);
  await take(bo, await send(ada, stampAt(2)), BO(3));
  change(bo, 'silenced_findings', {
    ...silenced,
    reason: 'By a clock that is ahead.',
    at: '2099-01-01T00:00:00.000Z',
  });
  await take(ada, await send(bo, BO(3)), stampAt(3));
  const key = ada.db
    .prepare('SELECT key FROM silenced_findings')
    .pluck()
    .get() as number;
  hearFinding(ada, key, stampAt(4));
  await take(ada, await send(bo, BO(5)), stampAt(6));
  expect(rowsOf(ada, 'silenced_findings')).toMatchObject([{ heard: 1 }]);
});

test('what was cleared in a style of one’s own is cleared where the package is taken in, as its style comes with it', async () => {
  const { ada } = await shared('One');
  const csl =
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>Ours</title><id>http://example.org/ours</id></info><citation><layout suffix="."><text variable="title"/></layout></citation></style>';
  keepOwnStyle(ada, { id: 'own-ours', title: 'Ours', kind: 'note' }, csl, ADA);
  updateBriefingHead(ada, BRIEFING, { style: 'own-ours' }, ADA);
  const { id: step } = addStep(ada, { briefing: BRIEFING, name: 'Legal' }, ADA);
  signStep(ada, { briefing: BRIEFING, step, comment: '' }, stampAt(2));
  const cy = testLibrary();
  await mergePackage(
    await send(ada, stampAt(3)),
    { takeIn: true },
    {
      library: cy,
      resources: styles(),
      stamp: CY(4),
      signal: new AbortController().signal,
    },
  );
  expect(chainOf(cy, BRIEFING)).toMatchObject({ clear: true });
});

test('a step goes between two that came from two people to the same place', async () => {
  const { ada, bo } = await shared('One');
  addStep(ada, { briefing: BRIEFING, name: 'Author' }, stampAt(2));
  addStep(bo, { briefing: BRIEFING, name: 'Legal' }, BO(2));
  await take(ada, await send(bo, BO(3)), stampAt(4));
  const names = () => chainOf(ada, BRIEFING).steps.map(({ name }) => name);
  expect(names().toSorted()).toEqual(['Author', 'Legal']);
  const last = names()[1];
  const { id } = addStep(
    ada,
    { briefing: BRIEFING, name: 'Finance' },
    stampAt(5),
  );
  moveSignOffStep(ada, { briefing: BRIEFING, step: id, place: 1 }, stampAt(6));
  expect(names()[1]).toBe('Finance');
  expect(names()[2]).toBe(last);
});
