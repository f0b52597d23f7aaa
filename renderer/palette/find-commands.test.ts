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
  expect(found('ead')).toEqual([]);
});

test('without words all are there, in their order', () => {
  expect(found(' …')).toEqual(commands.map(({ name }) => name));
});
