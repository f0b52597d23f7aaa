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

test('what JSON says whole goes as JSON, and nothing else does', () => {
  const briefing = {
    title: 'Coastal “repair”',
    blocks: [{ id: 'b1', content: [{ text: '' }, null, true, 0, 1.5, -3] }],
    ...JSON.parse('{"__proto__":{"a":1}}'),
  } as unknown;
  expect(encode(briefing)).toBe(`=${JSON.stringify(briefing)}`);
  expect(decode(encode(briefing))).toStrictEqual(briefing);
  const part = {};
  for (const value of [
    undefined,
    -0,
    NaN,
    Infinity,
    1n,
    { a: undefined },
    [part, part],
    [1, , 2],
    new Date(0),
    new Map(),
    { toJSON: 1 },
  ])
    expect(encode(value)).not.toMatch(/^=/);
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
