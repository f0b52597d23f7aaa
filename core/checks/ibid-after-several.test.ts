import { expect, test } from 'vitest';
import { cite, doc, note, p } from '../document/builder.ts';
import type { Footnote } from '../document/document.ts';
import { NO_EVIDENCE } from './evidence.ts';
import { ibidAfterSeveral } from './ibid-after-several.ts';

const found = (...notes: readonly Footnote[]): string[] =>
  ibidAfterSeveral(
    doc(...notes.map((each) => p('Words', each))),
    [],
    null,
    NO_EVIDENCE,
  ).map(({ text, message }) => `${text} ${message.split(' ')[1] ?? ''}`);

test.each([
  ['Ibid., p. 4', 'Ibid.'],
  ['ibid.', 'ibid.'],
  ['Id. at 12', 'Id.'],
  ['See ibid., p. 4', 'ibid.'],
  ['Voir ibid., p. 4', 'ibid.'],
  ['A. a. O., S. 4', 'A. a. O.'],
  ['Ebd., S. 4', 'Ebd.'],
  ['同上、4頁', '同上'],
])('“%s” after a note with several sources', (words, said) => {
  const several = note(cite('a'), cite('b'));
  expect(found(several, note(words))).toEqual([`${said} 2`]);
  expect(found(note(cite('a')), note(words))).toEqual([]);
  expect(found(note(cite('a'), cite('a', 'p. 3')), note(words))).toEqual([]);
  expect(found(note(words))).toEqual([`${said} 1`]);
});

test('a row of them means what the first means', () => {
  expect(
    found(note(cite('a')), note('Ibid.'), note('Ibid., p. 4'), note('Ibid.')),
  ).toEqual([]);
  expect(
    found(note(cite('a'), cite('b')), note('Ibid.'), note('Ibid., p. 4')),
  ).toEqual(['Ibid. 2', 'Ibid. 3']);
});

test('a note of words alone may name a source, and one that names none is none to refer to', () => {
  expect(found(note('Cmnd 1234, p. 3'), note('Ibid.'))).toEqual([]);
  expect(found(note('Our own view.'), note('Ibid.'))).toEqual(['Ibid. 2']);
});

test('what only looks like it is none', () => {
  expect(
    found(
      note(cite('a'), cite('b')),
      note('Identity papers, p. 4'),
      note(cite('a'), cite('b')),
      note('The word “ibid.” is Latin'),
      note(cite('a'), cite('b')),
      note(cite('c')),
    ),
  ).toEqual([]);
});

test('it may stand before a citation, or as its prefix', () => {
  expect(
    found(
      note(cite('a'), cite('b')),
      note('Ibid.; ', cite('c')),
      note(cite('a'), cite('b')),
      note(cite('c', 'p. 4', { prefix: 'ibid. and ' })),
    ),
  ).toEqual(['Ibid. 2', 'ibid. 4']);
});
