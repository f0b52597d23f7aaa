import { describe, expect, test } from 'vitest';
import {
  cite,
  doc,
  docWith,
  h,
  italic,
  link,
  marker,
  note,
  ol,
  p,
  pull,
  quote,
  table,
  ul,
} from '#core/document/builder.ts';
import type { BriefingId } from '#core/document/document.ts';
import {
  insertBriefing,
  listBriefings,
  listRecent,
  readBriefing,
  setStatuses,
  updateBriefingHead,
} from './briefings.ts';
import {
  book,
  BRIEFING,
  errorOf,
  rowsIn,
  STAMP,
  stampAt,
  testLibrary,
} from './library-fixture.ts';
import { binBriefings } from './bin.ts';
import { insertSources } from './sources.ts';
import { changeTags } from './tags.ts';
import { verifyLibrary } from './verify.ts';

const id = (text: string): BriefingId => text as BriefingId;

test('what is read is what was put in, of every kind of block', () => {
  const library = testLibrary();
  insertSources(library, [book('s1'), book('s2')], STAMP);
  const document = docWith(
    {
      title: 'Ferries',
      fields: { to: ['A', 'B'], pages: 2, date: '2026-03-01' },
      marking: 'OFFICIAL',
    },
    h(1, 'Summary'),
    p(
      'Text ',
      italic('slanted'),
      link('https://example.org/', 'there'),
      note('See ', cite('s1', 'p. 4'), '.'),
      marker('[2, 3]'),
    ),
    ul(['one', note(cite('s2'))], ['two']),
    ol(['three']),
    quote([['words'], ['more']], ['someone']),
    pull('“Short.”'),
    table(
      [
        ['a', 'b'],
        ['1', ['2', note(cite('s1', 'para. 3'))]],
      ],
      { caption: ['Figures'] },
    ),
  );
  insertBriefing(library, BRIEFING, document, STAMP);
  expect(readBriefing(library, BRIEFING)).toEqual({
    id: BRIEFING,
    document,
    created: STAMP.at,
    updated: STAMP.at,
  });
  expect(verifyLibrary(library)).toEqual([]);
});

test.each([
  ['of 10,000 characters', '長い題'.repeat(3333) + '!'],
  ['with the syntax of SQL', "Robert'); DROP TABLE briefings;--"],
  ['with the syntax of HTML and Typst', '<b>#panic("x")</b> & $x$'],
  ['that reorders what stands by it', '\u202etxet\u202c'],
  ['that is empty', ''],
])('a title %s', (_what, title) => {
  const library = testLibrary();
  insertBriefing(library, BRIEFING, docWith({ title }, p('x')), STAMP);
  expect(readBriefing(library, BRIEFING).document.title).toBe(title);
  expect(listBriefings(library)[0]?.title).toBe(title);
  expect(verifyLibrary(library)).toEqual([]);
});

test('an empty briefing is one', () => {
  const library = testLibrary();
  insertBriefing(library, BRIEFING, doc(), STAMP);
  expect(readBriefing(library, BRIEFING).document.blocks).toEqual([]);
});

test('an id that is taken is a conflict, and the first stays', () => {
  const library = testLibrary();
  insertBriefing(library, BRIEFING, docWith({ title: 'first' }, p('x')), STAMP);
  const before = rowsIn(library);
  errorOf('conflict', () => {
    insertBriefing(
      library,
      BRIEFING,
      docWith({ title: 'second' }, p('y')),
      STAMP,
    );
  });
  expect(rowsIn(library)).toEqual(before);
});

test('a briefing that cites an unknown source does not come in at all', () => {
  const library = testLibrary();
  errorOf('not-found', () => {
    insertBriefing(
      library,
      BRIEFING,
      doc(p('x'), p('y', note(cite('nobody')))),
      STAMP,
    );
  });
  expect(listBriefings(library)).toEqual([]);
  expect(verifyLibrary(library)).toEqual([]);
});

test.each(['nothing', '', "' OR 1=1 --", '\0', '\ud800'])(
  '%j is no briefing',
  (wanted) => {
    const library = testLibrary();
    insertBriefing(library, BRIEFING, doc(p('x')), STAMP);
    errorOf('not-found', () => readBriefing(library, id(wanted)));
  },
);

test('the list has the last changed first', () => {
  const library = testLibrary();
  insertBriefing(library, id('a'), docWith({ title: 'A' }), stampAt(1));
  insertBriefing(
    library,
    id('b'),
    docWith({ title: 'B', status: 'final', marking: 'M' }),
    stampAt(2),
  );
  updateBriefingHead(library, id('a'), { title: 'A2' }, stampAt(3));
  expect(listBriefings(library)).toEqual([
    {
      id: 'a',
      title: 'A2',
      template: 'blank',
      status: 'draft',
      marking: '',
      language: 'en-GB',
      created: stampAt(1).at,
      updated: stampAt(3).at,
      tags: [],
    },
    {
      id: 'b',
      title: 'B',
      template: 'blank',
      status: 'final',
      marking: 'M',
      language: 'en-GB',
      created: stampAt(2).at,
      updated: stampAt(2).at,
      tags: [],
    },
  ]);
});

