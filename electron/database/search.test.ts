import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cite,
  docWith,
  h,
  note,
  p,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type {
  BriefingId,
  BriefingStatus,
  SourceId,
} from '#core/document/document.ts';
import { saveDelta } from './blocks.ts';
import { binBriefings } from './bin.ts';
import { insertBriefing, updateBriefingHead } from './briefings.ts';
import {
  book,
  BRIEFING,
  STAMP,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';
import type { Library } from './open.ts';
import { findInLibrary } from './search.ts';
import type { SearchFilter } from './search-hits.ts';
import { insertSources } from './sources.ts';
import { changeTags } from './tags.ts';

const TEXTS = {
  gauges: 'The tide gauges were repaired in Zürich.',
  report: '委員会は報告書で述べた。ガス管',
  mixed: 'ISO規格9001と品質',
  note: 'Body without it',
} as const;

function searchable(): { library: Library; find: (typed: string) => string[] } {
  const library = testLibrary(temporaryFolder(), { durability: 'process' });
  insertSources(library, [book('s1', 'Harbours of the north')], STAMP);
  const document = docWith(
    { title: 'Ferry timetable', fields: { to: ['Minister'] } },
    p(TEXTS.gauges),
    p(TEXTS.report),
    p(TEXTS.mixed),
    p(TEXTS.note, note('a lighthouse stands ', cite('s1'))),
  );
  insertBriefing(library, BRIEFING, document, STAMP);
  const names = new Map(
    document.blocks.map(({ id }, index): [string, string] => [
      id,
      Object.keys(TEXTS)[index] ?? '',
    ]),
  );
  return {
    library,
    find: (typed) =>
      findInLibrary(library, typed, 10)
        .hits.map(({ kind, block }) =>
          block === null ? kind : (names.get(block) ?? '?'),
        )
        .sort(),
  };
}

describe('finds', () => {
  test.each([
    ['gauge', ['gauges']],
    ['GAUGES repair', ['gauges']],
    ['repairing tide', ['gauges']],
    ['zurich', ['gauges']],
    ['Zu\u0308r', ['gauges']],
    ['ｇａｕｇｅｓ', ['gauges']],
    ['tid', ['gauges']],
    ['ti', ['briefing', 'gauges']],
    ['g', []],
    ['repai', ['gauges']],
    ['repaix', []],
    ['"tide gauges"', ['gauges']],
    ['“tide gauges”', ['gauges']],
    ['"tide gauge', ['gauges']],
    ['"tide gauge"', []],
    ['"gauges tide"', []],
    ['were-repaired', ['gauges']],
    ['repaired-were', []],
    ['gauges lighthouse', []],
    ['lighthouse', ['note']],
    ['body lighthouse', ['note']],
    ['報告', ['report']],
    ['報', ['report']],
    ['書', ['report']],
    ['告書で述', ['report']],
    ['報書', []],
    ['委員会 報告書', ['report']],
    ['委員会　報告書', ['report']],
    ['ｶﾞｽ', ['report']],
    ['カス', []],
    ['規格', ['mixed']],
    ['ISO規格', ['mixed']],
    ['規格ISO', []],
    ['9001', ['mixed']],
    ['90', ['mixed']],
    ['ferry', ['briefing']],
    ['minister', ['briefing']],
    ['ferry minister', ['briefing']],
    ['harbour', ['source']],
    ['key-s1', ['source']],
    ['zoë smith', ['source']],
    ['', []],
    ['   ', []],
    ['…', []],
  ])('%j', (typed, expected) => {
    expect(searchable().find(typed)).toEqual(expected);
  });

  test('where, and with which words lit up', () => {
    const { library } = searchable();
    const [report] = findInLibrary(library, '報告', 1).hits;
    expect(report).toMatchObject({
      kind: 'block',
      id: BRIEFING,
      title: 'Ferry timetable',
      footnote: null,
      snippet: TEXTS.report,
      marks: [{ from: 4, to: 6 }],
    });
    const [noted] = findInLibrary(library, 'lighthouse', 1).hits;
    expect(noted).toMatchObject({
      kind: 'footnote',
      snippet: 'a lighthouse stands ',
      marks: [{ from: 2, to: 12 }],
    });
    expect(noted?.footnote).not.toBeNull();
    expect(findInLibrary(library, 'harbours', 1).hits[0]).toMatchObject({
      kind: 'source',
      id: 's1',
      block: null,
      titleMarks: [{ from: 0, to: 8 }],
    });
  });

  test('no more than it is asked for, and says so', () => {
    const { library } = searchable();
    expect(findInLibrary(library, 'the', 1)).toMatchObject({
      hits: { length: 1 },
      complete: false,
    });
    expect(findInLibrary(library, 'the', 9)).toMatchObject({
      hits: { length: 2 },
      complete: true,
    });
  });

  test('what stands there now and not what stood there', () => {
    const { library, find } = searchable();
    const row = library.db
      .prepare('SELECT id, rank, revision FROM blocks WHERE key = 1')
      .get() as { id: never; rank: never; revision: number };
    const block = {
      id: row.id,
      rank: row.rank,
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text: 'Now about wharves' }],
    };
    const saved = saveDelta(
      library,
      BRIEFING,
      { put: [{ block, parent: row.revision }], move: [], remove: [] },
      STAMP,
    );
    expect([find('gauges'), find('wharv'), find('wharves')]).toEqual([
      [],
      ['gauges'],
      ['gauges'],
    ]);
    saveDelta(
      library,
      BRIEFING,
      {
        put: [],
        move: [],
        remove: [{ id: row.id, parent: saved.revisions[row.id] ?? 0 }],
      },
      STAMP,
    );
    expect(find('wharves')).toEqual([]);
    updateBriefingHead(library, BRIEFING, { title: 'Trams' }, STAMP);
    expect([find('ferry'), find('trams')]).toEqual([[], ['briefing']]);
  });
});

