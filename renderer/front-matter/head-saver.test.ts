import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallError } from '../api/call.ts';
import type { SaveState } from '../editor-handle.ts';
import { createHeadSaver, type HeadChange } from './head-saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Begun = ReturnType<typeof createHeadSaver> & {
  readonly sent: readonly HeadChange[];
  readonly states: readonly SaveState['kind'][];
  readonly fail: (error: Error | null) => void;
  readonly hold: (on: boolean) => void;
};

function begin(): Begun {
  const sent: HeadChange[] = [];
  const states: SaveState['kind'][] = [];
  let failure: Error | null = null;
  const waiting: (() => void)[] = [];
  let held = false;
  const saver = createHeadSaver(
    async (change) => {
      sent.push(change);
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      if (failure) throw failure;
    },
    ({ kind }) => states.push(kind),
  );
  return {
    ...saver,
    sent,
    states,
    fail: (error) => {
      failure = error;
    },
    hold: (on) => {
      held = on;
      if (!on) for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

test('what is typed in one go is sent once, when typing rests', async () => {
  const { change, sent, states } = begin();
  change({ title: 'F' });
  change({ title: 'Fe' });
  change({ marking: 'OFFICIAL' });
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(400);
  expect(sent).toEqual([{ title: 'Fe', marking: 'OFFICIAL' }]);
  expect(states.at(-1)).toBe('saved');
});

test('a flush waits for all, also for what is typed while it runs', async () => {
  const { change, flush, hold, sent, states } = begin();
  hold(true);
  change({ title: 'One' });
  const flushed = flush();
  change({ title: 'Two' });
  expect(states.at(-1)).toBe('saving');
  hold(false);
  expect(await flushed).toBe(true);
  expect(sent).toEqual([{ title: 'One' }, { title: 'Two' }]);
  expect(states.at(-1)).toBe('saved');
  expect(await flush()).toBe(true);
  expect(sent).toHaveLength(2);
});

test('on a full disk all is kept, said and tried again; the newer words win', async () => {
  const { change, flush, fail, sent, states } = begin();
  fail(new CallError('unavailable', 'The disk is full.'));
  change({ title: 'One', marking: 'SECRET' });
  expect(await flush()).toBe(false);
  expect(states.at(-1)).toBe('waiting');
  change({ title: 'Two' });
  fail(null);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent.at(-1)).toEqual({ title: 'Two', marking: 'SECRET' });
  expect(states.at(-1)).toBe('saved');
});

test('what can not be taken as it is waits for another change', async () => {
  const { change, flush, fail, sent } = begin();
  fail(new CallError('bad-input', 'The title holds a line break.'));
  change({ title: 'a\nb' });
  expect(await flush()).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  fail(null);
  change({ title: 'a b' });
  await vi.advanceTimersByTimeAsync(400);
  expect(sent.at(-1)).toEqual({ title: 'a b' });
});

test('a fault of ours loses nothing, and the next flush tries again', async () => {
  const { change, flush, fail, sent } = begin();
  fail(new TypeError('a fault'));
  change({ title: 'One' });
  await expect(flush()).rejects.toThrow('a fault');
  fail(null);
  expect(await flush()).toBe(true);
  expect(sent).toEqual([{ title: 'One' }, { title: 'One' }]);
});
