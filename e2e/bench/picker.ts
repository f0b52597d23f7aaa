// Bench "picker": from a key in the search of the citation picker to the frame that shows what it found, over 10,000
// sources in the whole application; what the page's thread computes for it; the search; and beside it a key that
// changes nothing, which is what the keyboard, the browser and its frames take by themselves.
import type { Page } from '@playwright/test';
import { describeSource } from '#core/citations/describe-source.ts';
import { findSources, prepareSources } from '#core/citations/find-sources.ts';
import { cslItemSchema } from '#core/citations/source.ts';
import type { SourceId } from '#core/document/document.ts';
import type { NewSource } from '../../electron/database/sources.ts';
import type { Bench } from './bench.ts';
import { wordsOf } from './generate.ts';
import { pressAndTime, timesOf, type Times } from './key-to-paint.ts';
import { goTo, withLongBriefing } from './long-briefing.ts';
import { workOfLetters } from './page-work.ts';
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

/** From a key to its paint, and what the page's thread computes for it, in milliseconds. */
type Keys = { readonly toPaint: Times; readonly work: Times };

/** Types `words` one after the other, each into a field that is empty again: once by the clock, once counting the work. */
async function typeAll(page: Page, words: readonly string[]): Promise<Keys> {
  const each = async (): Promise<number[]> => {
    const times: number[] = [];
    for (const word of words) {
      for (const letter of word)
        times.push(await pressAndTime(page, letter === ' ' ? 'Space' : letter));
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Backspace');
      await page.waitForTimeout(100);
    }
    return times;
  };
  const toPaint = timesOf(await each());
  const work = timesOf(await workOfLetters(page, each));
  return { toPaint, work };
}

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
      const none: number[] = [];
      for (let key = 0; key < IDLE_KEYS; key += 1)
        none.push(await pressAndTime(page, 'Shift'));
      return { found: await typeAll(page, typed), nothing: timesOf(none) };
    },
    sources,
  );
  const ms = (time: number): string => `${time.toFixed(1)} ms`;
  const row = (what: string, { p50, p95, p99 }: Times): string[] => [
    what,
    ms(p50),
    ms(p95),
    ms(p99),
  ];
  return {
    report: {
      sources: SOURCES,
      search,
      ...found.toPaint,
      work: found.work,
      nothing,
    },
    rows: [
      ['picker, 10,000 sources', 'p50', 'p95', 'p99'],
      row('key to paint', found.toPaint),
      row("the page's thread computes for it", found.work),
      row('a key that changes nothing', nothing),
      [
        `the search alone (prepared in ${ms(search.prepared_ms)})`,
        ...[search.p50_ms, search.p95_ms, search.most_ms].map(ms),
      ],
    ],
  };
};
