import { expect, test } from 'vitest';
import { doc, p, text } from '../document/builder.ts';
import { suggestionsOpen } from './suggestions-open.ts';

const by = (id: string) => ({
  id,
  author: 'Ana',
  at: '2026-11-28T10:00:00.000Z',
});

test('what nobody has decided is told once, by its number', () => {
  expect(suggestionsOpen(doc(p('Words')))).toEqual([]);
  const one = { ...text('more'), inserted: by('s1') };
  expect(suggestionsOpen(doc(p('Words ', one)))).toMatchObject([
    { severity: 'info', message: expect.stringContaining('One') as string },
  ]);
  const other = { ...text(' less'), deleted: by('s2') };
  expect(suggestionsOpen(doc(p('Words ', one, other)))).toMatchObject([
    { message: expect.stringContaining('2 suggested') as string },
  ]);
});