test('the title comes first, then headings, then what is nearest to the words', () => {
  const library = testLibrary(temporaryFolder(), { durability: 'process' });
  const add = (id: string, title: string, ...blocks: UnplacedBlock[]): void => {
    insertBriefing(
      library,
      id as BriefingId,
      docWith({ title }, ...blocks),
      STAMP,
    );
  };
  add('a', 'Harbour dues', p('Nothing'));
  add('b', 'Other', h(1, 'Harbours'), p('A harbouring'), p('The harbour wall'));
  insertSources(library, [book('s1', 'Harbour statistics')], STAMP);
  expect(
    findInLibrary(library, 'harbour', 10).hits.map(({ title, snippet }) =>
      title === 'Other' ? snippet : title,
    ),
  ).toEqual([
    'Harbour dues',
    'Harbour statistics',
    'Harbours',
    'The harbour wall',
    'A harbouring',
  ]);
});

describe('filters', () => {
  function filtered(): (
    filter: SearchFilter,
    limit?: number,
    typed?: string,
  ) => string[] {
    const library = testLibrary(temporaryFolder(), { durability: 'process' });
    insertSources(
      library,
      [book('s1', 'Sea walls'), book('s2', 'Sea gates')],
      STAMP,
    );
    const add = (
      id: string,
      head: Parameters<typeof docWith>[0],
      day: string,
      ...blocks: UnplacedBlock[]
    ): void => {
      insertBriefing(library, id as BriefingId, docWith(head, ...blocks), {
        at: `${day}T09:00:00.000Z`,
        author: 'Ada',
      });
    };
    add('old', { title: 'Old sea' }, '2026-01-01', p('sea'));
    add(
      'new',
      { title: 'New sea', status: 'cleared', marking: 'OFFICIAL' },
      '2026-02-01',
      p('sea', note('the sea, ', cite('s1'))),
    );
    add(
      'gone',
      { title: 'Binned sea' },
      '2026-02-02',
      p('sea', note('sea, ', cite('s1'))),
    );
    binBriefings(library, ['gone' as BriefingId], STAMP.at);
    changeTags(library, [
      { id: 'new' as BriefingId, add: ['Board'], remove: [] },
    ]);
    return (filter, limit = 20, typed = 'sea') =>
      findInLibrary(library, typed, limit, filter)
        .hits.map(({ kind, id }) => `${kind} ${id}`)
        .sort();
  }
  const ofNew = ['block new', 'briefing new', 'footnote new'];
  test.each<[string, SearchFilter, string[]]>([
    [
      'kinds',
      { kinds: ['footnote', 'source'] },
      ['footnote new', 'source s1', 'source s2'],
    ],
    ['status', { status: 'cleared' }, ofNew],
    ['marking', { marking: 'OFFICIAL' }, ofNew],
    ['a tag in another case', { tag: 'BOARD' }, ofNew],
    ['a tag that none has', { tag: 'boards' }, []],
    ['the first day', { from: '2026-02-01' }, ofNew],
    ['the last day', { to: '2026-01-01' }, ['block old', 'briefing old']],
    ['a cited source', { source: 's1' as SourceId }, ofNew],
    ['one that is never cited', { source: 's2' as SourceId }, []],
    ['two at once', { status: 'draft', marking: 'OFFICIAL' }, []],
  ])('by %s', (_what, filter, expected) => {
    expect(filtered()(filter)).toEqual(expected);
  });

  test('nothing typed and a source: where it is cited', () => {
    const find = filtered();
    expect(find({ source: 's1' as SourceId }, 20, '')).toEqual([
      'footnote new',
    ]);
    expect(find({ source: 's2' as SourceId }, 20, '')).toEqual([]);
    expect(
      find({ source: 's1' as SourceId, status: 'draft' }, 20, ' '),
    ).toEqual([]);
  });

  test('each kind has its share of a short list', () => {
    const kinds = filtered()({}, 3).map((hit) => hit.split(' ')[0]);
    expect(new Set(kinds)).toEqual(new Set(['briefing', 'source', 'block']));
  });

  test('that many briefings fit', () => {
    const library = testLibrary(temporaryFolder(), { durability: 'process' });
    for (let index = 0; index < 450; index += 1)
      insertBriefing(
        library,
        `b${index}` as BriefingId,
        docWith(
          { title: `${index}`, status: index % 2 === 0 ? 'draft' : 'final' },
          p(`pier ${index}`),
        ),
        STAMP,
      );
    const found = (limit: number) =>
      findInLibrary(library, 'pier', limit, { status: 'final' });
    const { hits, complete } = found(500);
    expect(hits.every(({ status }) => status === 'final')).toBe(true);
    expect([hits.length, complete]).toEqual([225, true]);
    expect(found(20)).toMatchObject({ hits: { length: 20 }, complete: false });
  });
});

