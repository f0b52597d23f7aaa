import { expect, test, vi } from 'vitest';
import { cite, note } from '#core/document/builder.ts';
import type { NoteToFormat } from '#core/citations/note-formatter.ts';
import { item, sourceMap } from '#core/citations/sources-fixture.ts';
import type { SourceId } from '#core/document/document.ts';
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

const SOURCES = sourceMap({
  smith: item({ type: 'book', title: 'A' }),
  jones: item({ type: 'book', title: 'B' }),
});
const cited = (source: string): NoteToFormat => note(cite(source));

function open() {
  const workers: FakeWorker[] = [];
  const onWords = vi.fn();
  const onList = vi.fn();
  const onFailed = vi.fn();
  const formatter = createFormatter(
    () => {
      const worker = fakeWorker();
      workers.push(worker);
      return worker;
    },
    { onWords, onList, onFailed },
  );
  const style = { id: 'style', style: {}, locales: {} };
  const show = (
    notes: readonly NoteToFormat[],
    sources = SOURCES,
    by = style,
  ): void => {
    formatter.show(
      {
        notes,
        sourceOf: (id) => sources.get(id),
        style: by,
        language: 'en',
        list: false,
      },
      [],
    );
  };
  const preview = (content = note('New').content) =>
    formatter.preview(content, 0, false, (id) => SOURCES.get(id));
  const worker = (place = 0): FakeWorker => {
    const found = workers[place];
    if (!found) throw new Error('no such worker');
    return found;
  };
  const last = (place = 0) => {
    const request = worker(place).requests.at(-1);
    if (request?.kind !== 'sheet' && request?.kind !== 'preview')
      throw new Error('nothing to format was sent');
    return request;
  };
  return {
    formatter,
    show,
    preview,
    worker,
    workers,
    last,
    style,
    onWords,
    onList,
    onFailed,
  };
}

const kinds = (worker: FakeWorker): string[] =>
  worker.requests.map(({ kind }) => kind);

test('no worker is started before it is needed', () => {
  expect(open().workers).toHaveLength(0);
});

test('a style and a source are told once, and again when they are others', () => {
  const { show, worker, style } = open();
  const one = cited('smith');
  show([one]);
  show([one, cited('jones')]);
  show([one]);
  expect(kinds(worker())).toEqual([
    'style',
    'sources',
    'sheet',
    'sources',
    'sheet',
    'sheet',
  ]);
  // Read again, all sources are new objects.
  show([one], structuredClone(SOURCES));
  show([one], new Map());
  expect(worker().requests.slice(6)).toMatchObject([
    { kind: 'sheet' },
    { kind: 'sources', sources: [], gone: ['smith'] },
    { kind: 'sheet' },
  ]);
  show([one], SOURCES, { ...style });
  expect(kinds(worker()).slice(9)).toEqual(['style', 'sources', 'sheet']);
});

test('only the range that changed crosses, and what is known not even then', () => {
  const { show, last } = open();
  const [a, b, c, d] = [note('a'), note('b'), note('c'), note('d')];
  show([a, b, c]);
  expect(last()).toMatchObject({
    from: 0,
    removed: 0,
    notes: [a, b, c].map(({ id, content }) => ({ id, content })),
  });
  show([a, d, b, c]);
  expect(last()).toMatchObject({
    from: 1,
    removed: 0,
    notes: [{ id: d.id, content: d.content }],
  });
  show([a, c, b, d]);
  expect(last()).toMatchObject({
    from: 1,
    removed: 3,
    notes: [{ id: c.id }, { id: b.id }, { id: d.id }],
  });
  const changed = { id: b.id, content: note('B').content };
  show([a, c, changed, d]);
  expect(last()).toMatchObject({ from: 2, removed: 1, notes: [changed] });
  show([a, d]);
  expect(last()).toMatchObject({ from: 1, removed: 2, notes: [] });
});

test('words are done when they are those of the newest sheet', () => {
  const { show, worker, last, onWords } = open();
  show([note('a')]);
  const old = last().id;
  show([note('b')]);
  worker().tell('message', { kind: 'words', id: old, words: [], done: true });
  expect(onWords).toHaveBeenLastCalledWith([], false);
  worker().tell('message', {
    kind: 'words',
    id: last().id,
    words: [],
    done: true,
  });
  expect(onWords).toHaveBeenLastCalledWith([], true);
});

test('a list of sources is handed on, also that there is none in the style', () => {
  const { show, worker, onList } = open();
  show([cited('smith')]);
  for (const entries of [[{ source: 'smith' as SourceId, runs: [] }], null]) {
    worker().tell('message', { kind: 'list', entries });
    expect(onList).toHaveBeenLastCalledWith(entries);
  }
});

test('of previews the newest counts, and a late answer is nobody’s', async () => {
  const { show, preview, worker, last } = open();
  expect(await preview()).toBeNull();
  show([note('a')]);
  const old = preview();
  const oldId = last().id;
  const fresh = preview();
  expect(await old).toBeNull();
  worker().tell('message', { kind: 'previewed', id: oldId, paragraphs: [] });
  worker().tell('message', {
    kind: 'previewed',
    id: last().id,
    paragraphs: [[[{ text: 'New' }]]],
  });
  expect(await fresh).toEqual([[[{ text: 'New' }]]]);
});

test('what can’t be formatted is said once, and only of the newest', async () => {
  const { show, preview, worker, last, onFailed } = open();
  show([note('a')]);
  const asked = preview();
  worker().tell('message', { kind: 'failed', id: last().id, sentence: 'No.' });
  expect(await asked).toBeNull();
  expect(onFailed).not.toHaveBeenCalled();
  show([note('b')]);
  worker().tell('message', { kind: 'failed', id: last().id, sentence: 'No.' });
  expect(onFailed).toHaveBeenCalledExactlyOnceWith('No.');
});

test('a worker that breaks fails what waits for it, and the next has all told again', async () => {
  const { show, preview, worker, last, onFailed } = open();
  const one = cited('smith');
  show([one]);
  const waiting = preview();
  worker().tell('error');
  expect(await waiting).toBeNull();
  expect(onFailed).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining('Nothing is lost'),
  );
  expect(worker().ended()).toBe(true);
  show([one]);
  expect(kinds(worker(1))).toEqual(['style', 'sources', 'sheet']);
  expect(last(1)).toMatchObject({
    notes: [{ id: one.id, content: one.content }],
  });
  // What the broken one still says is not heard.
  worker(0).tell('error');
  expect(onFailed).toHaveBeenCalledOnce();
});

test('closing ends the worker, and what waits is told so', async () => {
  const { formatter, show, preview, worker } = open();
  show([note('a')]);
  const waiting = preview();
  formatter.close();
  expect(await waiting).toBeNull();
  expect(worker().ended()).toBe(true);
});
