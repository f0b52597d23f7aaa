import { expect, test } from 'vitest';
import type { SaveState } from './editor-handle.ts';
import { saveTrouble } from './save-trouble.ts';

const refused = {
  kind: 'refused',
  place: 'The paragraph that begins “The quay”',
  block: null,
  message: 'The library has no such source: bring it in first.',
  others: 0,
} satisfies SaveState;

test('where all is well there is nothing to say', () => {
  expect(saveTrouble({ kind: 'saved' })).toBeNull();
  expect(saveTrouble({ kind: 'saving' })).toBeNull();
});

test('a refused place is named, with the reason', () => {
  expect(saveTrouble(refused)).toBe(
    'The paragraph that begins “The quay” can’t be saved. The library has no such source: bring it in first. Everything else is saved.',
  );
});

test.each([
  [1, 'one other place'],
  [7, '7 other places'],
])('and how many there are beside it: %i', (others, words) => {
  expect(saveTrouble({ ...refused, others })).toContain(
    `can’t be saved, and neither can ${words}.`,
  );
});

test('what is gone from the page is counted, and is said to be safe', () => {
  const trouble = saveTrouble({ kind: 'removal', count: 12 });
  expect(trouble).toContain('12 parts are gone from this page');
  expect(trouble).toContain('still in the library');
});

test('a conflict says what happened and what to do, without main’s own words', () => {
  const trouble = saveTrouble({ ...refused, kind: 'conflict' });
  expect(trouble).toContain('was changed elsewhere');
  expect(trouble).toContain('read the briefing again');
  expect(trouble).not.toContain('no such source');
});
