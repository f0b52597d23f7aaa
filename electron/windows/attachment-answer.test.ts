import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { answerWithAttachment, attachmentNamed } from './attachment-answer.ts';

const hash = 'ab'.repeat(32);
const svg = new TextEncoder().encode('<svg xmlns="x"></svg>');

test.each([
  [`app://bundle/attachments/${hash}`, hash],
  [`app://bundle/attachments/${hash}#part`, hash],
  [`app://bundle/attachments/${hash}?x`, null],
  [`app://bundle/attachments/${hash.toUpperCase()}`, null],
  [`app://bundle/attachments/../${hash}`, null],
  [`app://bundle/attachments/%2e%2e/${hash}`, null],
  [`app://bundle/attachments/ab/${hash}`, null],
  [`app://bundle/attachments/${hash}/`, null],
  [`app://other/attachments/${hash}`, null],
  [`https://bundle/attachments/${hash}`, null],
  ['app://bundle/index.html', null],
])('%s', (address, expected) => {
  expect(attachmentNamed(address)).toBe(expected);
});

test('an image comes as what it is, and can run nothing', async () => {
  const answer = answerWithAttachment(hash, 'GET', () => svg);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toBe('image/svg+xml');
  expect(answer.headers.get('Content-Security-Policy')).toMatch(
    /default-src 'none'.*sandbox/,
  );
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(await answer.text()).toBe('<svg xmlns="x"></svg>');
});

test('a PDF comes as mere bytes', async () => {
  const pdf = new TextEncoder().encode('%PDF-1.7');
  const answer = answerWithAttachment(hash, 'GET', () => pdf);
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream');
  expect(await answer.text()).toBe('%PDF-1.7');
});

test.each([
  ['what is no image', () => new TextEncoder().encode('<html>')],
  [
    'what the library does not have',
    () => {
      throw new AppError('not-found', 'No such attachment.');
    },
  ],
])('%s is not there', (_what, read) => {
  expect(answerWithAttachment(hash, 'GET', read).status).toBe(404);
});

test('a fault is no answer', () => {
  expect(() =>
    answerWithAttachment(hash, 'GET', () => {
      throw new TypeError('a fault');
    }),
  ).toThrow('a fault');
});
