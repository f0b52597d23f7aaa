import { expect, test } from 'vitest';
import { linesOf } from './lines-of.ts';

test('a list has an entry on each line, each once', () => {
  expect(linesOf(' Skerra\n\nHallin \r\nSkerra')).toEqual(['Skerra', 'Hallin']);
});
