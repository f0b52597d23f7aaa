import { expect, test } from 'vitest';
import { doc } from '#core/document/builder.ts';
import type { FormatReply, FormatRequest } from './format-messages.ts';
import { createFormatter, type FormatWorker } from './formatter.ts';

type FakeWorker = FormatWorker & {
  readonly requests: FormatRequest[];
  readonly tell: (type: 'message' | 'error', reply?: FormatReply) => void;
  readonly ended: () => boolean;
};

function fakeWorker(): FakeWorker {
  const requests: FormatRequest[] = [];
  const listeners: { type: string; listener: (event: Event) => void }[] = [];
  let ended = false;
  return {
    requests,
    postMessage: (request) => requests.push(request),
    addEventListener: (type, listener) => listeners.push({ type, listener }),
    terminate: () => {
      ended = true;
    },
    ended: () => ended,
    tell(type, reply) {
      for (const one of listeners)
        if (one.type === type)
          one.listener(new MessageEvent(type, { data: reply }));
    },
  };
}

function open() {
  const workers: FakeWorker[] = [];
  const formatter = createFormatter(() => {
    const worker = fakeWorker();
    workers.push(worker);
    return worker;
  });
  const style = { id: 'style', style: {}, locales: {} };
  const format = (purpose: 'sheet' | 'preview', by = style) =>
    formatter.format(purpose, doc(), [], by);
  const worker = (place = 0): FakeWorker => {
    const found = workers[place];
    if (!found) throw new Error('no such worker');
    return found;
  };
  return { formatter, format, worker, workers, style };
}

/** The id of the request that was sent last. */
function lastId(worker: FakeWorker): number {
  const last = worker.requests.at(-1);
  if (last?.kind !== 'format') throw new Error('nothing to format was sent');
  return last.id;
}

test('no worker is started before it is needed', () => {
  expect(open().workers).toHaveLength(0);
});

test('a style is told once, and again when it is another', async () => {
  const { format, worker, style } = open();
  const first = format('sheet');
  worker().tell('message', { id: lastId(worker()), notes: [] });
  expect(await first).toEqual({ notes: [] });
  void format('sheet');
  void format('sheet', { ...style });
  expect(worker().requests.map(({ kind }) => kind)).toEqual([
    'style',
    'format',
    'format',
    'style',
    'format',
  ]);
});

test('of each purpose the newest counts, and a late answer is nobody’s', async () => {
  const { format, worker } = open();
  const old = format('sheet');
  const oldId = lastId(worker());
  const preview = format('preview');
  const previewId = lastId(worker());
  const fresh = format('sheet');
  expect(await old).toBeNull();
  worker().tell('message', { id: oldId, error: 'late' });
  worker().tell('message', { id: previewId, error: 'No.' });
  worker().tell('message', { id: lastId(worker()), notes: [] });
  expect(await preview).toEqual({ error: 'No.' });
  expect(await fresh).toEqual({ notes: [] });
});

test('a worker that breaks fails what waits for it, and the next request has another with the style', async () => {
  const { format, worker } = open();
  const waiting = [format('sheet'), format('preview')];
  worker().tell('error');
  for (const one of await Promise.all(waiting))
    expect(one && 'error' in one && one.error).toContain('Nothing is lost');
  expect(worker().ended()).toBe(true);
  const again = format('sheet');
  expect(worker(1).requests.map(({ kind }) => kind)).toEqual([
    'style',
    'format',
  ]);
  // What the broken one still says is not heard.
  worker(0).tell('message', { id: lastId(worker(1)), error: 'broken' });
  worker(1).tell('message', { id: lastId(worker(1)), notes: [] });
  expect(await again).toEqual({ notes: [] });
});

test('closing ends the worker, and what waits is told so', async () => {
  const { formatter, format, worker } = open();
  const waiting = format('sheet');
  formatter.close();
  expect(await waiting).toBeNull();
  expect(worker().ended()).toBe(true);
});
