import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { allAtOnce } from '../steps.ts';
import {
  cite,
  doc,
  docWith,
  h,
  italic,
  link,
  marker,
  note,
  p,
  pull,
  quote,
  table,
  text,
  ul,
} from './builder.ts';
import type {
  BriefingDocument,
  ListItem,
  Rank,
  Suggestion,
} from './document.ts';
import {
  describeIssues,
  MAX_LIST_DEPTH,
  parseBlock,
  parseBriefingDocument,
  parseBriefingDocumentInSteps,
} from './schema.ts';
import { MAX_COLUMNS } from './table-size.ts';
import { MAX_TEXT } from './plain-block.ts';

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('bad-input');
    return (error as AppError).message;
  }
  throw new Error('it was taken');
}

const SUGGESTION: Suggestion = {
  id: 's1',
  author: 'Ana Ortiz',
  at: '2026-11-28T10:00:00.000Z',
};

const everything = docWith(
  {
    marking: 'OFFICIAL',
    fields: { to: 'Minister', pages: 2, from: ['A', 'B'] },
  },
  h(4, 'Heading'),
  p(
    'Words ',
    italic('more'),
    text('words', 'bold', 'highlight', 'redaction'),
    { type: 'text', text: '観測', language: 'ja' },
    { type: 'line-break' },
    link('https://example.org/?q=1#a', 'page'),
    note(
      'See ',
      cite('smith', 'p. 4', { prefix: 'see ', suppressAuthor: true }),
      {
        type: 'paragraph-break',
      },
    ),
    marker('[2, p. 4; 3]'),
  ),
  pull('“So”'),
  quote([['One'], []], ['Smith']),
  ul(['first'], []),
  table(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    { figures: [1], widths: [3, 1], caption: ['Costs'] },
  ),
  { type: 'image', attachment: '0'.repeat(64), alternative: '' },
  { type: 'code', text: '' },
  { type: 'rule', align: 'center', direction: 'rtl', marking: 'SECRET' },
  { type: 'page-break', language: 'fr-CA' },
  { type: 'bibliography', language: 'ar', direction: 'rtl' },
  {
    type: 'list',
    style: 'ordered',
    ticks: ['Agreed', 'Not agreed'],
    items: [{ content: [] }],
  },
  p(
    { ...text('come'), inserted: SUGGESTION },
    { ...text('gone'), deleted: SUGGESTION },
    { type: 'line-break', inserted: SUGGESTION, deleted: SUGGESTION },
    { ...note(), inserted: SUGGESTION },
    { ...marker('[4]'), deleted: SUGGESTION },
    note(
      { ...cite('smith'), deleted: SUGGESTION },
      { type: 'paragraph-break', inserted: SUGGESTION },
    ),
  ),
  { ...p('moved'), moved: { ...SUGGESTION, from: 'a0V' as Rank } },
  { ...pull('Rising'), inserted: SUGGESTION, deleted: SUGGESTION },
);

/** A copy that may be changed at a path, as JSON from outside would come. */
function changed(
  document: BriefingDocument,
  path: readonly (string | number)[],
  value: unknown,
): unknown {
  const copy = structuredClone(document) as unknown;
  let target = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1))
    target = target[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(target, last);
  else target[last] = value;
  return copy;
}

test('a valid document is given back itself, with nothing of it changed', () => {
  const before = structuredClone(everything);
  expect(parseBriefingDocument(everything)).toBe(everything);
  expect(everything).toEqual(before);
  for (const block of everything.blocks) expect(parseBlock(block)).toBe(block);
});

