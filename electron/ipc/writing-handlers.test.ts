import { expect, test } from 'vitest';
import {
  pageContract,
  type BriefingChange,
  type PageHandlers,
} from '#core/contract.ts';
import { createWriters } from '../services/writers.ts';
import { amongWindows } from './writing-handlers.ts';

const never = new AbortController().signal;
const [first, second] = [1, 2] as const;

/** Two windows with handlers that answer what each method was asked; the note is open in both, and the first writes it. */
function begin() {
  const called: string[] = [];
  const told: { window: number; briefing: string; change: BriefingChange }[] =
    [];
  const handlers = Object.fromEntries(
    Object.keys(pageContract).map((name) => [
      name,
      () => {
        called.push(name);
        return { revisions: { a: 7 }, digest: 3, updated: '' };
      },
    ]),
  ) as unknown as PageHandlers;
  const writers = createWriters({
    askToLetGo: () => undefined,
    tellFreed: () => undefined,
  });
  const of = (window: number): PageHandlers =>
    amongWindows(handlers, {
      window,
      writers,
      tell: (other, briefing, change) => {
        told.push({ window: other, briefing, change });
      },
    });
  for (const window of [first, second]) writers.begin('note' as never, window);
  return { called, told, writes: of(first), follows: of(second) };
}

const delta = { put: [], move: [], remove: [] };

test('what one window saves is told to the other, and to nobody of another briefing', async () => {
  const { told, writes, follows } = begin();
  await writes['briefings.save']({ id: 'note', delta }, never);
  await writes['briefings.change'](
    { id: 'note', change: { title: 'Quays' } },
    never,
  );
  await writes['versions.restore']({ briefing: 'note', version: 'v' }, never);
  await writes['markers.link'](
    { briefing: 'note', number: 1, source: 's' },
    never,
  );
  await follows['briefings.save']({ id: 'memo', delta }, never);
  expect(told).toEqual(
    [
      { kind: 'blocks', delta, revisions: { a: 7 }, digest: 3 },
      { kind: 'head', head: { title: 'Quays' } },
      { kind: 'all' },
      { kind: 'all' },
    ].map((change) => ({ window: second, briefing: 'note', change })),
  );
});

test('what another window writes is not changed, and is not taken away under it', async () => {
  const { called, told, follows } = begin();
  const refused = (work: () => unknown): Promise<void> =>
    expect((async () => await work())()).rejects.toMatchObject({
      code: 'conflict',
    });
  const { signal } = new AbortController();
  await refused(() => follows['briefings.save']({ id: 'note', delta }, signal));
  await refused(() =>
    follows['briefings.change']({ id: 'note', change: {} }, signal),
  );
  await refused(() =>
    follows['versions.restore']({ briefing: 'note', version: 'v' }, signal),
  );
  await refused(() =>
    follows['markers.link'](
      { briefing: 'note', number: 1, source: 's' },
      signal,
    ),
  );
  await refused(() =>
    follows['briefings.bin']({ ids: ['memo', 'note'] }, signal),
  );
  await refused(() => follows['bin.erase']({ ids: ['note'] }, signal));
  expect(called).toEqual([]);
  expect(told).toEqual([]);
});

test('its status may be changed in a list, which the writer hears', async () => {
  const { told, follows } = begin();
  await follows['briefings.setStatus'](
    {
      changes: [
        { id: 'note', status: 'final' },
        { id: 'memo', status: 'final' },
      ],
    },
    never,
  );
  expect(told).toEqual([
    {
      window: first,
      briefing: 'note',
      change: { kind: 'head', head: { status: 'final' } },
    },
  ]);
});

test.each([true, false])(
  'sources are merged once whoever writes a briefing that cites them has saved: %j',
  async (saved) => {
    const done: string[] = [];
    const writers = createWriters({
      askToLetGo: (window, briefing) => {
        done.push(`${window} saves`);
        setTimeout(() => {
          writers.letGo(briefing, window, saved);
        });
      },
      tellFreed: (window) => {
        done.push(`${window} reads again`);
      },
    });
    const handlers = {
      'sources.whereCited': ({ id }: { id: string }) => ({
        briefings: id === 'b' ? [{ briefing: 'note' }] : [],
      }),
      'sources.merge': () => {
        done.push('merged');
        return { citations: 1 };
      },
    } as unknown as PageHandlers;
    writers.begin('note' as never, first);
    const { 'sources.merge': merge } = amongWindows(handlers, {
      window: second,
      writers,
      tell: () => undefined,
    });
    const merging = Promise.resolve(
      merge({ into: 'a', from: ['b', 'c'] }, never),
    );
    if (saved) await expect(merging).resolves.toEqual({ citations: 1 });
    else await expect(merging).rejects.toMatchObject({ code: 'conflict' });
    expect(done).toEqual(
      saved ? ['1 saves', 'merged', '1 reads again'] : ['1 saves'],
    );
  },
);
