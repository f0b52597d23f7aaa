// Bench "picker": from a key in the search of the citation picker to the frame that shows what it found, over 10,000
// sources in the whole application; how long the page's thread works for it, what comes after the frame included; the search;
// and beside it a key that changes nothing, which is what the keyboard, the browser and its frames take by themselves.
import type { Page } from '@playwright/test';
import { describeSource } from '#core/citations/describe-source.ts';
import { findSources, prepareSources } from '#core/citations/find-sources.ts';
import { cslItemSchema } from '#core/citations/source.ts';
import type { SourceId } from '#core/document/document.ts';
import type { NewSource } from '../../electron/database/sources.ts';
import type { Bench } from './bench.ts';
import { wordsOf } from './generate.ts';
import { pressAndTime, timesOf } from './key-to-paint.ts';
import { goTo, withLongBriefing } from './long-briefing.ts';
import { median, percentile } from './statistics.ts';

const SOURCES = 10_000;
const MOST_FOUND = 30;
const ROUNDS = 3;
/** Keys that change nothing. */
const IDLE_KEYS = 60;

const sourceAt = (index: number): NewSource => ({
  id: `picked-${index}` as SourceId,
  citekey: `author${index}x`,
  item: cslItemSchema.parse({
    type: index % 3 === 0 ? 'article-journal' : 'report',
    title: wordsOf(index + 7_000_003, 9),
    'container-title': wordsOf((index % 200) + 8_000_003, 3),
    author: Array.from({ length: 1 + (index % 3) }, (_, at) => ({
      family: wordsOf(index * 3 + at + 9_000_003, 1),
      given: wordsOf(index + at + 9_500_003, 1),
    })),
    issued: { 'date-parts': [[1960 + (index % 66)]] },
  }),
});

/** A name, a word of a title with a year, and both with a slip: what people type, key by key. */
function typedFor(sources: readonly NewSource[]): string[] {
  return [17, 4321, 9876].flatMap((at) => {
    const source = sources[at];
    if (!source) return [];
    const { names, title, year } = describeSource(source);
    const name = (names.split(/[ ,]/)[0] ?? '').toLowerCase();
    const word = (title.split(' ').at(-1) ?? '').toLowerCase();
    const slip = `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`;
    return [name, `${word} ${year}`, `${slip} ${name}`];
  });
}

type Key = { readonly toPaint: number; readonly busy: number };

/** Presses keys one by one: the milliseconds to the paint of each, and those that the page's thread worked meanwhile. */
async function watchKeys(page: Page): Promise<(key: string) => Promise<Key>> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable');
  const worked = async (): Promise<number> => {
    const { metrics } = await protocol.send('Performance.getMetrics');
    const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value;
    if (seconds === undefined) throw new Error('The browser counts no work.');
    return seconds * 1000;
  };
  return async (key) => {
    const before = await worked();
    const toPaint = await pressAndTime(page, key);
    return { toPaint, busy: (await worked()) - before };
  };
}

const partsOf = (keys: readonly Key[]) => ({
  ...timesOf(keys.map(({ toPaint }) => toPaint)),
  busy: timesOf(keys.map(({ busy }) => busy)),
});

function measureSearch(
  sources: readonly NewSource[],
  typed: readonly string[],
) {
  const begun = performance.now();
  let at: number | null = 0;
  while (at !== null) at = prepareSources(sources, at, 100);
  const prepared = performance.now() - begun;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1)
    for (const words of typed)
      for (let length = 1; length <= words.length; length += 1) {
        // What the processor spent on it, which others at work leave alone.
        const before = process.cpuUsage();
        findSources(sources, words.slice(0, length), MOST_FOUND);
        const { user, system } = process.cpuUsage(before);
        if (round > 0) times.push((user + system) / 1000);
      }
  return {
    prepared_ms: prepared,
    p50_ms: median(times),
    p95_ms: percentile(times, 95),
    most_ms: Math.max(...times),
  };
}

export const benchPicker: Bench = async (folder) => {
  const sources = Array.from({ length: SOURCES }, (_, at) => sourceAt(at));
  const typed = typedFor(sources);
  const search = measureSearch(sources, typed);
  const { found, nothing } = await withLongBriefing(
    folder,
    { paragraphs: 20, headings: 2, notes: 5 },
    async ({ page, text }) => {
      await goTo(text, 'start');
      await page.keyboard.press('Control+Alt+f');
      await page.getByRole('dialog', { name: 'New footnote' }).waitFor();
      const press = await watchKeys(page);
      const none: Key[] = [];
      for (let key = 0; key < IDLE_KEYS; key += 1)
        none.push(await press('Shift'));
      const all: Key[] = [];
      for (const words of typed) {
        for (const letter of words)
          all.push(await press(letter === ' ' ? 'Space' : letter));
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Backspace');
        await page.waitForTimeout(100);
      }
      return { found: partsOf(all), nothing: partsOf(none) };
    },
    sources,
  );
  const ms = (time: number): string => `${time.toFixed(1)} ms`;
  return {
    report: { sources: SOURCES, search, ...found, nothing },
    rows: [
      ['picker', 'sources', 'p50', 'p95', 'p99'],
      [
        'key to paint',
        SOURCES.toLocaleString('en-GB'),
        ...[found.p50, found.p95, found.p99].map(ms),
      ],
      [
        'work of the page for it',
        '',
        ...[found.busy.p50, found.busy.p95, found.busy.p99].map(ms),
      ],
      [
        'a key that changes nothing',
        '',
        ...[nothing.p50, nothing.p95, nothing.p99].map(ms),
      ],
      [
        'work of the page for it',
        '',
        ...[nothing.busy.p50, nothing.busy.p95, nothing.busy.p99].map(ms),
      ],
      [
        'the search',
        `prepared in ${ms(search.prepared_ms)}`,
        ...[search.p50_ms, search.p95_ms, search.most_ms].map(ms),
      ],
    ],
  };
};
