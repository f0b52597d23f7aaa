import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { REDACTED_PICTURE } from '#core/document/redaction-bar.ts';
import { greyPng } from './docx-fixture.ts';
import { pictureFaults, REDACTED_PICTURE_BYTES } from './redacted-picture.ts';

test('the bar is known by its bytes', () => {
  const hash = createHash('sha256').update(REDACTED_PICTURE_BYTES);
  expect(hash.digest('hex')).toBe(REDACTED_PICTURE);
});

test('a picture is found as it is, as base64 and in an archive, and another one is not', () => {
  const gone = greyPng(90);
  const other = greyPng(91);
  const page = strToU8(
    `<img src="data:image/png;base64,${gone.toString('base64')}">`,
  );
  const said = ['the marked image 2 is in the file'];
  expect(pictureFaults([other, gone], [gone])).toEqual(said);
  expect(pictureFaults([other, gone], [page])).toEqual(said);
  expect(
    pictureFaults([other, gone], [zipSync({ 'word/media/a.png': gone })]),
  ).toEqual(said);
  expect(pictureFaults([other], [gone, page])).toEqual([]);
});
