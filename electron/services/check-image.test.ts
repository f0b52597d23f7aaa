import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { MAX_IMAGE_BYTES } from '#core/document/image-limits.ts';
import { checkImage } from './check-image.ts';

const canvas = createCanvas(40, 20);
canvas.getContext('2d').fillRect(4, 4, 10, 10);
const png = canvas.toBuffer('image/png');
const jpeg = canvas.toBuffer('image/jpeg');
const svg = Buffer.from(
  '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>\n',
);

test.each([
  ['PNG', png, 'image/png'],
  ['JPEG', jpeg, 'image/jpeg'],
  ['SVG', svg, 'image/svg+xml'],
])('%s comes in', (_kind, bytes, type) => {
  expect(checkImage(bytes, 'map')).toBe(type);
});

const changed = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
};
/** The header says 20,000 by 20,000 points. */
const vast = (() => {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.from([0xff, 0xc0]));
  copy.writeUInt16BE(20_000, frame + 5);
  copy.writeUInt16BE(20_000, frame + 7);
  return copy;
})();

test.each([
  ['a PNG that was cut short', png.subarray(0, -20), /damaged/],
  ['a PNG with a changed byte', changed(png, png.length - 30), /damaged/],
  ['a JPEG that was cut short', jpeg.subarray(0, -300), /damaged/],
  ['an SVG that was cut short', svg.subarray(0, -8), /damaged/],
  ['more points than there is memory for', vast, /20000 by 20000/],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00'), /PNG, JPEG or SVG/],
  ['nothing', Buffer.alloc(0), /PNG, JPEG or SVG/],
  ['100 MB', Buffer.alloc(MAX_IMAGE_BYTES + 1), /the most for an image/],
])('%s is refused with one sentence', (_what, bytes, sentence) => {
  expect(() => checkImage(bytes, 'map.png')).toThrow(sentence);
  expect(() => checkImage(bytes, 'map.png')).toThrow(/^map\.png /);
});
