import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import { saveDelta } from './blocks.ts';
import { insertBriefing, updateBriefingHead } from './briefings.ts';
import { book, BRIEFING, STAMP, testLibrary } from './library-fixture.ts';
import type { Library } from './open.ts';
import { searchLibrary, searchQuery, separated } from './search.ts';
import { insertSources } from './sources.ts';

const TEXTS = {
  gauges: 'The tide gauges were repaired in Zürich.',
  report: '委員会は報告書で述べた。',
  mixed: 'ISO規格9001と品質',
  note: 'Body without it',
} as const;

function searchable(): { library: Library; find: (typed: string) => string[] } {
  const library = testLibrary();
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
      searchLibrary(library, typed, 10)
        .map(({ kind, id }) =>
          kind === 'block' ? (names.get(id) ?? '?') : kind,
        )
        .sort(),
  };
}

describe('finds', () => {
  test.each([
    ['gauge', ['gauges']],
    ['GAUGES repair', ['gauges']],
    ['zurich', ['gauges']],
    ['Zür', ['gauges']],
    ['"tide gauges"', ['gauges']],
    ['"gauges tide"', []],
    ['gauges lighthouse', []],
    ['lighthouse', ['note']],
    ['報告', ['report']],
    ['告書で述', ['report']],
    ['報書', []],
    ['規格', ['mixed']],
    ['ISO規格', ['mixed']],
    ['9001', ['mixed']],
    ['ferry', ['briefing']],
    ['minister', ['briefing']],
    ['harbour', ['source']],
    ['key-s1', ['source']],
    ['zoë smith', ['source']],
    ['', []],
    ['   ', []],
  ])('%j', (typed, expected) => {
    expect(searchable().find(typed)).toEqual(expected);
  });

  test('shows the words around the hit as they stand', () => {
    const { library } = searchable();
    expect(searchLibrary(library, '報告', 1)[0]).toEqual({
      kind: 'block',
      briefing: BRIEFING,
      id: expect.any(String) as string,
      snippet: TEXTS.report,
    });
    expect(searchLibrary(library, 'harbours', 1)[0]).toMatchObject({
      kind: 'source',
      briefing: null,
      id: 's1',
    });
  });

  test('no more than it is asked for', () => {
    const { library } = searchable();
    expect(searchLibrary(library, 'the', 1)).toHaveLength(1);
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
    expect([find('gauges'), find('wharf'), find('wharves')]).toEqual([
      [],
      [],
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

describe('is never read as a query’s syntax', () => {
  const hostile = [
    '"',
    '""',
    '"""',
    '*',
    '^tide',
    'tide*',
    'words:tide',
    '{words notes}: tide',
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
    "'; DROP TABLE search; --",
    '\0',
    'tide\0gauges',
    '\ud800',
    '\u001f',
    '\\',
    '%',
    '🙂',
    'a'.repeat(100_000),
    'tide '.repeat(10_000),
    '"tide '.repeat(10_000),
    '('.repeat(10_000),
    '報'.repeat(10_000),
  ];
  test.each(hostile.map((typed) => [typed.slice(0, 20), typed]))(
    '%j',
    (_shown, typed) => {
      const { library } = searchable();
      expect(Array.isArray(searchLibrary(library, typed, 10))).toBe(true);
    },
  );

  test('whatever is typed', () => {
    const { library } = searchable();
    const syntax = fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      ':',
      '^',
      '-',
      '+',
      'AND ',
      'OR ',
      'NOT ',
      'NEAR',
      '{',
      '}',
      ',',
      '\0',
      ' ',
      'tide',
      '報告',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(syntax).map((parts) => parts.join('')),
        ),
        (typed) => {
          searchLibrary(library, typed, 3);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('operators are words', () => {
    expect(searchQuery('tide AND NOT gauges')).toBe(
      '"tide" AND "AND" AND "NOT" AND "gauges"*',
    );
  });
});

test('any stretch of Chinese or Japanese text is found in it', () => {
  const character = fc.constantFrom(
    ...'委 員 会 は 報 告 書 で 述 べ た 品 質 カ タ ナ ひ ら が な 々 〇'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(
      fc.string({ unit: character, minLength: 1, maxLength: 20 }),
      fc.nat(),
      fc.nat(),
      (text, a, b) => {
        const from = a % text.length;
        const part = text.slice(from, from + 1 + (b % 5));
        const library = testLibrary();
        insertBriefing(library, BRIEFING, docWith({}, p(`前${text}後`)), STAMP);
        expect(
          searchLibrary(library, part, 5).map(({ kind }) => kind),
        ).toContain('block');
        library.close();
      },
    ),
    { numRuns: 20 },
  );
});

test('the separators come out again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const clean = text.replaceAll('\u001f', '');
      expect(separated(clean).replaceAll('\u001f', '')).toBe(clean);
    }),
  );
});
