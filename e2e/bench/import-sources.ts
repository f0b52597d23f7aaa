// Bench "import-sources": a BibTeX file of 10,000 and one of 50,000 entries into an empty library, and the same file again.
// Entries are as they come from databases: accents as LaTeX, several names, an abstract. The reach is stated for the first.
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFiles } from '../../electron/services/import-files.ts';
import { openLibrary } from '../../electron/database/open.ts';
import { createSourceReader } from '../../electron/importing/source-reader.ts';
import type { Bench } from './bench.ts';
import { bibtexFile } from './generate-bibtex.ts';

const SIZES = [10_000, 50_000];
const MB = 1024 * 1024;
const EVERY = 5;

/** The most memory that a process has had, in bytes; null where the system does not say. */
function peakOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) * 1024 || null;
  } catch {
    // It has ended, or this is no Linux.
    return null;
  }
}

/** What the processor has spent on a process, in milliseconds; null where the system does not say. */
function spentBy(pid: number | undefined): number | null {
  try {
    const [user, system] = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return ((user ?? 0) + (system ?? 0)) * 10;
  } catch {
    return null;
  }
}

type Measured = {
  readonly ms: number;
  /** What the processor spent on both processes, which others at work on the machine leave alone. */
  readonly cpu_ms: number;
  /** The longest that the main process answered nothing. */
  readonly blocked_ms: number;
  /** Of the process that reads, and what the main process grew by. */
  readonly reader_mb: number | null;
  readonly main_mb: number;
  readonly became: Readonly<Record<string, number>>;
};

async function measure(
  library: ReturnType<typeof openLibrary>,
  path: string,
): Promise<Measured> {
  let reader = 0;
  let spent = 0;
  let blocked = 0;
  let most = process.memoryUsage.rss();
  const before = most;
  let pid: number | undefined;
  let last = performance.now();
  const clock = setInterval(() => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last - EVERY);
    last = now;
    most = Math.max(most, process.memoryUsage.rss());
    spent = Math.max(spent, spentBy(pid) ?? 0);
    reader = Math.max(peakOf(pid) ?? 0, reader);
  }, EVERY);
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const report = await importFiles(
    { paths: [path] },
    {
      library,
      resources: '',
      template: null as never,
      stamp: { at: '2026-01-01T00:00:00.000Z', author: 'Bench' },
      signal: new AbortController().signal,
      progress: () => undefined,
      reader: createSourceReader(() => {
        const child = fork(
          join(import.meta.dirname, '../../out/main/import-process.js'),
          {
            serialization: 'advanced',
            stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
          },
        );
        pid = child.pid;
        return child;
      }),
    },
  );
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  // The last block is seen by the clock after it.
  await new Promise((resolve) => setTimeout(resolve, 2 * EVERY));
  clearInterval(clock);
  most = Math.max(most, process.memoryUsage.rss());
  const became: Record<string, number> = {};
  for (const row of report.sources)
    became[row.became] = (became[row.became] ?? 0) + 1;
  return {
    ms,
    cpu_ms: (user + system) / 1000 + spent,
    blocked_ms: blocked,
    reader_mb: reader === 0 ? null : reader / MB,
    main_mb: (most - before) / MB,
    became,
  };
}

export const benchImportSources: Bench = async (folder) => {
  const place = mkdtempSync(join(folder, 'import-sources-'));
  const report: Record<
    string,
    { readonly first: Measured; readonly again: Measured }
  > = {};
  try {
    for (const size of SIZES) {
      const path = join(place, `${size}.bib`);
      writeFileSync(path, bibtexFile(size));
      const library = openLibrary(join(place, `library-${size}`), {
        create: true,
      });
      try {
        report[size] = {
          first: await measure(library, path),
          again: await measure(library, path),
        };
      } finally {
        library.close();
      }
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
  return {
    report: { sizes: report },
    rows: [
      [
        'import-sources',
        'entries',
        'time',
        'processor',
        'main held up',
        'reader',
        'main grew by',
      ],
      ...Object.entries(report).flatMap(([size, runs]) =>
        Object.entries(runs).map(([name, run]) => [
          name,
          Number(size).toLocaleString('en-GB'),
          `${(run.ms / 1000).toFixed(2)} s`,
          `${(run.cpu_ms / 1000).toFixed(2)} s`,
          `${Math.round(run.blocked_ms)} ms`,
          run.reader_mb === null ? '–' : `${Math.round(run.reader_mb)} MB`,
          `${Math.round(run.main_mb)} MB`,
        ]),
      ),
    ],
  };
};
