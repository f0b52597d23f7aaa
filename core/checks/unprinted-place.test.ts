import { expect, test } from 'vitest';
import { cite, docWith, note, p } from '../document/builder.ts';
import { printsPlaces, unprintedPlace } from './unprinted-place.ts';

const style = (...children: readonly object[]) => ({
  style: {
    name: 'style',
    attrs: {},
    children: [{ name: 'citation', attrs: {}, children }],
  },
});
const locator = { variable: 'locator' };

test('a style prints places where it has words for them, not where it only asks', () => {
  const text = { name: 'text', attrs: locator, children: [] };
  const group = { name: 'group', children: [' ', text] };
  expect(printsPlaces(style(group))).toBe(true);
  expect(printsPlaces(style({ name: 'if', attrs: locator }))).toBe(false);
  expect(printsPlaces(style({ name: 'else-if', attrs: locator }))).toBe(false);
});

const paged = p('A', note(cite('smith', 'p. 12')));

test('places that nobody can read are told once, at the first of them', () => {
  const document = docWith({}, p('A', note(cite('lind'))), paged, paged);
  const found = unprintedPlace(document, { id: 'nlm', prints: () => false });
  expect(found).toEqual([
    expect.objectContaining({ block: document.blocks[1]?.id }),
  ]);
  expect(found[0]?.message).toMatch(/^Note 2 and 1 other give .*nlm/);
  expect(unprintedPlace(document, { id: 'x', prints: () => true })).toEqual([]);
});

test('a style is not looked at where no note has a place', () => {
  const prints = (): boolean => {
    throw new Error('It was looked at.');
  };
  const document = docWith({}, p('A', note(cite('lind'))));
  expect(unprintedPlace(document, { id: 'nlm', prints })).toEqual([]);
});