test.each([
  ['a version of words', ['version'], '1'],
  ['another version', ['version'], 1],
  ['no title', ['title'], undefined],
  ['a title of two lines', ['title'], 'a\nb'],
  ['a title with a NUL', ['title'], 'a\0'],
  ['a field of ours that is none', ['author'], 'me'],
  ['a language that is none', ['language'], 'en GB'],
  ['a style that is a path', ['style'], '../apa'],
  ['a template that is a path', ['template'], '../../etc/passwd'],
  ['a status that is none', ['status'], 'done'],
  ['a field with a name that is none', ['fields', 'To Whom'], 'x'],
  ['a field with a flag', ['fields', 'to'], true],
  ['blocks that are none', ['blocks'], {}],
  ['a block of no type', ['blocks', 0, 'type'], 'chapter'],
  ['a block with more', ['blocks', 0, 'colour'], 'red'],
  ['a level as words', ['blocks', 0, 'level'], '1'],
  ['a level that is none', ['blocks', 0, 'level'], 5],
  ['an id with a slash', ['blocks', 0, 'id'], 'a/b'],
  ['an empty id', ['blocks', 0, 'id'], ''],
  ['a rank that is none', ['blocks', 0, 'rank'], 'a-b'],
  ['an empty run', ['blocks', 1, 'content', 0, 'text'], ''],
  ['a run with a surrogate', ['blocks', 1, 'content', 0, 'text'], 'a\ud800'],
  ['a mark that is none', ['blocks', 1, 'content', 1, 'marks'], ['red']],
  ['no marks', ['blocks', 1, 'content', 1, 'marks'], []],
  ['a mark twice', ['blocks', 1, 'content', 1, 'marks'], ['bold', 'bold']],
  [
    'a script as a link',
    ['blocks', 1, 'content', 5, 'url'],
    'javascript:alert(1)',
  ],
  [
    'a file as a link',
    ['blocks', 1, 'content', 5, 'url'],
    'file:///etc/passwd',
  ],
  ['a link within', ['blocks', 1, 'content', 5, 'url'], '#part'],
  ['a link without words', ['blocks', 1, 'content', 5, 'content'], []],
  [
    'a note in a note',
    ['blocks', 1, 'content', 6, 'content', 0],
    { type: 'footnote', id: 'n', content: [] },
  ],
  [
    'a locator that is none',
    ['blocks', 1, 'content', 6, 'content', 1, 'locator', 'label'],
    'seite',
  ],
  [
    'an empty locator',
    ['blocks', 1, 'content', 6, 'content', 1, 'locator', 'value'],
    '',
  ],
  [
    'a flag as words',
    ['blocks', 1, 'content', 6, 'content', 1, 'suppressAuthor'],
    'true',
  ],
  ['a marker without numbers', ['blocks', 1, 'content', 7, 'references'], []],
  ['marker 0', ['blocks', 1, 'content', 7, 'references', 0, 'number'], 0],
  ['marker 1.5', ['blocks', 1, 'content', 7, 'references', 0, 'number'], 1.5],
  ['an empty writing', ['blocks', 1, 'content', 7, 'written'], ''],
  ['a quotation without words', ['blocks', 3, 'paragraphs'], []],
  ['a list without items', ['blocks', 4, 'items'], []],
  ['rows of unequal width', ['blocks', 5, 'rows', 0, 1], undefined],
  ['a cell that sticks out', ['blocks', 5, 'rows', 1, 0, 'rows'], 2],
  ['a cell that overlaps', ['blocks', 5, 'rows', 0, 1, 'rows'], 2],
  ['more header rows than rows', ['blocks', 5, 'headerRows'], 3],
  ['a header of less than none', ['blocks', 5, 'headerColumns'], -1],
  ['a column that is not there', ['blocks', 5, 'figures'], [2]],
  ['a column twice', ['blocks', 5, 'figures'], [1, 1]],
  [
    'a suggestion by nobody',
    ['blocks', 12, 'content', 0, 'inserted', 'author'],
    '',
  ],
  [
    'a suggestion at no time',
    ['blocks', 12, 'content', 1, 'deleted', 'at'],
    'today',
  ],
  [
    'a suggestion without an id',
    ['blocks', 12, 'content', 3, 'inserted', 'id'],
    undefined,
  ],
  ['a move from nowhere', ['blocks', 13, 'moved', 'from'], undefined],
  ['one width for two columns', ['blocks', 5, 'widths'], [1]],
  ['a column without width', ['blocks', 5, 'widths'], [1, 0]],
  ['no choices to tick', ['blocks', 10, 'ticks'], []],
  ['a choice without words', ['blocks', 10, 'ticks'], ['']],
  ['a choice twice', ['blocks', 10, 'ticks'], ['Noted', 'Noted']],
  [
    'too many choices',
    ['blocks', 10, 'ticks'],
    ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
  ],
  ['an attachment that is a path', ['blocks', 6, 'attachment'], '../x'],
  ['no alternative text', ['blocks', 6, 'alternative'], undefined],
  ['an alignment that is none', ['blocks', 8, 'align'], 'left'],
  ['null for nothing', ['blocks', 8, 'align'], null],
])('%s is refused, its place named', (_, path, value) => {
  const sentence = refusal(() =>
    parseBriefingDocument(changed(everything, path, value)),
  );
  expect(sentence).toMatch(/^The briefing is not valid: [^\n]+\.$/);
});

test('what is too long, or empty, is said so in words', () => {
  const sentence = (value: unknown): string => {
    const { error } = z
      .strictObject({ by: z.string().min(1).max(3) })
      .safeParse({ by: value });
    return describeIssues('The request', error?.issues ?? []);
  };
  expect(sentence('Beatrix')).toBe(
    'The request is not valid: by is longer than 3 characters.',
  );
  expect(sentence('')).toBe('The request is not valid: by is empty.');
});

