import { expect, test } from 'vitest';
import { describeFault } from './report-fault.ts';

test('a fault is told by its name and its places, without its words', () => {
  const error = new TypeError('Minister Fenn\n    at the end\n    resigns');
  const { name, stack } = describeFault(error);
  expect(name).toBe('TypeError');
  expect(stack).toMatch(/^ {4}at .*report-fault\.test\.ts:\d+:\d+\)?$/m);
  expect(stack).not.toMatch(/Fenn|resigns|the end/);
});

test('what is no error has no words either', () => {
  expect(describeFault('Minister Fenn')).toEqual({
    name: 'thrown-string',
    stack: '',
  });
});

test('what is told is short', () => {
  const error = new Error('x');
  error.name = 'N'.repeat(999);
  error.stack = '    at f (app://bundle/page.js:1:1)\n'.repeat(9_999);
  const { name, stack } = describeFault(error);
  expect(name).toHaveLength(60);
  expect(stack.length).toBeLessThanOrEqual(8_000);
});
