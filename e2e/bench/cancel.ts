// Bench "cancel": how long it takes from the word of a person until an export has ended that they cancel, with nothing of it
// left: a briefing of 300 notes in every format and as a package, and a pack of 40 papers, ten of them PDFs that were made
// elsewhere, made anew and again with all of it remembered; each cancelled 20 times at a moment that chance takes (the same
// moments of the work in each run), with the load of the machine beside them.
import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ExportFormat } from '#core/export-formats.ts';
import type { BriefingId } from '#core/document/document.ts';
import { insertBriefing } from '../../electron/database/briefings.ts';
import { openLibrary } from '../../electron/database/open.ts';
import { insertSources } from '../../electron/database/sources.ts';
import { exportBriefing } from '../../electron/services/export-briefing.ts';
import {
  exportPack,
  rememberPapers,
  type SetPapers,
} from '../../electron/services/export-pack.ts';
import { makePackage } from '../../electron/services/make-package.ts';
import { createTypesetter } from '../../electron/typesetting/typesetter.ts';
import type { Bench } from './bench.ts';
import {
  generateDocument,
  generateLibrary,
  sourcesForNotes,
} from './generate.ts';
import { packOf } from './pack.ts';
import { median } from './statistics.ts';

const SIZE = { paragraphs: 260, headings: 24, notes: 300 };
const PAPERS = 40;
/** One paper of the pack in so many is a PDF that was made elsewhere. */
const FOREIGN = 4;
const CANCELS = 20;
const DATE = '2026-01-01';
const STAMP = { at: `${DATE}T00:00:00.000Z`, author: 'Ada' };
const OUT = join(import.meta.dirname, '..', '..', 'out');
const RESOURCES = join(OUT, 'resources');
const FORMATS: readonly ExportFormat[] = ['pdf', 'docx', 'html', 'md', 'txt'];

/** Each run is of another briefing, whose citations nobody has formatted before. */
type Work = (turn: number, signal: AbortSignal) => Promise<unknown>;

type Measured = {
  readonly whole_ms: number;
  readonly cancelled: number;
  readonly median_ms: number;
  readonly worst_ms: number;
  readonly load: number;
};

/** Parts of the whole, from 0 to 1, spread without pattern. */
const moment = (turn: number): number => (turn * 0.618_034 + 0.1) % 1;

async function measure(work: Work, folder: string): Promise<Measured> {
  const left = (): number => readdirSync(folder).length;
  const never = new AbortController().signal;
  await work(0, never);
  const begun = performance.now();
  await work(1, never);
  const whole = performance.now() - begun;
  const before = left();
  const waits: number[] = [];
  let load = 0;
  for (let turn = 0; turn < CANCELS; turn += 1) {
    const cancelling = new AbortController();
    // What is deaf until later than this is waited for as well.
    const due = performance.now() + whole * moment(turn);
    const running = work(turn + 2, cancelling.signal).then(
      () => null,
      () => performance.now(),
    );
    const ended = await Promise.race([
      running.then(() => true),
      setTimeout(whole * moment(turn)).then(() => false),
    ]);
    cancelling.abort(new Error('cancelled'));
    const stopped = await running;
    if (!ended && stopped !== null) waits.push(stopped - due);
    load = Math.max(load, loadavg()[0] ?? 0);
    if (stopped !== null && left() !== before)
      throw new Error('Something was left behind by what was cancelled.');
    if (stopped === null) {
      // It was done before: what it wrote goes.
      for (const name of readdirSync(folder))
        rmSync(join(folder, name), { recursive: true });
      await work(0, never);
    }
  }
  return {
    whole_ms: Math.round(whole),
    cancelled: waits.length,
    median_ms: Math.round(median(waits)),
    worst_ms: Math.round(Math.max(...waits)),
    load: Math.round(load * 10) / 10,
  };
}