describe('in an old block behind thousands of newer ones', () => {
  function layered(): (typed: string, filter?: SearchFilter) => string[] {
    const library = testLibrary(temporaryFolder(), { durability: 'process' });
    const add = (
      id: string,
      status: BriefingStatus,
      ...blocks: UnplacedBlock[]
    ): void => {
      insertBriefing(
        library,
        id as BriefingId,
        docWith({ title: '', status }, ...blocks),
        STAMP,
      );
    };
    add('old', 'final', p('The sea wall', note('of the quay')));
    for (let index = 0; index < 210; index += 1)
      add(`final${index}`, 'final', p('Nothing of it'));
    const newer = (index: number) =>
      p(`A wall, the sea, quay ${index}`, note('Nothing'));
    add('new', 'draft', ...Array.from({ length: 4_100 }, (_, at) => newer(at)));
    return (typed, filter) => {
      const { hits, complete } = findInLibrary(library, typed, 5, filter);
      return [
        ...hits.map(({ kind, id }) => `${kind} ${id}`),
        complete ? 'all' : 'more',
      ];
    };
  }

  test('are found: a phrase, one that is being typed, a footnote, and those of a filter', () => {
    const find = layered();
    expect(find('"the sea wall"')).toEqual(['block old', 'all']);
    expect(find('"sea wa')).toEqual(['block old', 'all']);
    expect(find('quay', { kinds: ['footnote'] })).toEqual([
      'footnote old',
      'all',
    ]);
    expect(find('"of the qu', { kinds: ['footnote'] })).toEqual([
      'footnote old',
      'all',
    ]);
    expect(find('sea wall', { status: 'final' })).toEqual(['block old', 'all']);
    expect(find('sea').at(-1)).toBe('more');
  });
});

