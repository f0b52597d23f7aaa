import { expect, test } from 'vitest';
import { cslItemSchema } from '#core/citations/source.ts';
import { book, STAMP, testLibrary } from '../database/library-fixture.ts';
import { findSource, insertSources } from '../database/sources.ts';
import { attachBytes } from './attach-file.ts';
import { fillAccessed } from './fill-accessed.ts';

const saved = (day: string): Uint8Array =>
  Buffer.from(
    `Date: ${day}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n`,
  );

test('the day of the first capture, where nobody has said another', () => {
  const library = testLibrary();
  const said = cslItemSchema.parse({
    ...book('b').item,
    accessed: { 'date-parts': [[2020, 1, 2]] },
  });
  insertSources(library, [book('a'), { ...book('b'), item: said }], STAMP);
  const accessed = (id: string) => findSource(library, id)?.item.accessed;
  fillAccessed(library, 'a', STAMP);
  expect(accessed('a')).toBeUndefined();
  for (const id of ['a', 'b'])
    for (const day of [
      'Wed, 13 May 2026 10:00:00 +0000',
      'Tue, 12 May 2026 10:00:00 +0000',
    ])
      attachBytes(library, id, saved(day), `${day}.mht`, STAMP);
  for (const id of ['a', 'b', 'none']) fillAccessed(library, id, STAMP);
  expect(accessed('a')).toEqual({ 'date-parts': [[2026, 5, 12]] });
  expect(accessed('b')).toEqual({ 'date-parts': [[2020, 1, 2]] });
});
