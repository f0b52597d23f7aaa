import { expect, test } from 'vitest';
import { parseBlock } from '#core/document/schema.ts';
import type {
  CitationId,
  NoteInline,
  SourceId,
} from '#core/document/document.ts';
import {
  currentOf,
  EMPTY,
  looking,
  stateOf,
  textAt,
  withFields,
  without,
  withPlace,
  withSource,
  withText,
} from './picker-state.ts';

const smith = 'smith' as SourceId;
const jones = 'jones' as SourceId;
const c = (id: string): CitationId => id as CitationId;

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

test('a note that is looked at and left is the same', () => {
  expect(stateOf(note).parts).toEqual(note);
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
  expect(
    state.parts.map((part) => (part.type === 'text' ? part.text : '')),
  ).toEqual(['See ', '', ' for the figures.']);
  expect(textAt(state, 'before')).toBe('See ');
  state = withText(withText(state, 'before', ''), 'after', ' ');
  expect(state.parts).toHaveLength(1);
  expect(currentOf(state)?.id).toBe('c1');
});

test('a note of text alone', () => {
  const state = withText(EMPTY, 'before', 'Figures for 2025.');
  expect(state.parts).toEqual([{ type: 'text', text: 'Figures for 2025.' }]);
  expect(textAt(state, 'after')).toBe('');
});

test('what comes out can be stored', () => {
  const state = withText(
    withSource(stateOf(note), smith, c('c9')),
    'before',
    'x',
  );
  parseBlock({
    type: 'paragraph',
    id: 'b1',
    rank: 'a0',
    content: [{ type: 'footnote', id: 'n1', content: state.parts }],
  });
});
