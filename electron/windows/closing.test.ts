import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createClosing,
  lossQuestion,
  type Closing,
  type ClosingReason,
  type JobAnswer,
} from './closing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin({
  person = 'keep',
  lives = true,
  job = null,
  aboutJob = 'stay',
}: {
  person?: 'keep' | 'close';
  lives?: boolean;
  job?: Promise<void> | null;
  aboutJob?: JobAnswer;
} = {}) {
  const tellPage = vi.fn();
  const askPerson = vi.fn<(reason: ClosingReason) => Promise<'keep' | 'close'>>(
    () => Promise.resolve(person),
  );
  const closing: Closing = createClosing({
    tellPage,
    askPerson,
    pageLives: () => lives,
    job: {
      isRunning: () => job !== null,
      ended: () => job ?? Promise.resolve(),
    },
    askAboutJob: () => Promise.resolve(aboutJob),
  });
  return { closing, tellPage, askPerson };
}

test('it waits for the page, and asks nobody where all is saved', async () => {
  const { closing, tellPage, askPerson } = begin();
  const done = vi.fn();
  const settled = closing.settle('close').then(done);
  await vi.advanceTimersByTimeAsync(4900);
  expect(tellPage).toHaveBeenCalledOnce();
  expect(done).not.toHaveBeenCalled();
  closing.answer(true);
  await settled;
  expect(done).toHaveBeenCalledWith(true);
  expect(askPerson).not.toHaveBeenCalled();
});

test.each([
  ['keep', false],
  ['close', true],
] as const)(
  'what is not saved is asked about: %s',
  async (person, expected) => {
    const { closing, askPerson } = begin({ person });
    const settled = closing.settle('close');
    closing.answer(false);
    expect(await settled).toBe(expected);
    expect(askPerson).toHaveBeenCalledOnce();
  },
);

test('a page that does not answer within five seconds is one that did not save', async () => {
  const { closing, askPerson } = begin();
  const settled = closing.settle('close');
  await vi.advanceTimersByTimeAsync(5000);
  expect(await settled).toBe(false);
  expect(askPerson).toHaveBeenCalledOnce();
});

test('asked twice it asks the page once, and later anew', async () => {
  const { closing, tellPage } = begin();
  const first = closing.settle('close');
  expect(closing.settle('close')).toBe(first);
  closing.answer(true);
  await first;
  expect(tellPage).toHaveBeenCalledOnce();
  const second = closing.settle('close');
  closing.answer(true);
  expect(await second).toBe(true);
  expect(tellPage).toHaveBeenCalledTimes(2);
});

test('an answer that nobody waits for is no answer to the next question', async () => {
  const { closing } = begin();
  closing.answer(true);
  const settled = closing.settle('close');
  await vi.advanceTimersByTimeAsync(5000);
  expect(await settled).toBe(false);
});

test('without a page there is nothing to wait for', async () => {
  const { closing, tellPage } = begin({ lives: false });
  expect(await closing.settle('close')).toBe(true);
  expect(tellPage).not.toHaveBeenCalled();
});

test.each(['close', 'switch'] as const)(
  'to be careful is the first button, and what Esc does: %s',
  (reason) => {
    const { buttons, otherwise } = lossQuestion(reason);
    expect(buttons[0]?.action).toBe('keep');
    expect(otherwise).toBe('keep');
  },
);

test('a library that is switched is no window that closes', async () => {
  const { closing, askPerson } = begin();
  const settled = closing.settle('switch');
  closing.answer(false);
  await settled;
  expect(askPerson).toHaveBeenCalledWith('switch');
  const { detail, buttons } = lossQuestion('switch');
  const labels = buttons.map(({ label }) => label).join(' ');
  expect(`${detail} ${labels}`).not.toMatch(/close|window/i);
});

test('a window with an export stays, closes when that is done, or at once, as the person says', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stay = begin({ job: promise });
  expect(await stay.closing.settle('close')).toBe(false);
  expect(stay.tellPage).not.toHaveBeenCalled();

  const stop = begin({ job: promise, aboutJob: 'stop' });
  const stopped = stop.closing.settle('close');
  await vi.advanceTimersByTimeAsync(0);
  stop.closing.answer(true);
  expect(await stopped).toBe(true);

  const wait = begin({ job: promise, aboutJob: 'wait' });
  const waited = wait.closing.settle('close');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(wait.tellPage).not.toHaveBeenCalled();
  resolve(undefined);
  await vi.advanceTimersByTimeAsync(0);
  wait.closing.answer(true);
  expect(await waited).toBe(true);
});
