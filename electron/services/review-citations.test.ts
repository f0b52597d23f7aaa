import { expect, test } from 'vitest';
import { bold, cite, docWith, note, p } from '#core/document/builder.ts';
import type { Block, SourceId } from '#core/document/document.ts';
import { listActivity } from '../database/activity.ts';
import { listAlarms } from '../database/alarm-list.ts';
import { binBriefings, eraseBinned } from '../database/bin.ts';
import { saveDelta } from '../database/blocks.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import { insertExcerpt, deleteExcerpt } from '../database/excerpts.ts';
import {
  book,
  BRIEFING,
  errorOf,
  STAMP,
  stampAt,
  testLibrary,
} from '../database/library-fixture.ts';
import type { Library } from '../database/open.ts';
import { readRevisions } from '../database/revisions.ts';
import { changeSource, insertSources } from '../database/sources.ts';
import { useCitationStyles } from './citation-styles-fixture.ts';
import { openCitationReview, type CitationReview } from './review-citations.ts';
import { showBriefing } from './show-briefing.ts';

const styles = useCitationStyles();

function begin(): { library: Library; review: CitationReview } {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2')], STAMP);
  insertBriefing(
    library,
    BRIEFING,
    docWith(
      { style: 'chicago-notes' },
      p('It rose. It fell twice.', note(cite('s1', 'p. 4')), ' It ended.'),
      p('All was well.', note('See ', cite('s1'), '; ', cite('s2'))),
    ),
    STAMP,
  );
  return { library, review: openCitationReview(library, styles()) };
}

const listed = (review: CitationReview) => review.list(BRIEFING).citations;

function give(
  review: CitationReview,
  place: number,
  more: Partial<Parameters<CitationReview['give']>[0]> = {},
  minute = 1,
  author = 'Bea',
): string {
  const citation = listed(review)[place];
  if (!citation) throw new Error('no citation');
  return review.give(
    {
      briefing: BRIEFING,
      ...{ citation: citation.id, seen: citation.seen, verdict: 'supports' },
      ...more,
    },
    stampAt(minute, author),
  ).id;
}

/** The first block with other content, saved. */
function rewrite(
  library: Library,
  change: (block: Block) => Block | null,
): void {
  const [block] = readBriefing(library, BRIEFING).document.blocks;
  if (!block) throw new Error('no block');
  const parent = readRevisions(library, BRIEFING).get(block.id) ?? 0;
  const next = change(block);
  saveDelta(
    library,
    BRIEFING,
    next
      ? { put: [{ block: next, parent }], move: [], remove: [] }
      : { put: [], move: [], remove: [{ id: block.id, parent }] },
    stampAt(20, 'Cem'),
  );
}

const withWords = (block: Block, words: string, looks = false): Block => {
  if (block.type !== 'paragraph') throw new Error('no paragraph');
  const [, ...rest] = block.content;
  return {
    ...block,
    content: [looks ? bold(words) : { type: 'text', text: words }, ...rest],
  };
};

test('every citation of every note is listed in the order of the text', () => {
  const { review } = begin();
  expect(listed(review)).toMatchObject([
    {
      number: 1,
      sentence: 'It fell twice.',
      locator: 'p. 4',
      standing: 'none',
      verdict: null,
      writtenBy: 'Ada',
      sourceName: 'Smith, The book s1',
    },
    { number: 2, source: 's1', sentence: 'All was well.', locator: null },
    { number: 2, source: 's2', standing: 'none' },
  ]);
});

test('a verdict holds, also where its sentence only looks different, and is stale where its words are others', () => {
  const { library, review } = begin();
  give(review, 0, {
    page: '4',
    reason: ' Near the end. ',
    quotation: 'fell twice',
  });
  const [first, second] = listed(review);
  expect(first).toMatchObject({
    standing: 'holds',
    verdict: {
      verdict: 'supports',
      page: '4',
      reason: 'Near the end.',
      quotation: 'fell twice',
      author: 'Bea',
      at: stampAt(1).at,
    },
    changes: [],
  });
  expect(second?.standing).toBe('none');
  rewrite(library, (block) =>
    withWords(block, 'It sank. It fell twice.', true),
  );
  expect(listed(review)[0]).toMatchObject({
    standing: 'holds',
    writtenBy: 'Cem',
  });
  rewrite(library, (block) => withWords(block, 'It sank. It fell once.'));
  expect(listed(review)[0]).toMatchObject({
    standing: 'stale',
    changes: [
      {
        of: 'sentence',
        before: 'It fell twice.',
        after: 'It fell once.',
      },
    ],
  });
  rewrite(library, (block) => withWords(block, 'It sank. It fell twice.'));
  expect(listed(review)[0]?.standing).toBe('holds');
});

test('an edited source makes all verdicts on it stale; notes and a new excerpt make none', () => {
  const { library, review } = begin();
  give(review, 0);
  give(review, 2);
  const { item, citekey } = book('s1');
  const id = 's1' as SourceId;
  changeSource(library, { id, citekey, item, notes: 'Mine' }, stampAt(2));
  insertExcerpt(library, id, {
    ...{ id: 'e1', text: 'It fell twice', locator: null },
    created: stampAt(2).at,
  });
  expect(listed(review).map(({ standing }) => standing)).toEqual([
    'holds',
    'none',
    'holds',
  ]);
  give(review, 1);
  deleteExcerpt(library, 'e1', stampAt(3));
  changeSource(
    library,
    { id, citekey, item: book('s1', 'Another').item },
    stampAt(4),
  );
  const [first, second, third] = listed(review);
  expect(first?.changes).toEqual([
    { of: 'source', part: 'title', before: 'The book s1', after: 'Another' },
  ]);
  expect(second?.changes).toMatchObject([
    { part: 'title' },
    { part: 'excerpt:e1', before: 'It fell twice', after: '' },
  ]);
  expect(third?.standing).toBe('holds');
  // Whoever is told of the change is told what was said on the source as it was.
  expect(listAlarms(library, BRIEFING)).toMatchObject([{ verdicts: 2 }]);
});

