import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Source } from '../citations/source.ts';
import {
  bold,
  cite,
  docWith,
  h,
  italic,
  link,
  marker,
  note,
  ol,
  p,
  place,
  quote,
  table,
  text,
} from '../document/builder.ts';
import type {
  Block,
  BriefingDocument,
  SourceId,
} from '../document/document.ts';
import type { PrintedForms } from './printed-forms.ts';
import { type Sha256, textHash } from './text-hash.ts';

const sha256: Sha256 = (words) =>
  createHash('sha256').update(words, 'utf8').digest('hex');

const source = (title: string, more = {}): Source => ({
  id: 'x' as SourceId,
  citekey: 'x',
  item: { type: 'book', title, ...more },
});

const SOURCES = new Map([
  ['s1' as SourceId, source('Tides')],
  ['s2' as SourceId, source('Winds')],
]);

const hash = (document: BriefingDocument, sources = SOURCES): string =>
  textHash(document, sources, sha256);

const document = (): BriefingDocument =>
  docWith(
    { title: 'Ferries', marking: 'OFFICIAL', fields: { to: ['A'], date: '' } },
    h(1, 'Issue'),
    p(
      'The contract ends.',
      note('See ', cite('s1', 'p. 4'), ' and ', cite('s2')),
    ),
    p('It is ', bold('late'), ', says ', link('https://example.org/', 'one')),
    ol(['First'], ['Second']),
    quote([['Words of another', note(cite('s1'))]]),
    table([
      ['a', 'b'],
      ['1', '2'],
    ]),
    p('Linked later ', marker('[4]')),
  );

/** With another block at that place. */
const changed = (
  { blocks, ...head }: BriefingDocument,
  place: number,
  change: (block: Block) => Block,
): BriefingDocument => ({
  ...head,
  blocks: blocks.map((block, at) => (at === place ? change(block) : block)),
});