test('a change of the head changes what it names', () => {
  const library = testLibrary();
  const document = docWith({ title: 'Old', fields: { to: 'A' } }, p('x'));
  insertBriefing(library, BRIEFING, document, STAMP);
  updateBriefingHead(
    library,
    BRIEFING,
    { fields: { to: 'B' }, style: 'oscola' },
    stampAt(1),
  );
  expect(readBriefing(library, BRIEFING)).toEqual({
    id: BRIEFING,
    document: { ...document, fields: { to: 'B' }, style: 'oscola' },
    created: STAMP.at,
    updated: stampAt(1).at,
  });
  expect(verifyLibrary(library)).toEqual([]);
  errorOf('not-found', () => {
    updateBriefingHead(library, id('nothing'), { title: 'x' }, STAMP);
  });
});

test('how far a briefing is is no change of what it says', () => {
  const library = testLibrary();
  insertBriefing(library, id('a'), docWith({ title: 'A' }), stampAt(1));
  insertBriefing(library, id('b'), docWith({ status: 'final' }), stampAt(2));
  expect(
    updateBriefingHead(library, id('a'), { status: 'cleared' }, stampAt(3)),
  ).toBe(stampAt(1).at);
  const undo = setStatuses(
    library,
    [
      { id: id('a'), status: 'final' },
      { id: id('b'), status: 'final' },
    ],
    stampAt(3),
  );
  expect(undo).toEqual([{ id: 'a', status: 'cleared' }]);
  expect(
    listBriefings(library).map(({ id, status, updated }) => [
      id,
      status,
      updated,
    ]),
  ).toEqual([
    ['b', 'final', stampAt(2).at],
    ['a', 'final', stampAt(1).at],
  ]);
  expect(
    updateBriefingHead(
      library,
      id('a'),
      { status: 'draft', marking: 'M' },
      stampAt(4),
    ),
  ).toBe(stampAt(4).at);
  errorOf('not-found', () =>
    setStatuses(
      library,
      [
        { id: id('b'), status: 'draft' },
        { id: id('nothing'), status: 'draft' },
      ],
      stampAt(5),
    ),
  );
  expect(readBriefing(library, id('b')).document.status).toBe('final');
  expect(verifyLibrary(library)).toEqual([]);
});

describe('a row that is not what Precis writes is reported by its place', () => {
  test.each([
    [
      "UPDATE blocks SET body = '{' WHERE key = 2",
      'block B2 of briefing briefing1',
    ],
    [
      "UPDATE blocks SET body = 'null' WHERE key = 2",
      'block B2 of briefing briefing1',
    ],
    [
      "UPDATE blocks SET body = '[]' WHERE key = 2",
      'block B2 of briefing briefing1',
    ],
    [
      `UPDATE blocks SET body = '{"type":"paragraph","content":[{"type":"text","text":"a\\u0000"}]}' WHERE key = 2`,
      'NUL',
    ],
    [
      `UPDATE blocks SET body = '{"type":"paragraph","content":[],"onclick":"x"}' WHERE key = 2`,
      'block B2 of briefing briefing1',
    ],
    [
      "UPDATE blocks SET rank = 'no rank!' WHERE key = 2",
      'block B2 of briefing briefing1',
    ],
    [
      'UPDATE blocks SET body = (SELECT body FROM blocks WHERE key = 1) WHERE key = 2',
      'twice',
    ],
    ["UPDATE briefings SET status = 'lost'", 'briefing briefing1'],
    ["UPDATE briefings SET fields = 'no json'", 'briefing briefing1'],
  ])('%s', (sql, words) => {
    const library = testLibrary();
    const document = doc(p('one', note('a')), p('two'));
    insertBriefing(library, BRIEFING, document, STAMP);
    library.db.exec(sql);
    const error = errorOf('damaged', () => readBriefing(library, BRIEFING));
    expect(error.message).toContain(
      words.replace('B2', document.blocks[1]?.id ?? ''),
    );
  });

  test('a head that can’t be read is not written over', () => {
    const library = testLibrary();
    insertBriefing(library, BRIEFING, doc(p('x')), STAMP);
    library.db.exec("UPDATE briefings SET fields = 'no json'");
    const before = rowsIn(library);
    errorOf('damaged', () => {
      updateBriefingHead(library, BRIEFING, { title: 'x' }, STAMP);
    });
    expect(rowsIn(library)).toEqual(before);
  });
});

test('the first of the list are those that it begins with, and how many there are', () => {
  const library = testLibrary();
  for (const [minute, each] of ['a', 'b', 'c'].entries())
    insertBriefing(
      library,
      id(each),
      docWith({ title: each }),
      stampAt(minute),
    );
  changeTags(library, [{ id: id('c'), add: ['sea', 'air'], remove: [] }]);
  binBriefings(library, [id('b')], STAMP.at);
  const all = listBriefings(library);
  expect(all.map(({ id, tags }) => [id, tags])).toEqual([
    ['c', ['air', 'sea']],
    ['a', []],
  ]);
  expect(listRecent(library, 1)).toEqual({
    briefings: all.slice(0, 1),
    all: 2,
  });
  expect(listRecent(library, 9)).toEqual({ briefings: all, all: 2 });
});
