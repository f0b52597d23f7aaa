import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { fileKind, type FileKind } from './file-kind.ts';
import { capturedOf, readMhtml } from './mhtml.ts';
import { readPages, type TextPage } from './read-pages.ts';
import { pdfOf } from './pdf-fixture.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

async function read(bytes: Uint8Array, kind: FileKind): Promise<TextPage[]> {
  const pages: TextPage[] = [];
  for await (const page of readPages(bytes, kind)) pages.push(page);
  return pages;
}

async function refusal(bytes: Uint8Array, kind: FileKind): Promise<string> {
  try {
    await read(bytes, kind);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
  throw new Error('It was read.');
}

test('the words of a PDF stand on their pages, and a page without words is passed over', async () => {
  expect(
    await read(pdfOf(['Ferries run late', '', 'in winter']), 'pdf'),
  ).toEqual([
    { page: 1, text: 'Ferries run late' },
    { page: 3, text: 'in winter' },
  ]);
});

test.each([
  ['a cut one', pdfOf(['Words']).subarray(0, 60)],
  ['one that only says so', bytesOf('%PDF-1.7\n')],
  ['rubbish', bytesOf(`%PDF-1.7\n${'\xfe\x00('.repeat(5_000)}`)],
])('a PDF that is %s is one sentence', async (_what, bytes) => {
  expect(await refusal(bytes, 'pdf')).toBe(
    'It is damaged or not complete, so its words can’t be found.',
  );
});

test('a PDF locked with a password says so', async () => {
  expect(await refusal(pdfOf(['Words'], { locked: true }), 'pdf')).toMatch(
    /locked with a password/,
  );
});

test('what is no word in a page is not read', async () => {
  const page = `<html><head><meta http-equiv="refresh" content="0;url=http://x.example"><title>T</title>
    <style>p{background:url(http://x.example/a)}</style><script>alert("script")</script></head>
    <body><h1>Ferry report</h1><p onclick="x()">Runs <b>late</b></p><form action="http://x.example"><input value="v"></form>
    <svg onload="x()"><text>drawn</text></svg><iframe srcdoc="framed"></iframe></body></html>`;
  const words = (await read(bytesOf(page), 'page'))
    .map(({ text }) => text)
    .join('\n');
  expect(words).toContain('Ferry report');
  expect(words).toContain('Runs late');
  expect(words).not.toMatch(/alert|script|x\.example|refresh|drawn|framed|url/);
});

const MHTML = (body: string): string =>
  `From: <Saved by Blink>\r\nDate: Tue, 12 May 2026 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html"; boundary="--b"\r\n\r\n${body}`;

test('a page saved with its pictures gives its words and its day', () => {
  const bytes = bytesOf(
    MHTML(
      '----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Caf=C3=A9 is=\r\n late</p>\r\n----b\r\nContent-Type: image/png\r\n\r\nxx\r\n----b--\r\n',
    ),
  );
  expect(readMhtml(bytes)).toEqual({
    html: expect.stringContaining('<p>Café is late</p>') as string,
    captured: '2026-05-12T10:00:00.000Z',
  });
  expect(fileKind(bytes, 'x.mht').kind).toBe('archive');
});

test.each([
  ['no part', MHTML('')],
  ['parts that never end', MHTML('----b\r\n'.repeat(20_000))],
  [
    'parts within parts without end',
    MHTML(
      `----b\r\nContent-Type: multipart/mixed; boundary="--b"\r\n\r\n`.repeat(
        50,
      ),
    ),
  ],
])('an archive with %s is one sentence', async (_what, text) => {
  expect(await refusal(bytesOf(text), 'archive')).toMatch(/^No page was found/);
});

test('a day that is none is none', () => {
  expect(capturedOf(bytesOf('Date: yesterday\r\n\r\n'))).toBeNull();
});

test('a long text is cut at the ends of lines, and nothing of it is lost', async () => {
  const lines = Array.from({ length: 900 }, (_, at) => `Line ${at} of it`);
  const pages = await read(bytesOf(lines.join('\n')), 'text');
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.map(({ text }) => text).join('\n')).toBe(lines.join('\n'));
});

test.each([
  ['%PDF-1.7', 'a.txt', 'pdf'],
  ['\x89PNG\r\n\x1a\n', 'a.pdf', 'image'],
  ['<!DOCTYPE html><p>', 'a.pdf', 'page'],
  ['<?xml version="1.0"?>\n<svg xmlns="x">', 'a.html', 'image'],
  ['Words', 'a.txt', 'text'],
  ['MZ\0\0', 'a.txt', 'other'],
  ['MZ\0\0', 'a.html', 'other'],
  ['', 'a', 'other'],
])('%j as %s is %s', (bytes, name, kind) => {
  expect(fileKind(bytesOf(bytes), name).kind).toBe(kind);
});
