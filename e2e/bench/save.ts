// Bench "save": what it costs to save one block of a short and of a long briefing, taken in turn in one run, so that
// whatever else the machine does falls on both. Each save is durable, as a person's are.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  cite,
  docWith,
  note,
  p,
  type UnplacedBlock,
} from '#core/document/builder.ts';
import type { Block, BriefingId, SourceId } from '#core/document/document.ts';
import { saveDelta } from '../../electron/database/blocks.ts';
import { insertBriefing } from '../../electron/database/briefings.ts';
import {
  openLibrary,
  type Library,
  type LibraryOptions,
} from '../../electron/database/open.ts';
import { readRevisions } from '../../electron/database/revisions.ts';
import { insertSources } from '../../electron/database/sources.ts';
import type { Bench } from './bench.ts';
import { median, percentile } from './statistics.ts';

const SMALL = 10;
const LARGE = 3000;
const WARM_UP = 100;
const ROUNDS = 1500;
const WORDS_A_BLOCK = 80;
const SOURCES = 40;

const BRIEFING = 'bench' as BriefingId;
const STAMP = { at: '2026-01-01T00:00:00.000Z', author: 'Bench' };
const VOCABULARY =
  'the committee noted that funding for coastal repair rose while staffing in northern offices fell below its target and officials expect a further review of contracts before winter because evidence from two regional audits remains incomplete'.split(
    ' ',
  );

/** Words that differ from block to block and from save to save, the same in every run. */
function words(seed: number): string {
  let state = seed * 2654435761 + 1;
  return Array.from({ length: WORDS_A_BLOCK }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return VOCABULARY[(state >>> 8) % VOCABULARY.length] ?? '';
  }).join(' ');
}

function paragraph(index: number, seed: number): UnplacedBlock {
  const text = words(seed);
  return index % 3 === 0
    ? p(
        text,
        note(cite(`source-${index % SOURCES}`, `p. ${1 + (index % 90)}`)),
        ' It was confirmed later.',
      )
    : p(text);
}

/** One briefing in a library of its own, and what is needed to save its blocks one by one. */
class Subject {
  readonly times: number[] = [];
  readonly #library: Library;
  readonly #blocks: Block[];
  readonly #revisions: Map<string, number>;
  #saves = 0;

  constructor(folder: string, blocks: number, options: LibraryOptions) {
    this.#library = openLibrary(folder, { ...options, create: true });
    insertSources(
      this.#library,
      Array.from({ length: SOURCES }, (_, index) => ({
        id: `source-${index}` as SourceId,
        citekey: `author${index}`,
        item: { type: 'report' as const, title: `Report ${index}` },
      })),
      STAMP,
    );
    const document = docWith(
      {},
      ...Array.from({ length: blocks }, (_, index) => paragraph(index, index)),
    );
    insertBriefing(this.#library, BRIEFING, document, STAMP);
    this.#blocks = [...document.blocks];
    this.#revisions = readRevisions(this.#library, BRIEFING);
  }

  save(seed: number): void {
    // A step that is prime to both lengths visits every block before it comes back to one.
    const index = (this.#saves * 1009) % this.#blocks.length;
    this.#saves += 1;
    const old = this.#blocks[index];
    if (old?.type !== 'paragraph') throw new Error('The bench has no block.');
    const [first, ...rest] = old.content;
    if (first?.type !== 'text') throw new Error('The block has no words.');
    const block = {
      ...old,
      content: [{ ...first, text: words(seed) }, ...rest],
    };
    const parent = this.#revisions.get(block.id) ?? null;
    const start = performance.now();
    const { revisions } = saveDelta(
      this.#library,
      BRIEFING,
      { put: [{ block, parent }], move: [], remove: [] },
      STAMP,
    );
    this.times.push(performance.now() - start);
    this.#blocks[index] = block;
    this.#revisions.set(block.id, revisions[block.id] ?? 0);
  }

  close(): void {
    this.#library.close();
  }
}

type Series = {
  readonly blocks: number;
  readonly median_ms: number;
  readonly p95_ms: number;
};
type Measured = {
  readonly small: Series;
  readonly large: Series;
  /** Of the medians, large to small. */
  readonly ratio: number;
};

function measure(
  folder: string,
  durability: NonNullable<LibraryOptions['durability']>,
): Measured {
  const small = new Subject(join(folder, 'small'), SMALL, { durability });
  const large = new Subject(join(folder, 'large'), LARGE, { durability });
  try {
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      if (round === WARM_UP)
        for (const one of [small, large]) one.times.length = 0;
      const order = round % 2 === 0 ? [small, large] : [large, small];
      for (const subject of order) subject.save(LARGE + round);
    }
  } finally {
    small.close();
    large.close();
  }
  const series = (blocks: number, { times }: Subject): Series => ({
    blocks,
    median_ms: median(times),
    p95_ms: percentile(times, 95),
  });
  return {
    small: series(SMALL, small),
    large: series(LARGE, large),
    ratio: median(large.times) / median(small.times),
  };
}

/** `folder` is where the libraries may stand: on the disk that is to be measured. */
export const benchSave: Bench = (folder) => {
  const own = mkdtempSync(join(folder, 'precis-bench-'));
  try {
    const durable = measure(join(own, 'durable'), 'power-loss');
    // Without the wait for the disk, which hides the work that a save does behind it.
    const unflushed = measure(join(own, 'unflushed'), 'process');
    return {
      report: { saves: ROUNDS, ...durable, unflushed },
      rows: [
        ['one-block save', 'blocks', 'median', 'p95', 'ratio'],
        ...rowsOf('durable', durable),
        ...rowsOf('not flushed', unflushed),
      ],
    };
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
};

function rowsOf(name: string, { small, large, ratio }: Measured): string[][] {
  const row = (series: Series, last: string): string[] => [
    name,
    String(series.blocks),
    `${series.median_ms.toFixed(3)} ms`,
    `${series.p95_ms.toFixed(3)} ms`,
    last,
  ];
  return [row(small, ''), row(large, ratio.toFixed(3))];
}