export const benchCancel: Bench = async (parent) => {
  const own = mkdtempSync(join(parent, 'cancel-'));
  const target = join(own, 'target');
  mkdirSync(target);
  const home = join(own, 'library');
  mkdirSync(home);
  generateLibrary(join(own, 'papers'), PAPERS, {
    ...{ paragraphs: 66, headings: 6, notes: 60 },
  });
  const library = openLibrary(home, { create: true });
  const papers = openLibrary(join(own, 'papers'));
  const typesetter = createTypesetter({
    resources: RESOURCES,
    launch: () =>
      fork(join(OUT, 'main', 'typesetting-process.js'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
  });
  try {
    insertSources(library, sourcesForNotes(), STAMP);
    const document = generateDocument('Cancelled', SIZE);
    const around = (signal: AbortSignal) => ({
      ...{ typesetter, resources: RESOURCES, today: DATE, signal },
      tell: () => undefined,
    });
    let count = 0;
    /** A briefing of its own, whose style asks for its citations anew. */
    const another = (): BriefingId => {
      const id = `briefing-${String((count += 1))}` as BriefingId;
      const said = JSON.stringify(document);
      insertBriefing(
        library,
        id,
        // Any other locator is another citation.
        JSON.parse(
          said.replace(/"value":"\d+"/, `"value":"${String(9000 + count)}"`),
        ) as typeof document,
        STAMP,
      );
      return id;
    };
    const measured: Record<string, Measured> = {};
    for (const to of FORMATS) {
      const ids = Array.from({ length: CANCELS + 2 }, another);
      measured[to] = await measure(
        async (turn, signal) =>
          await exportBriefing(
            {
              id: ids[turn] ?? '',
              ...{ to, out: join(target, `x.${to}`) },
            },
            { library, ...around(signal) },
          ),
        target,
      );
      for (const name of readdirSync(target))
        rmSync(join(target, name), { recursive: true });
    }
    const [id] = [another()];
    measured['precis'] = await measure(
      async (_turn, signal) =>
        await makePackage(
          library,
          { briefing: id, out: join(target, 'x.precis'), attachments: true },
          STAMP,
          signal,
        ),
      target,
    );
    for (const name of readdirSync(target)) rmSync(join(target, name));
    const foreign = join(own, 'foreign.pdf');
    await exportBriefing(
      { id: 'briefing-0', to: 'pdf', out: foreign },
      { library: papers, ...around(new AbortController().signal) },
    );
    const { items, ...agenda } = packOf(PAPERS);
    const pack = {
      ...agenda,
      items: items.map((item, at) =>
        at % FOREIGN === 0
          ? {
              ...item,
              paper: { kind: 'pdf' as const, attachment: '', name: 'Made.pdf' },
            }
          : item,
      ),
    };
    const packed =
      (known: () => SetPapers): Work =>
      async (_turn, signal) =>
        await exportPack(
          {
            ...{ pack, out: join(target, 'pack.pdf'), date: DATE },
            without: false,
            pdfBytes: () => readFile(foreign),
          },
          {
            ...{ library: papers, papers: known() },
            ...around(signal),
            progress: () => undefined,
          },
        );
    measured['pack'] = await measure(packed(rememberPapers), target);
    for (const name of readdirSync(target)) rmSync(join(target, name));
    const remembered = rememberPapers();
    measured['pack again'] = await measure(
      packed(() => remembered),
      target,
    );
    return {
      report: measured,
      rows: [
        ['cancel', 'whole', 'cancelled', 'median', 'worst', 'load'],
        ...Object.entries(measured).map(([name, each]) => [
          name,
          `${each.whole_ms} ms`,
          `${each.cancelled} of ${CANCELS}`,
          `${each.median_ms} ms`,
          `${each.worst_ms} ms`,
          String(each.load),
        ]),
      ],
    };
  } finally {
    await typesetter.close();
    library.close();
    papers.close();
    rmSync(own, { recursive: true, force: true });
  }
};
