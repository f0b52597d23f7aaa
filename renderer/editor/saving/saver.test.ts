import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { p, place } from '#core/document/builder.ts';
import type { Block } from '#core/document/document.ts';
import { CallError } from '../../api/call.ts';
import type { Delta } from './delta.ts';
import { fixtureLibrary } from './library-fixture.ts';
import { createSaver } from './saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A page that can be written on, over a library that can be told to fail. */
function opened(...texts: string[]) {
  const start = place(texts.map((text) => p(text)));
  const library = fixtureLibrary(start);
  let page: readonly Block[] = start;
  let failure: CallError | null = null;
  let answer: Promise<void> = Promise.resolve();
  const sent: Delta[] = [];
  const saver = createSaver({
    page: () => page,
    loaded: new Map(
      start.map((block) => [
        block.id,
        { block, revision: library.revisions()[block.id] ?? 0 },
      ]),
    ),
    async save(delta) {
      sent.push(delta);
      await answer;
      if (failure) throw failure;
      return library.save(delta);
    },
  });
  return {
    library,
    saver,
    sent,
    page: () => page,
    write: (blocks: readonly Block[]) => {
      page = blocks;
      saver.changed();
    },
    type: (words: string) => {
      const [first, ...others] = page;
      if (first?.type !== 'paragraph') throw new Error('No paragraph');
      page = [
        { ...first, content: [{ type: 'text', text: words }] },
        ...others,
      ];
      saver.changed();
    },
    fail: (error: CallError | null) => {
      failure = error;
    },
    answerWith: (promise: Promise<void>) => {
      answer = promise;
    },
  };
}

const diskFull = new CallError('unavailable', 'The disk is full.');

describe('when it sends', () => {
  test('one request 300 ms after the last key', async () => {
    const { type, sent, saver, library, page } = opened('a');
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
    const { type, sent } = opened('a');
    for (let n = 0; n < 20; n += 1) {
      type(`a${n}`);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(sent.length).toBeLessThanOrEqual(5);
  });

  test('at once on flush, with what came while a request ran', async () => {
    const { type, saver, sent, answerWith, library, page } = opened('a');
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
    const { type, saver, sent } = opened('a');
    expect(await saver.flush()).toBe(true);
    type('ab');
    type('a');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toHaveLength(0);
    expect(saver.state.value).toEqual({ kind: 'saved' });
  });

  test('not while words are composed, and then soon', async () => {
    const { type, saver, sent } = opened('a');
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
    const { write, saver, library, page } = opened('a', 'b');
    const both = page();
    write(both.slice(0, 1));
    expect(await saver.flush()).toBe(true);
    expect(library.blocks()).toEqual(both.slice(0, 1));
    write(both);
    expect(await saver.flush()).toBe(true);
    expect(library.blocks()).toEqual(both);
  });

  test('a new rank alone is a move', async () => {
    const { write, saver, sent, page } = opened('a', 'b');
    const [a, b] = page();
    if (!a || !b) throw new Error('Two blocks');
    write([b, { ...a, rank: `${b.rank}V` as Block['rank'] }]);
    await saver.flush();
    expect(sent).toMatchObject([{ put: [], move: [{ id: a.id }], remove: [] }]);
  });
});

describe('when saving fails', () => {
  test('a full disk: says so, keeps the words, and saves when there is room', async () => {
    const { type, saver, fail, library, page } = opened('a');
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
    const { type, fail, sent } = opened('a');
    fail(diskFull);
    type('ab');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent.length).toBeGreaterThan(4);
    expect(sent.length).toBeLessThan(9);
  });

  test('a conflict ends it until a person acts', async () => {
    const { type, saver, fail, sent } = opened('a');
    fail(new CallError('conflict', 'It was changed elsewhere.'));
    type('ab');
    await vi.advanceTimersByTimeAsync(400);
    fail(null);
    type('abc');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(saver.state.value).toEqual({
      kind: 'conflict',
      message: 'It was changed elsewhere.',
    });
    expect(await saver.flush()).toBe(false);
  });

  test('a refused block is named, and tried again when the page changes', async () => {
    const { type, saver, fail, sent, library, page } = opened('a');
    fail(new CallError('bad-input', 'The block is not valid.'));
    type('ab');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    expect(saver.state.value).toEqual({
      kind: 'conflict',
      message: 'The block is not valid.',
    });
    fail(null);
    type('abc');
    await vi.advanceTimersByTimeAsync(400);
    expect(saver.state.value).toEqual({ kind: 'saved' });
    expect(library.blocks()).toEqual(page());
  });
});
