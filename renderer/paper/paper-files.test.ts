import { expect, test, vi } from 'vitest';
import type { OpenPdf } from '../pdf-reader.ts';
import { createPaperFiles } from './paper-files.ts';

function file(): OpenPdf & { readonly ended: () => boolean } {
  let ended = false;
  const destroy = (): Promise<void> => {
    ended = true;
    return Promise.resolve();
  };
  return { loadingTask: { destroy }, ended: () => ended } as never;
}

test('pages that were in view are there; others that are asked for together come together, once', async () => {
  const [first, more] = [file(), file()];
  const paint = vi.fn(() => Promise.resolve(more));
  const files = createPaperFiles(first, [4], paint);
  const found = await Promise.all([4, 5, 6, 5].map((page) => files.of(page)));
  expect(found).toEqual([first, more, more, more]);
  expect(await files.of(6)).toBe(more);
  expect(paint.mock.calls).toEqual([[[5, 6]]]);
  expect(files.asked()).toEqual([4, 5, 6]);
});

test('a page that could not be had is asked for again', async () => {
  const later = file();
  const paint = vi
    .fn<() => Promise<OpenPdf | null>>()
    .mockResolvedValueOnce(null)
    .mockResolvedValueOnce(later);
  const files = createPaperFiles(file(), [], paint);
  expect(await files.of(1)).toBeNull();
  expect(await files.of(1)).toBe(later);
});

test('closed, it ends all that was read, and what is still being read', async () => {
  const [first, late] = [file(), file()];
  const reading = Promise.withResolvers<OpenPdf>();
  const files = createPaperFiles(first, [1], () => reading.promise);
  const found = files.of(2);
  await Promise.resolve();
  await files.close();
  expect(first.ended()).toBe(true);
  reading.resolve(late);
  expect(await found).toBeNull();
  expect(late.ended()).toBe(true);
});
