import { expect, test, vi } from 'vitest';
import { contract, type Handlers } from '#core/contract.ts';
import { AppError } from '#core/errors.ts';
import { serve } from './serve.ts';

const never = (): never => {
  throw new TypeError('called');
};
const handlers = {
  ...(Object.fromEntries(
    Object.keys(contract).map((name) => [name, never]),
  ) as unknown as Handlers),
  'briefings.list': () => ({ briefings: [] }),
  'briefings.show': ({ id }) => {
    throw new AppError('not-found', `There is no briefing ${id}.`);
  },
  'markers.list': () => Promise.reject(new RangeError('SELECT * FROM secrets')),
  'markers.link': () => ({ linked: 1 }),
} satisfies Handlers;

test('a value comes back in the envelope', async () => {
  const log = vi.fn();
  expect(await serve(contract, handlers, 'briefings.list', {}, log)).toEqual({
    ok: true,
    value: { briefings: [] },
  });
  expect(log).not.toHaveBeenCalled();
});

test('an expected error keeps its code and its sentence', async () => {
  expect(
    await serve(contract, handlers, 'briefings.show', { id: 'x' }, vi.fn()),
  ).toEqual({
    ok: false,
    error: { code: 'not-found', message: 'There is no briefing x.' },
  });
});

test('a bug is logged whole and crosses without its words', async () => {
  const log = vi.fn();
  const answer = await serve(
    contract,
    handlers,
    'markers.list',
    { briefing: 'x' },
    log,
  );
  expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected' } });
  expect(JSON.stringify(answer)).not.toContain('SELECT');
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.any(RangeError));
});

test.each([
  ['toString', {}],
  ['__proto__', {}],
  ['briefings.burn', {}],
  ['briefings.list', { extra: 1 }],
  ['briefings.list', null],
  ['markers.link', { briefing: 'x', number: 0, source: 's' }],
  ['markers.link', { briefing: 'x', number: '4', source: 's' }],
])('%s with %j is refused before any handler', async (name, input) => {
  const log = vi.fn();
  const answer = await serve(contract, handlers, name, input, log);
  expect(answer).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  expect(log).not.toHaveBeenCalled();
});
