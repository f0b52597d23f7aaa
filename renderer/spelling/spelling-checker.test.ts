import { expect, test } from 'vitest';
import { createSpellingChecker } from './spelling-checker.ts';
import type { SpellingReply, SpellingRequest } from './spelling-messages.ts';

/** Stands where the browser's worker stands: what it is asked is kept, and the test answers. */
function createWorker() {
  const asked: SpellingRequest[] = [];
  const listeners: ((event: { data: SpellingReply }) => void)[] = [];
  const failures: (() => void)[] = [];
  const ended = { count: 0 };
  return {
    asked,
    ended,
    answer: (data: SpellingReply): void => {
      for (const listener of listeners) listener({ data });
    },
    fail: (): void => {
      for (const listener of failures) listener();
    },
    worker: {
      postMessage: (request: SpellingRequest) => void asked.push(request),
      addEventListener: (
        type: 'message' | 'error',
        listener: (event: { data: SpellingReply }) => void,
      ) => {
        if (type === 'message') listeners.push(listener);
        else failures.push(listener as () => void);
      },
      terminate: () => {
        ended.count += 1;
      },
    },
  };
}

test('a word is asked about once, and known after the answer', () => {
  const { worker, asked, answer } = createWorker();
  const checker = createSpellingChecker(worker, ['/dictionaries/en-GB']);
  let changes = 0;
  checker.onChange(() => {
    changes += 1;
  });
  checker.ask(['sea', 'wrod', 'sea']);
  checker.ask(['wrod', 'wall']);
  expect(asked).toEqual([
    { kind: 'open', dictionaries: ['/dictionaries/en-GB'] },
    { kind: 'check', words: ['sea', 'wrod'] },
    { kind: 'check', words: ['wall'] },
  ]);
  expect(checker.isWrong('wrod')).toBeNull();
  answer({ kind: 'opened' });
  expect(checker.state()).toBe('ready');
  answer({ kind: 'wrong', words: ['wrod'] });
  expect(['sea', 'wrod', 'wall'].map((word) => checker.isWrong(word))).toEqual([
    false,
    true,
    null,
  ]);
  answer({ kind: 'wrong', words: [] });
  expect(checker.isWrong('wall')).toBe(false);
  checker.ask(['sea', 'wrod', 'wall']);
  expect(asked).toHaveLength(3);
  // That a word is right changes nothing on the sheet.
  expect(changes).toBe(2);
});

test('suggestions come to who asked for them, in turn', async () => {
  const { worker, answer } = createWorker();
  const checker = createSpellingChecker(worker, []);
  const first = checker.suggest('wrod');
  const second = checker.suggest('goverment');
  answer({ kind: 'suggestions', words: ['word'] });
  answer({ kind: 'suggestions', words: ['government'] });
  expect(await first).toEqual(['word']);
  expect(await second).toEqual(['government']);
});

test.each(['reply', 'error'] as const)(
  'where the dictionary can’t be read (%s), nothing is wrong and nobody waits',
  async (how) => {
    const { worker, asked, answer, fail } = createWorker();
    const checker = createSpellingChecker(worker, ['/nowhere']);
    const waiting = checker.suggest('wrod');
    if (how === 'reply') answer({ kind: 'failed' });
    else fail();
    expect(await waiting).toEqual([]);
    expect(await checker.suggest('wrod')).toEqual([]);
    expect(checker.state()).toBe('failed');
    checker.ask(['wrod']);
    expect(asked.some(({ kind }) => kind === 'check')).toBe(false);
    expect(checker.isWrong('wrod')).toBeNull();
  },
);

test('closing ends the worker and every wait', async () => {
  const { worker, ended } = createWorker();
  const checker = createSpellingChecker(worker, []);
  const waiting = checker.suggest('wrod');
  checker.close();
  expect(await waiting).toEqual([]);
  expect(ended.count).toBe(1);
});