test('whoever saw other words gives nothing', () => {
  const { library, review } = begin();
  const seen = listed(review)[0]?.seen;
  rewrite(library, (block) => withWords(block, 'It rose. It fell once.'));
  errorOf('conflict', () =>
    give(review, 0, { ...(seen !== undefined && { seen }) }),
  );
  expect(listActivity(library, BRIEFING)).toEqual([]);
  expect(listed(review)[0]?.standing).toBe('none');
});

test('the last verdict holds, and taken back, the one before; the log keeps all of it', () => {
  const { library, review } = begin();
  give(review, 0, {}, 1, 'Bea');
  const last = give(review, 0, { verdict: 'partly', reason: 'Once' }, 2, 'Cem');
  expect(listed(review)[0]?.verdict).toMatchObject({
    verdict: 'partly',
    author: 'Cem',
  });
  const back = { briefing: BRIEFING, verdict: last };
  errorOf('conflict', () => review.takeBack(back, stampAt(3, 'Bea')));
  review.takeBack(back, stampAt(3, 'Cem'));
  expect(listed(review)[0]?.verdict).toMatchObject({
    verdict: 'supports',
    author: 'Bea',
  });
  errorOf('conflict', () => review.takeBack(back, stampAt(4, 'Cem')));
  errorOf('not-found', () =>
    review.takeBack({ briefing: BRIEFING, verdict: 'x' }, stampAt(4, 'Cem')),
  );
  expect(
    listActivity(library, BRIEFING).map(({ details, author }) => [
      details.kind,
      author,
    ]),
  ).toEqual([
    ['verdict.given', 'Bea'],
    ['verdict.given', 'Cem'],
    ['verdict.taken-back', 'Cem'],
  ]);
});

test('the log says which source it was, where a note has several', () => {
  const { library, review } = begin();
  for (const place of [0, 1, 2]) give(review, place, {}, place + 1);
  expect(
    listActivity(library, BRIEFING).map(({ details }) =>
      details.kind === 'verdict.given' ? details.source : null,
    ),
  ).toEqual([
    undefined,
    ...listed(review)
      .slice(1)
      .map(({ sourceName }) => sourceName),
  ]);
});

test('a verdict for a citation that is gone is kept in the log, and applies again to none; one that never was is refused', () => {
  const { library, review } = begin();
  const id = listed(review)[0]?.id ?? '';
  give(review, 0);
  const [block] = readBriefing(library, BRIEFING).document.blocks;
  rewrite(library, () => null);
  const given = {
    briefing: BRIEFING,
    citation: id,
    verdict: 'partly',
  } as const;
  expect(review.give(given, stampAt(30, 'Bea'))).toMatchObject({
    citation: id,
    stale: true,
    gone: true,
  });
  expect(listActivity(library, BRIEFING).at(-1)).toMatchObject({
    author: 'Bea',
    details: { verdict: 'partly', gone: true, sentence: 'It fell twice.' },
  });
  errorOf('not-found', () =>
    review.give({ ...given, citation: 'never' }, stampAt(31)),
  );
  // Back again, as after an undo: what was said before holds.
  if (!block) throw new Error('no block');
  saveDelta(
    library,
    BRIEFING,
    { put: [{ block, parent: null }], move: [], remove: [] },
    stampAt(32),
  );
  expect(listed(review)[0]).toMatchObject({
    standing: 'holds',
    verdict: { verdict: 'supports' },
  });
});

test('the note is kept as it was printed, and who gives a verdict may be named', () => {
  const { library, review } = begin();
  review.give(
    {
      briefing: BRIEFING,
      citation: listed(review)[0]?.id ?? '',
      ...{ verdict: 'cannot-find', by: 'Dov' },
    },
    STAMP,
  );
  expect(listActivity(library, BRIEFING)).toMatchObject([
    { author: 'Dov', details: { note: 'Zoë Smith, The Book S1, n.d., 4.' } },
  ]);
  expect(listed(review)[0]?.verdict?.author).toBe('Dov');
});

test('the note that is kept is what a full pass over all of them prints, back references too', () => {
  const { library, review } = begin();
  const printed = new Map(
    showBriefing(library, BRIEFING, styles()).footnotes.flatMap(
      ({ text, citations }) => citations.map(({ id }) => [id, text] as const),
    ),
  );
  for (const { id } of listed(review))
    review.give(
      { briefing: BRIEFING, citation: id, verdict: 'supports' },
      STAMP,
    );
  const kept = listActivity(library, BRIEFING).map(({ details }) => [
    (details as { citation: string }).citation,
    (details as { note: string }).note,
  ]);
  expect(new Map(kept as [string, string][])).toEqual(printed);
  expect(new Set(printed.values()).size).toBe(2);
});

test('verdicts are never changed or removed, and go with their briefing', () => {
  const { library, review } = begin();
  give(review, 0);
  expect(() => library.db.exec("UPDATE verdicts SET reason = ''")).toThrow(
    'never changed',
  );
  expect(() => library.db.exec('DELETE FROM verdicts')).toThrow(
    'never removed',
  );
  binBriefings(library, [BRIEFING], stampAt(5).at);
  eraseBinned(library, [BRIEFING]);
  expect(library.db.prepare('SELECT * FROM verdicts').all()).toEqual([]);
});
