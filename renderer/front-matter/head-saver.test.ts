import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CallError } from '../api/call.ts';
import type { SaveState } from '../editor-handle.ts';
import {
  createHeadSaver,
  type HeadChange,
  type RefusedParts,
} from './head-saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Begun = ReturnType<typeof createHeadSaver> & {
  readonly sent: readonly HeadChange[];
  readonly states: readonly SaveState['kind'][];
  readonly refused: () => RefusedParts;
  readonly faults: readonly unknown[];
  /** The saver's own: from here on nothing is sent by itself. */
  readonly stop: () => void;
  /** What each call fails with from now on, where it names the part or none is given; null for none. */
  readonly fail: (error: Error | null, part?: keyof HeadChange) => void;
  readonly hold: (on: boolean) => void;
};

function begin(): Begun {
  const sent: HeadChange[] = [];
  const states: SaveState['kind'][] = [];
  const faults: unknown[] = [];
  let refused: RefusedParts = {};
  let failure: Error | null = null;
  let failing: keyof HeadChange | undefined;
  const waiting: (() => void)[] = [];
  let held = false;
  const saver = createHeadSaver({
    async save(change) {
      sent.push(change);
      if (held) await new Promise<void>((resolve) => waiting.push(resolve));
      if (failure && (failing === undefined || failing in change))
        throw failure;
    },
    onState: ({ kind }, parts) => {
      states.push(kind);
      refused = parts;
    },
    onFault: (error) => faults.push(error),
  });
  return {
    ...saver,
    sent,
    states,
    faults,
    refused: () => refused,
    stop: saver.start(),
    fail: (error, part) => {
      failure = error;
      failing = part;
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

test('what can not be taken as it is waits for another change, and the rest is saved', async () => {
  const { change, flush, fail, sent, states, refused, unsaved } = begin();
  fail(new CallError('bad-input', 'change.title holds a tab.'), 'title');
  change({ title: 'a\tb', marking: 'SECRET' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.slice(1)).toEqual([{ title: 'a\tb' }, { marking: 'SECRET' }]);
  expect(states.at(-1)).toBe('refused');
  expect(Object.keys(refused())).toEqual(['title']);
  expect(refused().title).not.toContain('change.title');
  expect(unsaved()).toEqual({ title: 'a\tb' });
  expect(await flush()).toBe(false);
  fail(null);
  change({ title: 'a b' });
  await vi.advanceTimersByTimeAsync(400);
  expect(sent.at(-1)).toEqual({ title: 'a b' });
  expect(states.at(-1)).toBe('saved');
  expect(refused()).toEqual({});
  expect(unsaved()).toEqual({});
});

test('a fault of ours is reported, loses nothing and is tried again', async () => {
  const { change, flush, fail, sent, states, faults } = begin();
  const fault = new TypeError('a fault');
  fail(fault);
  change({ title: 'One' });
  expect(await flush()).toBe(false);
  expect(faults).toEqual([fault]);
  expect(states.at(-1)).toBe('waiting');
  fail(null);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sent).toEqual([{ title: 'One' }, { title: 'One' }]);
  expect(states.at(-1)).toBe('saved');
});

test('what was typed last is sent once when the sheet goes, and nothing after it', async () => {
  const { change, fail, stop, sent } = begin();
  fail(new CallError('unavailable', 'The disk is full.'));
  change({ title: 'One' });
  stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(sent).toEqual([{ title: 'One' }]);
  expect(vi.getTimerCount()).toBe(0);
});
