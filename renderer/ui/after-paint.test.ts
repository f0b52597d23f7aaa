// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterPaint, toldAfterPaint } from './after-paint.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('what waits for a paint is done once its frame is over, and once', () => {
  const act = vi.fn();
  afterPaint(act);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersToNextFrame();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(1);
});

test('where no frame comes it is done all the same', () => {
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const act = vi.fn();
  afterPaint(act);
  vi.advanceTimersByTime(250);
  expect(act).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});

test('what is called off is not done', () => {
  const act = vi.fn();
  afterPaint(act)();
  vi.advanceTimersByTime(1000);
  expect(act).not.toHaveBeenCalled();
});

test('changes before a paint are told of together, none after the end', () => {
  const tells = new Set<() => void>();
  const tell = vi.fn();
  const end = toldAfterPaint((change) => {
    tells.add(change);
    return () => tells.delete(change);
  })(tell);
  const change = (): void => {
    for (const each of tells) each();
  };
  change();
  change();
  expect(tell).not.toHaveBeenCalled();
  vi.advanceTimersByTime(250);
  expect(tell).toHaveBeenCalledTimes(1);
  change();
  vi.advanceTimersByTime(250);
  expect(tell).toHaveBeenCalledTimes(2);
  change();
  end();
  vi.advanceTimersByTime(250);
  expect(tell).toHaveBeenCalledTimes(2);
});