describe('is never read as a query’s syntax', () => {
  const hostile = [
    '"',
    '""',
    '"""',
    '*',
    '^tide',
    'tide*',
    'tokens:tide',
    '{tokens}: tide',
    'NEAR(tide gauges, 2)',
    'tide AND',
    'AND',
    'NOT tide',
    'OR OR',
    '(tide',
    ')',
    '-tide',
    '+',
    "'",
    "'; DROP TABLE search_blocks; --",
    '\0',
    'tide\0gauges',
    '\ud800',
    '\u001f',
    '\\',
    '%',
    '🙂',
    '⑴ ½ ㈱ ﬁ ² §1 ¬tide',
    '\u0301\u0302',
    'a'.repeat(100_000),
    'tide '.repeat(10_000),
    '"tide '.repeat(10_000),
    '('.repeat(10_000),
    '報'.repeat(10_000),
    Array.from({ length: 500 }, (_, index) => `word${index}`).join(' '),
  ];
  test.each(hostile.map((typed) => [typed.slice(0, 20), typed]))(
    '%j',
    (_shown, typed) => {
      const { library } = searchable();
      expect(Array.isArray(findInLibrary(library, typed, 10).hits)).toBe(true);
    },
  );

  test('whatever is typed', () => {
    const { library } = searchable();
    const syntax = fc.constantFrom(
      ...['"', '*', '(', ')', ':', '^', '-', '+', '{', '}', ',', '\0', ' '],
      ...['AND ', 'OR ', 'NOT ', 'NEAR', 'tide', '報告', '¬', '§'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(syntax).map((parts) => parts.join('')),
        ),
        (typed) => {
          findInLibrary(library, typed, 3);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

/** Some text and a stretch of it that begins and ends with whole units. */
const stretch = (characters: string) =>
  fc
    .tuple(
      fc.string({
        unit: fc.constantFrom(...characters.split(' ')),
        minLength: 1,
        maxLength: 20,
      }),
      fc.nat(),
      fc.nat(6),
    )
    .map(([text, start, length]): [string, string] => {
      const units = Array.from(text);
      const from = start % units.length;
      return [text, units.slice(from, from + 1 + length).join('')];
    });

test('any stretch of Chinese or Japanese text is found in it, and lit up', () => {
  const library = testLibrary(temporaryFolder(), { durability: 'process' });
  let count = 0;
  fc.assert(
    fc.property(
      stretch(
        '委 員 会 は 報 告 書 で 述 べ た 品 質 カ タ ナ ガ ひ ら が な 々 〇 ー',
      ),
      ([text, part]) => {
        count += 1;
        const id = `b${count}` as BriefingId;
        insertBriefing(library, id, docWith({}, p(`前${text}後`)), STAMP);
        const hit = findInLibrary(library, part, 500).hits.find(
          (each) => each.id === id,
        );
        const [mark] = hit?.marks ?? [];
        expect(hit?.snippet.slice(mark?.from, mark?.to)).toContain(part);
      },
    ),
    { numRuns: 60 },
  );
});
