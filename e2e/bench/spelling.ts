// Bench "spelling": what the worker of spelling costs: time until a dictionary is read, memory that it holds, and time to
// check 1,000 different words. Nothing of it falls on the page's own thread.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSpeller } from '../../renderer/spelling/speller.ts';
import type { Bench } from './bench.ts';
import { median } from './statistics.ts';

const RUNS = 5;
const WORDS = 1000;

function readDictionary(name: string): { affixes: string; words: string } {
  const folder = dirname(fileURLToPath(import.meta.resolve(name)));
  return {
    affixes: readFileSync(join(folder, 'index.aff'), 'utf8'),
    words: readFileSync(join(folder, 'index.dic'), 'utf8'),
  };
}

/** Bytes in use after everything that nobody holds is gone. */
function heldMemory(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** Every other one with a letter doubled, so that half of them are unknown or nearly so. */
function wordsFrom(dictionary: string): string[] {
  const all = dictionary.split('\n').flatMap((line) => {
    const word = /^[a-z]{4,}/.exec(line)?.[0];
    return word === undefined ? [] : [word];
  });
  const step = Math.floor(all.length / WORDS);
  return Array.from({ length: WORDS }, (_, index) => {
    const word = all[index * step] ?? '';
    return index % 2 === 0 ? word : `${word.slice(0, 3)}${word.slice(2)}`;
  });
}

export const benchSpelling: Bench = () => {
  const files = readDictionary('dictionary-en-gb');
  const words = wordsFrom(files.words);
  const loads: number[] = [];
  const checks: number[] = [];
  let unknown = 0;
  let memory = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const before = heldMemory();
    const started = performance.now();
    const speller = createSpeller([files]);
    const loaded = performance.now();
    unknown = words.filter((word) => !speller.knows(word)).length;
    const checked = performance.now();
    loads.push(loaded - started);
    checks.push(checked - loaded);
    // Of the first alone: by the next, what this one held may be gone or not.
    if (run === 0) memory = heldMemory() - before;
    // Held until it is measured.
    speller.knows('end');
  }
  const report = {
    runs: RUNS,
    load_ms: median(loads),
    words: WORDS,
    unknown,
    check_ms: median(checks),
    held_bytes: memory,
  };
  return {
    report,
    rows: [
      ['spelling', 'load', `${WORDS} words (${unknown} unknown)`, 'memory'],
      [
        'en-GB',
        `${report.load_ms.toFixed(0)} ms`,
        `${report.check_ms.toFixed(1)} ms`,
        `${(memory / 1e6).toFixed(1)} MB`,
      ],
    ],
  };
};
