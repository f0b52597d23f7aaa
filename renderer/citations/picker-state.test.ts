import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBlock } from '#core/document/schema.ts';
import type {
  CitationId,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';
import {
  contentOf,
  currentOf,
  EMPTY,
  isEmpty,
  looking,
  moved,
  problemIn,
  stateOf,
  textAt,
  textBetween,
  withFields,
  withLabel,
  without,
  withPlace,
  withSource,
  withText,
  withTextBetween,
  type PickerState,
} from './picker-state.ts';

const smith = 'smith' as SourceId;
const jones = 'jones' as SourceId;
const c = (id: string): CitationId => id as CitationId;

const wordsOf = (part: NoteInline): string =>
  part.type === 'text' ? part.text : '';

const note: NoteInline[] = [
  { type: 'text', text: 'See ', marks: ['italic'] },
  {
    type: 'citation',
    id: c('c1'),
    source: smith,
    locator: { label: 'page', value: '4' },
    marker: { number: 2, written: '[2]', space: ' ' },
  },
  {
    type: 'link',
    url: 'https://example.org',
    content: [{ type: 'text', text: 'and' }],
  },
  { type: 'citation', id: c('c2'), source: jones, suppressAuthor: true },
  { type: 'paragraph-break' },
  { type: 'text', text: 'No more.' },
];

test.each([
  [' arguing so ', ' arguing so'],
  [' ', undefined],
  [' so', ' so'],
])('the suffix %j is kept as %j', (typed, kept) => {
  const state = withFields(withSource(EMPTY, smith, c('c1')), {
    suffix: typed,
  });
  const [citation] = contentOf(state);
  expect(citation).toEqual({
    type: 'citation',
    id: 'c1',
    source: smith,
    ...(kept !== undefined && { suffix: kept }),
  });
});

test('a note that is looked at and left is the same', () => {
  expect(contentOf(stateOf(note))).toEqual(note);
  expect(currentOf(stateOf(note))?.id).toBe('c2');
  expect(looking(stateOf(note), 1).written).toBe('4');
});

test('a source, its page, another one', () => {
  let state = withSource(EMPTY, smith, c('c1'));
  state = withPlace(state, '17', 'page');
  state = withSource(state, jones, c('c2'));
  expect(state.written).toBe('');
  state = withPlace(state, 'para 3', 'page');
  state = withFields(state, { prefix: 'see', suppressAuthor: true });
  state = withFields(state, { prefix: undefined });
  expect(state.label).toBe('paragraph');
  expect(state.parts).toEqual([
    {
      type: 'citation',
      id: 'c1',
      source: smith,
      locator: { label: 'page', value: '17' },
    },
    {
      type: 'citation',
      id: 'c2',
      source: jones,
      locator: { label: 'paragraph', value: '3' },
      suppressAuthor: true,
    },
  ]);
  expect(withPlace(state, ' ', 'page').parts[1]).not.toHaveProperty('locator');
});

test('what has no field stays where it is when citations come and go', () => {
  const state = without(withSource(stateOf(note), smith, c('c3')), 1);
  expect(state.parts.map((part) => part.type)).toEqual([
    'text',
    'link',
    'citation',
    'citation',
    'paragraph-break',
    'text',
  ]);
});

test('text before and after stands apart from the citations, and can be taken away', () => {
  let state = withSource(EMPTY, smith, c('c1'));
  state = withText(state, 'before', 'See');
  state = withText(state, 'after', 'for the figures.');
  expect(currentOf(state)?.id).toBe('c1');
  expect(contentOf(state).map(wordsOf)).toEqual([
    'See ',
    '',
    ' for the figures.',
  ]);
  state = withText(withText(state, 'before', ''), 'after', ' ');
  expect(contentOf(state)).toHaveLength(1);
  expect(currentOf(state)?.id).toBe('c1');
});

test('a comma or stop after the citations stands close to them', () => {
  const state = withSource(EMPTY, smith, c('c1'));
  expect(
    contentOf(withText(state, 'after', ', in part.')).map(wordsOf),
  ).toEqual(['', ', in part.']);
});

test('no key changes what others typed: a field holds what was typed in it', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('before' as const, 'after' as const),
      fc.string({ minLength: 1 }),
      fc.boolean(),
      (side, words, edits) => {
        let state = withSource(edits ? stateOf(note) : EMPTY, smith, c('c9'));
        const cited = currentOf(state);
        let written = textAt(state, side);
        for (const letter of words) {
          written += letter;
          state = withText(state, side, written);
          expect(textAt(state, side)).toBe(written);
          expect(currentOf(state)).toEqual(cited);
        }
        for (let length = written.length - 1; length > 0; length -= 1) {
          state = withText(state, side, written.slice(0, length));
          expect(textAt(state, side)).toBe(written.slice(0, length));
        }
        expect(currentOf(state)).toEqual(cited);
      },
    ),
  );
});

