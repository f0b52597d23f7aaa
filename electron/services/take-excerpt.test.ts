import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { excerptsOf } from '../database/excerpts.ts';
import {
  book,
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { insertSources } from '../database/sources.ts';
import { takeExcerptFile } from './take-excerpt.ts';

function fileWith(words: string): string {
  const file = join(temporaryFolder(), 'passage.txt');
  writeFileSync(file, words);
  return file;
}

test('the words of a file are kept as they stand, with their place', async () => {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  const locator = { label: 'page', value: '4' } as const;
  const { id, source } = await takeExcerptFile(
    library,
    { source: 'key-s1', file: fileWith('“Two\n lines”\n'), locator },
    STAMP.at,
  );
  expect(source).toBe('s1');
  expect(excerptsOf(library, 's1' as SourceId)).toEqual([
    { id, text: '“Two\n lines”', locator, created: STAMP.at },
  ]);
});

test.each([
  ['no words', 'key-s1', ' \n', 'no words'],
  ['a control character', 'key-s1', 'a\u0000b', 'NUL'],
  ['another source', 'nobody', 'Words', 'no source "nobody"'],
])('%s: nothing is kept', async (_what, source, words, sentence) => {
  const library = testLibrary();
  insertSources(library, [book('s1')], STAMP);
  const attempt = takeExcerptFile(
    library,
    { source, file: fileWith(words) },
    STAMP.at,
  );
  await expect(attempt).rejects.toThrow(AppError);
  await expect(attempt).rejects.toThrow(sentence);
  expect(excerptsOf(library, 's1' as SourceId)).toEqual([]);
});
