import { expect, test, vi } from 'vitest';
import { CallError } from '../api/call.ts';
import { attemptExport } from './attempt-export.ts';

const CANCELLED = {
  kind: 'choosing',
  message: 'Cancelled: no file was written.',
};

test('cancelled while it still saves, it asks for no file', async () => {
  let cancelled = false;
  const write = vi.fn(() => Promise.resolve(null));
  const stage = await attemptExport({
    async save() {
      await Promise.resolve();
      cancelled = true;
      return true;
    },
    isCancelled: () => cancelled,
    write,
  });
  expect(stage).toEqual(CANCELLED);
  expect(write).not.toHaveBeenCalled();
});

test('what is not saved is not exported', async () => {
  const write = vi.fn(() => Promise.resolve(null));
  const stage = await attemptExport({
    save: () => Promise.resolve(false),
    isCancelled: () => false,
    write,
  });
  expect(stage.kind).toBe('failed');
  expect(write).not.toHaveBeenCalled();
});

test.each([
  ['unavailable', true, CANCELLED],
  ['unavailable', false, { kind: 'failed', message: 'Why.' }],
  ['bad-input', true, { kind: 'failed', message: 'Why.' }],
  ['unexpected', true, { kind: 'failed', message: 'Why.' }],
] as const)('%s, cancelled: %s', async (code, cancelled, expected) => {
  let writing = false;
  const stage = await attemptExport({
    save: () => Promise.resolve(true),
    isCancelled: () => writing && cancelled,
    write: () => {
      writing = true;
      return Promise.reject(new CallError(code, 'Why.'));
    },
  });
  expect(stage).toEqual(expected);
});

test('a dialog that is closed without a file changes nothing', async () => {
  const stage = await attemptExport({
    save: () => Promise.resolve(true),
    isCancelled: () => false,
    write: () => Promise.resolve(null),
  });
  expect(stage).toEqual({ kind: 'choosing', message: null });
});