test('text that was not touched keeps its spaces, also where its neighbour goes', () => {
  const close: NoteInline[] = [
    { type: 'text', text: 'See' },
    { type: 'text', text: '(', marks: ['bold'] },
    { type: 'citation', id: c('c1'), source: smith },
    { type: 'text', text: 'a' },
  ];
  expect(contentOf(withText(stateOf(close), 'before', ''))).toEqual(
    close.slice(1),
  );
});

test('a note of text alone', () => {
  const state = withText(EMPTY, 'before', 'Figures for 2025.');
  expect(contentOf(state)).toEqual([
    { type: 'text', text: 'Figures for 2025.' },
  ]);
  expect(textAt(state, 'after')).toBe('');
  expect(isEmpty(withText(EMPTY, 'before', '  '))).toBe(true);
});

test('what comes out can be stored, and what could not is named', () => {
  const stored = (content: readonly NoteInline[]): unknown =>
    parseBlock({
      type: 'paragraph',
      id: 'b1',
      rank: 'a0',
      content: [{ type: 'footnote', id: 'n1', content }],
    });
  const state = withText(
    withSource(stateOf(note), smith, c('c9')),
    'before',
    'x',
  );
  expect(problemIn(contentOf(state))).toBeNull();
  stored(contentOf(state));
  for (const [bad, name] of [
    [withText(state, 'before', 'a\u0000b'), 'NUL'],
    [withFields(state, { prefix: 'a\u2028b' }), 'separator'],
    [withPlace(state, '4\u0007', 'page'), 'BELL'],
    [withFields(state, { suffix: 'x'.repeat(20_001) }), '20,000'],
  ] as const) {
    expect(problemIn(contentOf(bad))).toContain(name);
    expect(() => stored(contentOf(bad))).toThrow();
  }
});

test('another kind of place can be chosen after one was written out', () => {
  const state = withPlace(withSource(EMPTY, smith, c('c1')), 'para 3', 'page');
  expect(withLabel(state, 'section')).toMatchObject({
    label: 'section',
    written: '3',
    parts: [{ locator: { label: 'section', value: '3' } }],
  });
});

test('citations change places, what stands between them does not', () => {
  const one = withSource(EMPTY, 'a' as SourceId, 'c1' as CitationId);
  const two = withSource(one, 'b' as SourceId, 'c2' as CitationId);
  const three = withSource(two, 'c' as SourceId, 'c3' as CitationId);
  const order = (state: PickerState): string[] =>
    state.parts.flatMap((part) =>
      part.type === 'citation' ? [part.source] : [],
    );
  expect(order(moved(three, -1))).toEqual(['a', 'c', 'b']);
  expect(order(moved(moved(three, -1), -1))).toEqual(['c', 'a', 'b']);
  expect(order(moved(three, 1))).toEqual(['a', 'b', 'c']);
  expect(moved(moved(three, -1), 1)).toEqual(three);
  expect(currentOf(moved(three, -1))?.source).toBe('c');
  const apart = withTextBetween(looking(three, 0), 'but see');
  expect(
    contentOf(apart).map((part) =>
      part.type === 'text' ? part.text : part.type,
    ),
  ).toEqual(['citation', ' but see ', 'citation', 'citation']);
  expect(textBetween(apart)).toBe('but see');
  expect(textBetween(looking(apart, 2))).toBe('');
  expect(textBetween(looking(apart, 3))).toBeNull();
  expect(order(moved(apart, 1))).toEqual(['b', 'a', 'c']);
  expect(moved(apart, 1).parts[1]).toEqual({ type: 'text', text: 'but see' });
  expect(withTextBetween(apart, '').parts).toEqual(three.parts);
});

test('text that stood between citations stays as it was', () => {
  const content: NoteInline[] = [
    { type: 'citation', id: 'c1' as CitationId, source: 'a' as SourceId },
    { type: 'text', text: '—' },
    { type: 'citation', id: 'c2' as CitationId, source: 'b' as SourceId },
  ];
  expect(contentOf(stateOf(content))).toEqual(content);
});
