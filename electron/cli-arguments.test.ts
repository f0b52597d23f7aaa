import { expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { readArguments } from './cli-arguments.ts';

const read = (...args: string[]) => readArguments(args, '/home/a');

test('global options stand before the command or after it', () => {
  const call = { method: 'briefings.list', input: {} };
  for (const args of [
    ['--library', 'lib', '--json', 'list'],
    ['--json', 'list', '--library', 'lib'],
    ['list', '--library=lib', '--json'],
  ])
    expect(read(...args)).toEqual({
      library: '/home/a/lib',
      json: true,
      action: 'call',
      call,
    });
});

test('the bin is listed by itself', () => {
  expect(read('list', '--bin')).toMatchObject({
    call: { method: 'bin.list', input: {} },
  });
});

test('sources go out: those that are named, with or without their sign, or all', () => {
  const named = read(
    'export-sources',
    '@fenn',
    'b',
    '--to',
    'ris',
    '--out',
    'o.ris',
  );
  expect(named).toMatchObject({
    call: {
      method: 'sources.export',
      input: { sources: ['fenn', 'b'], to: 'ris', out: '/home/a/o.ris' },
    },
  });
  expect(read('export-sources', '--to', 'biblatex', '--out', '/o.bib')).toEqual(
    expect.objectContaining({
      call: {
        method: 'sources.export',
        input: { to: 'biblatex', out: '/o.bib' },
      },
    }),
  );
  expect(() => read('export-sources', '--out', 'o')).toThrow(/--to is missing/);
  expect(() => read('export-sources', '--to', 'ris')).toThrow(
    /--out is missing/,
  );
});

test('a value that looks like a command is a value', () => {
  expect(read('--library', 'show', 'list')).toMatchObject({
    library: '/home/a/show',
    call: { method: 'briefings.list' },
  });
});

test('paths start where the person stands', () => {
  expect(read('import', 'a.txt', '/b.txt', '--title', 'T')).toMatchObject({
    call: {
      method: 'files.import',
      input: { paths: ['/home/a/a.txt', '/b.txt'], title: 'T' },
    },
  });
});

test('a marker is given with or without its brackets', () => {
  for (const marker of ['12', '[12]'])
    expect(read('link', 'b', marker, 'smith', '--locator', 'p. 4')).toEqual({
      library: null,
      json: false,
      action: 'call',
      call: {
        method: 'markers.link',
        input: {
          briefing: 'b',
          number: 12,
          source: 'smith',
          locator: { label: 'page', value: '4' },
        },
      },
    });
});

test('a source is named as a list of sources writes it', () => {
  for (const source of ['smith', '@smith']) {
    expect(read('link', 'b', '4', source)).toMatchObject({
      call: { method: 'markers.link', input: { source: 'smith' } },
    });
    expect(read('excerpt', source, '--file', 'a.txt')).toMatchObject({
      call: { method: 'excerpts.takeFile', input: { source: 'smith' } },
    });
  }
});

test('a reference list is a file, and a list of numbers a number or all', () => {
  expect(
    read('link', 'b', '--references', 'refs.txt', '--make', '--list', '2'),
  ).toMatchObject({
    call: {
      method: 'markers.linkReferences',
      input: { briefing: 'b', make: true, list: 2 },
    },
  });
  expect(read('unlink', 'b', '[4]', '--list', 'all')).toMatchObject({
    call: {
      method: 'markers.unlink',
      input: { briefing: 'b', number: 4, list: 'all' },
    },
  });
});

test('a text without a file is printed', () => {
  expect(read('export', 'b', '--to', 'txt')).toMatchObject({
    call: { method: 'briefings.text', input: { id: 'b' } },
  });
  expect(read('export', 'b', '--to', 'txt', '--style', 'apa')).toMatchObject({
    call: { method: 'briefings.text', input: { id: 'b', style: 'apa' } },
  });
});

test('a DOCX goes out with its review or without', () => {
  const out = ['--out', '/o.docx', '--date', '2026-11-28'];
  expect(
    read('export', 'b', '--to', 'docx', ...out, '--review', 'without'),
  ).toMatchObject({
    call: {
      method: 'briefings.export',
      input: { id: 'b', to: 'docx', review: 'without', date: '2026-11-28' },
    },
  });
  expect(() =>
    read('export', 'b', '--to', 'pdf', '--out', '/o.pdf', '--review', 'with'),
  ).toThrow(/--review goes with --to docx/);
});

test('a PDF goes out as the copy that is asked for', () => {
  const pdf = ['export', 'b', '--to', 'pdf', '--out', '/o.pdf'];
  expect(
    read(...pdf, '--copy', 'review', '--draft', '--lines', '--evidence'),
  ).toMatchObject({
    call: {
      input: { copy: 'review', draft: true, lines: true, evidence: true },
    },
  });
  expect(read(...pdf, '--paper', 'us-letter', '--colophon')).toMatchObject({
    call: { input: { paper: 'us-letter', colophon: true } },
  });
  expect(() => read(...pdf, '--paper', 'a5')).toThrow(/--paper/);
  expect(() => read(...pdf, '--copy', 'redacted', '--evidence')).toThrow(
    /can’t go with a redacted copy/,
  );
  expect(() =>
    read('export', 'b', '--to', 'html', '--out', '/o.html', '--draft'),
  ).toThrow(/--draft goes with --to pdf/);
});

test.each([
  [['export', 'b', '--to', 'pdf', '--out', 'x', '--copy', 'fair']],
  [['burn']],
  [['toString']],
  [['list', 'x']],
  [['link', 'b', '4', 's', '--list', 'second']],
  [['link', 'b', '4', 's', '--make']],
  [['link', 'b', '--references', '']],
  [['unlink', 'b']],
  [['list', '--to', 'pdf']],
  [['list', '--library', '']],
  [['show']],
  [['show', 'a', 'b']],
  [['import']],
  [['import', 'a', '--as', 'poem']],
  [['link', 'b', '0', 's']],
  [['link', 'b', '[4', 's', '--locator', ' ']],
  [['link', 'b', '4x', 's']],
  [['export', 'b']],
  [['export', 'b', '--to', 'pdf']],
  [['export', 'b', '--to', 'docx', '--out', 'x', '--review', 'some']],
  [['export', 'b', '--to', 'pdf', '--out', 'x', '--standard', 'a-1']],
  [['list', '--library']],
  [['search', '']],
  [['search', ' ', '\u3000']],
])('%j is wrong use, said in one line', (args) => {
  let message = '';
  try {
    read(...args);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    message = (error as AppError).message;
  }
  expect(message).toMatch(/^[^\n]+$/);
});

test('what is compared is a version by its id, or a package by its file', () => {
  expect(read('diff', 'b1', 'v1', 'now')).toMatchObject({
    call: {
      method: 'versions.compare',
      input: { briefing: 'b1', before: 'v1', after: 'now' },
    },
  });
  expect(read('diff', 'b1', './back', 'Back from Bo.precis')).toMatchObject({
    call: {
      input: {
        before: { package: '/home/a/back' },
        after: { package: '/home/a/Back from Bo.precis' },
      },
    },
  });
  expect(() => read('diff', 'b1', 'now')).toThrow(
    /takes 3 names.*VERSION\|FILE\.precis/,
  );
});

test('a verdict is one of four words, with what the reviewer says of it', () => {
  expect(
    read('verdict', 'b1', 'c1', 'partly', '--page', '4', '--reason', 'Once'),
  ).toMatchObject({
    call: {
      method: 'verdicts.give',
      input: {
        ...{ briefing: 'b1', citation: 'c1', verdict: 'partly' },
        ...{ page: '4', reason: 'Once' },
      },
    },
  });
  expect(read('verdict', 'b1', 'c1', 'supports', '--by', 'Bea')).toMatchObject({
    call: { input: { verdict: 'supports', by: 'Bea' } },
  });
  expect(() => read('verdict', 'b1', 'c1', 'maybe')).toThrow(
    /one of supports, partly, does-not-support, cannot-find/,
  );
  expect(() => read('verdict', 'b1', 'c1')).toThrow(/takes 3 names/);
});
