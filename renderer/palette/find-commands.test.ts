import { expect, test } from 'vitest';
import { findCommands } from './find-commands.ts';

const commands = [
  'Next footnote',
  'Footnote…',
  'Heading 1',
  'Heading 2',
  'Bulleted list',
].map((name) => ({ name }));
const found = (typed: string): string[] =>
  findCommands(commands, typed).map(({ name }) => name);

test('those that begin with the words come first', () => {
  expect(found('foot')).toEqual(['Footnote…', 'Next footnote']);
});

test('each word is the beginning of one, in any order and case', () => {
  expect(found('2 HEAD')).toEqual(['Heading 2']);
  expect(found('li bul')).toEqual(['Bulleted list']);
});

test('letters within a word come last, and a few of them say nothing', () => {
  expect(found('note')).toEqual(['Next footnote', 'Footnote…']);
  expect(found('list ead')).toEqual([]);
  expect(found('ead')).toEqual(['Heading 1', 'Heading 2']);
  expect(found('ea')).toEqual([]);
});

test('what it is called elsewhere finds it behind those of that name', () => {
  const called = [
    { name: 'Larger sheet', words: 'zoom in' },
    { name: 'Zoomed copy' },
  ];
  expect(findCommands(called, 'zoom')).toEqual(called.toReversed());
  expect(findCommands(called, 'zoom large')).toEqual(called.slice(0, 1));
  expect(findCommands(called, 'oom in')).toEqual([]);
});

test('without words all are there, in their order', () => {
  expect(found(' …')).toEqual(commands.map(({ name }) => name));
});
