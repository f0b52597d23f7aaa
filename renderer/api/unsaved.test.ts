import { expect, test } from 'vitest';
import { flushAll, keepAsUnsaved } from './unsaved.ts';

/** A part that is saved, or not, and takes a moment. */
function part(saves: () => boolean) {
  let saved = false;
  let flushes = 0;
  return {
    flushes: () => flushes,
    write: () => {
      saved = false;
    },
    async flush() {
      flushes += 1;
      await Promise.resolve();
      saved = saves();
      return saved;
    },
    isSaved: () => saved,
  };
}

test('where nothing is written there is nothing to save', async () => {
  expect(await flushAll()).toBe(true);
});

test('what is written in one part while another is being saved is saved too', async () => {
  const text = part(() => true);
  let written = false;
  const head = part(() => {
    if (!written) text.write();
    written = true;
    return true;
  });
  const ends = [text, head].map(keepAsUnsaved);
  expect(await flushAll()).toBe(true);
  expect(text.isSaved()).toBe(true);
  expect(text.flushes()).toBe(2);
  for (const end of ends) end();
});

test('one that can not be saved is not asked for ever, and one that has ended is not asked', async () => {
  const good = part(() => true);
  const bad = part(() => false);
  const ends = [good, bad].map(keepAsUnsaved);
  expect(await flushAll()).toBe(false);
  expect(bad.flushes()).toBe(1);
  ends[1]?.();
  expect(await flushAll()).toBe(true);
  ends[0]?.();
});
