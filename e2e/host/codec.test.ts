import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeCodec } from './codec.ts';

const { encode, decode } = makeCodec();

test('what is decoded is what was encoded', () => {
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
      }),
      (value) => {
        const clone: unknown = structuredClone(value);
        expect(decode(encode(clone))).toStrictEqual(clone);
      },
    ),
  );
});

test('circles and shared parts stay what they are', () => {
  const part = { words: 'same' };
  const whole: Record<string, unknown> = { first: part, second: [part] };
  whole['self'] = whole;
  const got = decode(encode(whole)) as typeof whole;
  expect(got['self']).toBe(got);
  expect((got['second'] as unknown[])[0]).toBe(got['first']);
});

test('what can’t be cloned is refused in Electron’s words', () => {
  for (const value of [
    () => 1,
    Symbol('x'),
    Promise.resolve(),
    { a: [() => 1] },
  ])
    expect(() => encode(value)).toThrow('An object could not be cloned.');
});
