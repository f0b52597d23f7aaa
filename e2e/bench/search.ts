// Bench "search": what a person waits for at each key of a search, in a small library and in one of 10,000 briefings with
// 1,000,000 blocks. Queries are as they are typed: rare and common words, beginnings, phrases, Japanese, filters.
import type { SourceId } from '#core/document/document.ts';
import type { Library } from '../../electron/database/open.ts';
import { findInLibrary } from '../../electron/database/search.ts';
import type { SearchFilter } from '../../electron/database/search-hits.ts';
import type { Bench } from './bench.ts';
import { largeLibrary, type Size } from './large-library.ts';
import { median, percentile } from './statistics.ts';

const SMALL: Size = { briefings: 10, blocks: 1_000 };
const LARGE: Size = { briefings: 10_000, blocks: 1_000_000 };
const WARM_UP = 1;
const ROUNDS = 5;
const LIMIT = 50;

const QUERIES: Readonly<
  Record<string, readonly (readonly [string, SearchFilter?])[]>
> = {
  'as it is typed': [
    ...['co', 'coa', 'coas', 'coast', 'coasta', 'coastal'],
    ...['coastal r', 'coastal re', 'coastal rep', 'coastal repai'],
    ...['coastal repair of', 'coastal repair of the f'],
  ].map((typed) => [typed] as const),
  'common words': [
    ['the'],
    ['minister review'],
    ['the of and to in'],
    ['risk'],
  ],
  'rare words': [['beranmar'], ['canverdal'], ['zanzanzan'], ['osparyor the']],
  'no such word': [['xylophone'], ['the xylophone']],
  phrases: [
    ['"coastal repair"'],
    ['"terms of the"'],
    ['"ferry energy harbour"'],
    ['"of the" beran'],
    ...['"energy f', '"energy fu', '"energy fun'].map(
      (typed) => [typed] as const,
    ),
    ['"coastal harbour public'],
    ['"minister review risk the"'],
  ],
  Japanese: [['報'], ['報告'], ['報告書'], ['予算案 港湾'], ['港湾の安全対策']],
  filtered: [
    ['coastal', { status: 'draft' }],
    ['coastal', { source: 'source-7' as SourceId }],
    ['the', { from: '2020-01-01', to: '2020-01-01' }],
    ['review', { kinds: ['footnote'] }],
    ['the', { from: '2020-01-01', to: '2020-01-01', kinds: ['footnote'] }],
    ['canca', { from: '2020-01-02', to: '2020-01-02' }],
    ['"coastal repair"', { from: '2020-01-02', to: '2020-01-02' }],
    ['beranmar', { status: 'draft' }],
  ],
};

/** Of one query, in ms: what it took, and what of that the processor spent on it, which others at work leave alone. */
type Time = { readonly took: number; readonly cpu: number };

type Measured = {
  readonly p50_ms: number;
  readonly p95_ms: number;
  readonly most_ms: number;
  readonly cpu_p95_ms: number;
};

function summary(times: readonly Time[]): Measured {
  const took = times.map((time) => time.took);
  return {
    p50_ms: median(took),
    p95_ms: percentile(took, 95),
    most_ms: Math.max(...took),
    cpu_p95_ms: percentile(
      times.map(({ cpu }) => cpu),
      95,
    ),
  };
}

function measure(library: Library): Record<string, Time[]> {
  const times: Record<string, Time[]> = {};
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
    for (const [name, queries] of Object.entries(QUERIES))
      for (const [typed, filter] of queries) {
        const spent = process.cpuUsage();
        const begun = performance.now();
        findInLibrary(library, typed, LIMIT, filter);
        const took = performance.now() - begun;
        const { user, system } = process.cpuUsage(spent);
        const cpu = (user + system) / 1000;
        if (round >= WARM_UP) (times[name] ??= []).push({ took, cpu });
      }
  return times;
}

export const benchSearch: Bench = (folder) => {
  const measured = [SMALL, LARGE].map((size) => {
    const library = largeLibrary(folder, size);
    try {
      return { size, times: measure(library) };
    } finally {
      library.close();
    }
  });
  const report = measured.map(({ size, times }) => ({
    ...size,
    ...summary(Object.values(times).flat()),
    by: Object.fromEntries(
      Object.entries(times).map(([name, some]) => [name, summary(some)]),
    ),
  }));
  return {
    report: {
      // Of the large library: what the reach is stated for.
      p95: report.at(-1)?.p95_ms,
      libraries: report,
    },
    rows: [
      ['search', 'blocks', 'median', 'p95', 'most', 'cpu p95'],
      ...report.flatMap(({ blocks, by, ...all }) =>
        [['all', all] as const, ...Object.entries(by)].map(
          ([name, { p50_ms, p95_ms, most_ms, cpu_p95_ms }]) => [
            name,
            blocks.toLocaleString('en-GB'),
            ...[p50_ms, p95_ms, most_ms, cpu_p95_ms].map(
              (ms) => `${ms.toFixed(2)} ms`,
            ),
          ],
        ),
      ),
    ],
  };
};
