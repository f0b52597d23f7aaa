import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Block } from '#core/document/document.ts';
import { diskFull, openPage } from './saver-fixture.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('when it sends', () => {
  test('one request 300 ms after the last key', async () => {
    const { type, sent, saver, library, page } = openPage('a');
    type('ab');
    expect(saver.state.value).toEqual({ kind: 'saving' });
    await vi.advanceTimersByTimeAsync(200);
    type('abc');
    await vi.advanceTimersByTimeAsync(250);
    expect(sent).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(60);
    expect(sent).toHaveLength(1);
    expect(library.blocks()).toEqual(page());
    expect(saver.state.value).toEqual({ kind: 'saved' });
  });

  test('every 500 ms at the latest while keys go on', async () => {
    const { type, sent } = openPage('a');
    for (let n = 0; n < 20; n += 1) {
      type(`a${n}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(sent.length).toBeLessThanOrEqual(5);
  });

  test('at once on flush, with what came while a request ran', async () => {
    const { type, saver, sent, answerWith, library, page } = openPage('a');
    let done: () => void = () => undefined;
    answerWith(
      new Promise((resolve) => {
        done = resolve;
      }),
    );
    type('ab');
    const flushed = saver.flush();
    type('abc');
    expect(sent).toHaveLength(1);
    done();
    expect(await flushed).toBe(true);
    expect(library.blocks()).toEqual(page());
  });

  test('nothing where nothing changed, or it was taken back', async () => {
    const { type, saver, sent } = openPage('a');
    expect(await saver.flush()).toBe(true);
    type('ab');
    type('a');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(0);
    expect(saver.state.value).toEqual({ kind: 'saved' });
  });

  test('not while words are composed, and then soon', async () => {
    const { type, saver, sent } = openPage('a');
    saver.hold(true);
    type('aに');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(sent).toHaveLength(0);
    saver.hold(false);
    await vi.advanceTimersByTimeAsync(400);
    expect(sent).toHaveLength(1);
  });
});

describe('what it sends', () => {
  test('a removed block that comes back names its removal as parent', async () => {
    const { write, saver, library, page } = openPage('a', 'b');
    const both = page();
    write(both.slice(0, 1));
    expect(await saver.flush()).toBe(true);
    expect(library.blocks()).toEqual(both.slice(0, 1));
    write(both);
    expect(await saver.flush()).toBe(true);
    expect(library.blocks()).toEqual(both);
  });

  test('a new rank alone is a move', async () => {
    const { write, saver, sent, page } = openPage('a', 'b');
    const [a, b] = page();
    if (!a || !b) throw new Error('Two blocks');
    write([b, { ...a, rank: `${b.rank}V` as Block['rank'] }]);
    await saver.flush();
    expect(sent).toMatchObject([{ put: [], move: [{ id: a.id }], remove: [] }]);
  });
});

describe('when saving fails', () => {
  test('a full disk: says so, keeps the words, and saves when there is room', async () => {
    const { type, saver, fail, library, page } = openPage('a');
    fail(diskFull);
    type('ab');
    await vi.advanceTimersByTimeAsync(400);
    expect(saver.state.value).toEqual({
      kind: 'waiting',
      message: 'The disk is full.',
    });
    type('abc');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saver.state.value.kind).toBe('waiting');
    expect(await saver.flush()).toBe(false);
    fail(null);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(saver.state.value).toEqual({ kind: 'saved' });
    expect(library.blocks()).toEqual(page());
  });

  test('it is tried less and less often', async () => {
    const { type, fail, sent } = openPage('a');
    fail(diskFull);
    type('ab');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent.length).toBeGreaterThan(4);
    expect(sent.length).toBeLessThan(9);
  });

  test('a fault of ours is reported, loses nothing and is tried again', async () => {
    const { type, saver, fail, faults, library, page } = openPage('a');
    const fault = new TypeError('a fault');
    fail(fault);
    type('ab');
    await vi.advanceTimersByTimeAsync(400);
    expect(faults).toEqual([fault]);
    expect(saver.state.value.kind).toBe('waiting');
    fail(null);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(library.blocks()).toEqual(page());
  });
});

describe('when the page goes', () => {
  test('what is not saved yet is sent', async () => {
    const { type, saver, sent, library, page } = openPage('a');
    type('ab');
    saver.dispose();
    await vi.advanceTimersByTimeAsync(0);
    expect(sent).toHaveLength(1);
    expect(library.blocks()).toEqual(page());
  });

  test('what came while a request ran is sent after it', async () => {
    const { type, saver, answerWith, library, page } = openPage('a');
    let done: () => void = () => undefined;
    answerWith(
      new Promise((resolve) => {
        done = resolve;
      }),
    );
    type('ab');
    void saver.flush();
    type('abc');
    saver.dispose();
    done();
    await vi.advanceTimersByTimeAsync(0);
    expect(library.blocks()).toEqual(page());
  });

  test('it is tried once more, and then nothing asks again', async () => {
    const { type, saver, fail, sent } = openPage('a');
    fail(diskFull);
    type('ab');
    await vi.advanceTimersByTimeAsync(400);
    expect(sent).toHaveLength(1);
    saver.dispose();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a request that fails after it asks once more, and no later', async () => {
    const { type, saver, fail, answerWith, sent } = openPage('a');
    let done: () => void = () => undefined;
    answerWith(
      new Promise((resolve) => {
        done = resolve;
      }),
    );
    fail(diskFull);
    type('ab');
    void saver.flush();
    saver.dispose();
    done();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sent).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('nothing is sent where all is saved', async () => {
    const { type, saver, sent } = openPage('a');
    type('ab');
    expect(await saver.flush()).toBe(true);
    saver.dispose();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(1);
  });
});
