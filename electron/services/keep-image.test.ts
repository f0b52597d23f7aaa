import { expect, test } from 'vitest';
import { readAttachment } from '../database/attachments.ts';
import { testLibrary } from '../database/library-fixture.ts';
import { keepImage } from './keep-image.ts';

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>');

test('the bytes are in the library under their hash, once', () => {
  const library = testLibrary();
  const input = { bytes: svg.toString('base64'), name: 'map.svg' };
  const { attachment } = keepImage(library, input);
  expect(keepImage(library, input)).toEqual({ attachment });
  expect(Buffer.from(readAttachment(library, attachment))).toEqual(svg);
});

test('what is refused leaves nothing behind', () => {
  const library = testLibrary();
  const input = { bytes: Buffer.from('GIF89a').toString('base64'), name: 'x' };
  expect(() => keepImage(library, input)).toThrow(/PNG, JPEG or SVG/);
  expect(
    library.db.prepare('SELECT count(*) AS n FROM attachments').get(),
  ).toEqual({ n: 0 });
});