describe('what is printed makes the hash', () => {
  test('and nothing else: ids, ranks, status, empty fields and how runs are cut are nothing', () => {
    const before = document();
    // Built anew: every id in it is another.
    const again = document();
    expect(JSON.stringify(again)).not.toBe(JSON.stringify(before));
    expect(hash(again)).toBe(hash(before));
    expect(hash({ ...before, status: 'cleared' })).toBe(hash(before));
    expect(hash({ ...before, fields: { to: ['A'], from: [], x: '' } })).toBe(
      hash(before),
    );
    const cut = changed(before, 0, (block) => ({
      ...block,
      content: [text('Is'), text('sue')],
      align: 'start',
    }));
    expect(hash(cut)).toBe(hash(before));
  });

  test('a source counts by what is printed of it, under whatever id', () => {
    const before = document();
    const renamed = new Map(
      [...SOURCES].map(([id, each]) => [`${id}-x`, each]),
    );
    const json = JSON.stringify(before)
      .replaceAll('"s1"', '"s1-x"')
      .replaceAll('"s2"', '"s2-x"');
    const elsewhere = JSON.parse(json) as BriefingDocument;
    expect(hash(elsewhere, renamed as typeof SOURCES)).toBe(hash(before));
    const with1 = (one: Source): string =>
      hash(before, new Map([...SOURCES, ['s1' as SourceId, one]]));
    expect(with1(source('Tides', { publisher: 'Press' }))).not.toBe(
      hash(before),
    );
    expect(with1({ ...source('Tides'), captured: '2026-05-12' })).not.toBe(
      hash(before),
    );
    expect(
      with1({
        ...source('Tides'),
        citeAs: { full: [{ type: 'text', text: 'T' }] },
      }),
    ).not.toBe(hash(before));
    // What is kept beside it is not printed.
    expect(with1({ ...source('Tides'), tags: ['x'] })).toBe(hash(before));
    expect(with1({ ...source('Tides'), standing: 'withdrawn' })).toBe(
      hash(before),
    );
    expect(with1(source('Tides', { keyword: 'x' }))).toBe(hash(before));
    // The two sources in each other's place print another text.
    expect(
      hash(
        before,
        new Map([
          ['s1' as SourceId, source('Winds')],
          ['s2' as SourceId, source('Tides')],
        ]),
      ),
    ).not.toBe(hash(before));
    expect(hash(before, new Map())).not.toBe(hash(before));
  });

  const blockOf = (...parts: Parameters<typeof p>): Block => {
    const [block] = place([p(...parts)]);
    if (!block) throw new Error('There is no block.');
    return block;
  };
  test.each<[string, (document: BriefingDocument) => BriefingDocument]>([
    ['title', (was) => ({ ...was, title: 'Ferry' })],
    ['marking', (was) => ({ ...was, marking: 'SECRET' })],
    ['language', (was) => ({ ...was, language: 'fr' })],
    ['citation style', (was) => ({ ...was, style: 'apa' })],
    ['form', (was) => ({ ...was, template: 'other' })],
    ['field', (was) => ({ ...was, fields: { to: ['B'] } })],
    ['order', (was) => ({ ...was, blocks: was.blocks.toReversed() })],
    ['block out', (was) => ({ ...was, blocks: was.blocks.slice(1) })],
    ['block in', (was) => ({ ...was, blocks: [...was.blocks, blockOf()] })],
    ['level', (was) => changed(was, 0, (b) => ({ ...b, level: 2 }) as Block)],
    [
      'mark of a block',
      (was) => changed(was, 0, (b) => ({ ...b, marking: 'X' })),
    ],
    ['alignment', (was) => changed(was, 0, (b) => ({ ...b, align: 'end' }))],
    [
      'look',
      (was) =>
        changed(
          was,
          2,
          (b) =>
            ({
              ...b,
              content: [text('It is '), italic('late'), text(', says one')],
            }) as Block,
        ),
    ],
    [
      'words of a note',
      (was) =>
        changed(was, 1, (b) => ({
          ...blockOf('The contract ends.', note('Cf. ', cite('s1', 'p. 4'))),
          id: b.id,
        })),
    ],
    [
      'page',
      (was) =>
        changed(was, 1, () =>
          blockOf(
            'The contract ends.',
            note('See ', cite('s1', 'p. 5'), ' and ', cite('s2')),
          ),
        ),
    ],
    [
      'a note at another place',
      (was) =>
        changed(was, 1, () =>
          blockOf(
            'The contract',
            note('See ', cite('s1', 'p. 4'), ' and ', cite('s2')),
            ' ends.',
          ),
        ),
    ],
  ])('%s', (_what, change) => {
    const before = document();
    expect(hash(change(before))).not.toBe(hash(before));
  });
});

test('two texts of random words have the same hash exactly where their words and looks are the same', () => {
  const runs = fc.array(
    fc.record({ words: fc.constantFrom('a', 'b', 'ab'), strong: fc.boolean() }),
    { maxLength: 6 },
  );
  const characters = (content: { words: string; strong: boolean }[]): string =>
    content
      .flatMap(({ words, strong }) =>
        Array.from(words).map((each) => (strong ? each.toUpperCase() : each)),
      )
      .join('');
  fc.assert(
    fc.property(
      fc.array(runs, { maxLength: 3 }),
      fc.array(runs, { maxLength: 3 }),
      (one, other) => {
        const of = (blocks: typeof one): string =>
          hash(
            docWith(
              {},
              ...blocks.map((block) =>
                p(
                  ...block.map(({ words, strong }) =>
                    strong ? bold(words) : text(words),
                  ),
                ),
              ),
            ),
          );
        const same =
          JSON.stringify(one.map(characters)) ===
          JSON.stringify(other.map(characters));
        expect(of(one) === of(other)).toBe(same);
      },
    ),
    { numRuns: 300 },
  );
});

test('a style or template of one’s own counts as it prints; without one nothing is counted', () => {
  const document = docWith({ style: 'own-1' }, p('One'));
  const of = (forms?: PrintedForms) =>
    textHash(document, new Map(), sha256, forms);
  expect(of({})).toBe(of());
  const all = [
    of(),
    of({ style: 'a' }),
    of({ style: 'b' }),
    of({ template: 'a' }),
  ];
  expect(new Set(all).size).toBe(4);
});