test('a text that is too long is told by its block, and not by a path', () => {
  const [first] = everything.blocks;
  expect(
    refusal(() =>
      parseBriefingDocument({
        ...everything,
        blocks: [
          first,
          {
            type: 'code',
            id: 'long',
            rank: `${first?.rank ?? ''}5`,
            text: 'x'.repeat(MAX_TEXT + 1),
          },
        ],
      }),
    ),
  ).toBe(
    'The briefing is not valid: a text in block 2 (code) is longer than 4,000,000 characters.',
  );
});

test('a sparse row is no row', () => {
  expect(
    refusal(() =>
      parseBlock({ ...everything.blocks[5], rows: [[{ content: [] }], []] }),
    ),
  ).toContain('rows of unequal width');
});

test('merged cells fill the table', () => {
  const cell = { content: [] };
  const merged = (rows: readonly unknown[][]): unknown => ({
    type: 'table',
    id: 't',
    rank: 'a0',
    headerRows: 0,
    headerColumns: 0,
    rows,
  });
  const good = merged([
    [
      { ...cell, rows: 2 },
      { ...cell, columns: 2 },
    ],
    [cell, cell],
  ]);
  expect(parseBlock(good)).toBe(good);
  for (const bad of [
    merged([[{ ...cell, columns: 2 }], [cell]]),
    merged([[{ ...cell, rows: 2 }, cell], []]),
    merged([[{ ...cell, columns: 1 }]]),
    merged([[]]),
    merged([Array.from({ length: MAX_COLUMNS + 1 }, () => cell)]),
  ])
    refusal(() => parseBlock(bad));
});

test('lists nest to a limit', () => {
  const nested = (depth: number): ListItem => ({
    content: [],
    ...(depth > 1 && {
      children: { style: 'ordered', items: [nested(depth - 1)] },
    }),
  });
  const list = (depth: number): unknown => ({
    type: 'list',
    id: 'l',
    rank: 'a0',
    style: 'check',
    items: [nested(depth)],
  });
  parseBlock(list(MAX_LIST_DEPTH));
  expect(refusal(() => parseBlock(list(MAX_LIST_DEPTH + 1)))).toContain(
    'nests lists deeper than',
  );
});

test('an id may stand once, whatever has it', () => {
  const twice = doc(p('a'), p('b'));
  const sentence = refusal(() =>
    parseBriefingDocument(
      changed(twice, ['blocks', 1, 'id'], twice.blocks[0]?.id),
    ),
  );
  expect(sentence).toContain('twice');
  const [first, again] = [marker('[1]'), note(cite('smith'))];
  refusal(() => parseBriefingDocument(doc(p(first), p(first))));
  refusal(() => parseBriefingDocument(doc(p(again), ul([again]))));
  const citation = cite('smith');
  refusal(() => parseBriefingDocument(doc(p(note(citation), note(citation)))));
});

test('blocks stand in the order of their ranks', () => {
  const { blocks, ...head } = doc(p('a'), p('b'));
  expect(
    refusal(() =>
      parseBriefingDocument({ ...head, blocks: [...blocks].reverse() }),
    ),
  ).toContain('out of the order of its rank');
});

test('whatever is given is taken as it is or refused, never changed', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...everything.blocks),
      fc.dictionary(
        fc.constantFrom(
          'type',
          'content',
          'level',
          'rank',
          'items',
          'x',
          '__proto__',
        ),
        fc.jsonValue(),
      ),
      (block, more) => {
        const value: unknown = { ...block, ...more };
        const before = JSON.stringify(value);
        try {
          expect(parseBlock(value)).toBe(value);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
        expect(JSON.stringify(value)).toBe(before);
      },
    ),
    { numRuns: 500 },
  );
});

test('read in steps, a document is the same or refused with the same sentence', () => {
  const good = doc(p('One'), p('Two', note('n')), table([['a', 'b']]));
  const [first, second, third] = good.blocks;
  const steps = parseBriefingDocumentInSteps(good);
  let count = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      expect(step.value).toBe(good);
      break;
    }
    count += 1;
  }
  expect(count).toBe(3);
  const saidBy = (
    read: (value: unknown) => unknown,
    value: unknown,
  ): string => {
    try {
      read(value);
    } catch (error) {
      return String(error);
    }
    return 'taken';
  };
  for (const bad of [
    { ...good, blocks: [first, { ...second, content: 4 }, { type: 'x' }] },
    { ...good, blocks: [first, second, first] },
    { ...good, blocks: [third, second, first] },
    { ...good, title: 4 },
    { ...good, blocks: null },
    { ...good, more: 1 },
  ]) {
    const sentence = saidBy(parseBriefingDocument, bad);
    expect(sentence).toContain('The briefing is not valid');
    expect(
      saidBy((value) => allAtOnce(parseBriefingDocumentInSteps(value)), bad),
    ).toBe(sentence);
  }
});
