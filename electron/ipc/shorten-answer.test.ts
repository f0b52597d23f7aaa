import { expect, test } from 'vitest';
import { shortenAnswer } from './shorten-answer.ts';

test('a short answer and an error go as they are', () => {
  const short = { ok: true, value: { id: 'one' } } as const;
  expect(shortenAnswer(short)).toBe(short);
  const failed = {
    ok: false,
    error: { code: 'not-found', message: 'x'.repeat(200_000) },
  } as const;
  expect(shortenAnswer(failed)).toBe(failed);
});

test('a long answer goes as the text of its value', () => {
  const value = { blocks: Array.from({ length: 20_000 }, (_, id) => ({ id })) };
  const answer = shortenAnswer({ ok: true, value });
  expect(answer).toEqual({ ok: true, value: null, json: answer.json });
  expect(JSON.parse(answer.json ?? '')).toEqual(value);
});
