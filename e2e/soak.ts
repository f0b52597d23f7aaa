// npm run soak -- [--kills N] [--page | --main] [--folder DIR]: a child saves without end and is killed with SIGKILL at a
// random moment, N times (200); after each the library is opened, and everything that was acknowledged must be in it. With
// --page or --main the program runs in its window, and the process of its page, or main, is killed while someone writes.
// With --formats N nothing is killed: N random briefings go out in every format and are proved, from --seed S on.
// With --pages N nothing is killed either: N edits are drawn as pages, and the typesetter holds no more than it may.
// Exit 1 on a loss.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openLibrary } from '../electron/database/open.ts';
import { verifyLibrary } from '../electron/database/verify.ts';
import { startApp, type RunningApp } from './running-app.ts';
import { soakFormats } from './soak/soak-formats.ts';
import { soakPages } from './soak/soak-pages.ts';
import {
  countUnsaid,
  findLosses,
  readAcknowledgements,
  type Acknowledgement,
} from './soak/acknowledgement.ts';
import {
  killWhileWriting,
  mainOf,
  pageOf,
  type Victim,
} from './soak/kill-while-writing.ts';

/** A new library so often, so that its making is killed as well. */
const KILLS_A_LIBRARY = 20;

function wrongUse(sentence: string): never {
  process.stderr.write(`soak: ${sentence}\n`);
  process.exit(2);
}

type Arguments = {
  readonly kills: number;
  readonly of: 'child' | 'page' | 'main';
  readonly folder: string;
  /** How many briefings go out in every format; null where processes are killed. */
  readonly formats: { readonly count: number; readonly seed: number } | null;
  /** How many edits are drawn; null where it is not about them. */
  readonly pages: number | null;
};

function readCount(name: string, written: string, from: number): number {
  if (!/^\d{1,7}$/.test(written) || Number(written) < from)
    wrongUse(
      `${name} ${JSON.stringify(written)} is not a number from ${from}.`,
    );
  return Number(written);
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        kills: { type: 'string', default: '200' },
        page: { type: 'boolean', default: false },
        main: { type: 'boolean', default: false },
        formats: { type: 'string' },
        pages: { type: 'string' },
        seed: { type: 'string' },
        folder: { type: 'string' },
      },
    });
    const kills = readCount('--kills', values.kills, 1);
    if (values.page && values.main)
      wrongUse('--page and --main are two soaks: take one of them.');
    if (values.formats !== undefined && (values.page || values.main))
      wrongUse('--formats kills nothing: it goes without --page and --main.');
    if (
      values.pages !== undefined &&
      (values.formats !== undefined || values.page || values.main)
    )
      wrongUse('--pages goes with no other soak.');
    if (values.formats === undefined && values.seed !== undefined)
      wrongUse('--seed goes with --formats.');
    const from = process.env['INIT_CWD'] ?? process.cwd();
    const cache = join(import.meta.dirname, '..', 'node_modules', '.cache');
    return {
      kills,
      of: values.page ? 'page' : values.main ? 'main' : 'child',
      formats:
        values.formats === undefined
          ? null
          : {
              count: readCount('--formats', values.formats, 1),
              seed:
                values.seed === undefined
                  ? randomInt(1_000_000)
                  : readCount('--seed', values.seed, 0),
            },
      pages:
        values.pages === undefined
          ? null
          : readCount('--pages', values.pages, 1),
      folder:
        values.folder === undefined ? cache : resolve(from, values.folder),
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return wrongUse(
      `${error.message} The form is: soak [--kills N] [--page | --main] [--formats N [--seed S]] [--pages N] [--folder DIR]`,
    );
  }
}

type Killed = {
  readonly said: Acknowledgement[];
  /** Why the child ended before it was killed, if it did. */
  readonly failed: string | null;
};

/** Starts a child and kills it: one time in six at any moment from its start on, else while it saves. */
async function saveAndKill(folder: string, number: number): Promise<Killed> {
  const child = spawn(
    process.execPath,
    [
      join(import.meta.dirname, 'soak', 'saving-child.ts'),
      folder,
      String(number),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const kill = (within: number): void => {
    setTimeout(() => child.kill('SIGKILL'), randomInt(within));
  };
  let written = '';
  let complaint = '';
  const early = randomInt(6) === 0;
  if (early) kill(800);
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    if (written === '' && !early) kill(600);
    written += text;
  });
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text: string) => {
    complaint += text;
  });
  const signal = await new Promise<string | null>((done, fail) => {
    child.on('error', fail);
    child.on('close', (_code, by) => {
      done(by);
    });
  });
  return {
    said: readAcknowledgements(written),
    failed:
      signal === 'SIGKILL'
        ? null
        : `The child ended by itself: ${complaint.trim()}`,
  };
}

type Tally = {
  kills: number;
  deltas: number;
  blocks: number;
  attachments: number;
  unsaid: number;
  beforeFirst: number;
};

/** Kills `kills` children of one library and returns what was lost. */
async function soakLibrary(
  folder: string,
  kills: number,
  tally: Tally,
): Promise<string[]> {
  const said: Acknowledgement[] = [];
  let losses: string[] = [];
  for (let child = 1; child <= kills && losses.length === 0; child += 1) {
    const killed = await saveAndKill(folder, child);
    said.push(...killed.said);
    tally.kills += 1;
    tally.deltas += killed.said.length;
    if (killed.said.length === 0) tally.beforeFirst += 1;
    for (const { blocks, attachment } of killed.said) {
      tally.blocks += blocks.length;
      if (attachment !== undefined) tally.attachments += 1;
    }
    losses =
      killed.failed === null ? lossesIn(folder, said, child) : [killed.failed];
    if (process.stderr.isTTY) process.stderr.write(`\r${tally.kills} kills`);
  }
  if (losses.length === 0 && existsSync(folder)) {
    const library = openLibrary(folder, { create: true });
    tally.unsaid += countUnsaid(library, said);
    library.close();
  }
  return losses;
}

function lossesIn(
  folder: string,
  said: readonly Acknowledgement[],
  children: number,
): string[] {
  // The first child may have been killed before there was anything.
  const library = openLibrary(folder, { create: said.length === 0 });
  try {
    return findLosses(library, said, children);
  } finally {
    library.close();
  }
}

async function soakWindow(
  of: 'page' | 'main',
  kills: number,
  folder: string,
): Promise<string[]> {
  const library = join(folder, 'library');
  mkdirSync(library);
  let running: RunningApp | null = null;
  const start = async (): Promise<RunningApp> => {
    running = await startApp({
      args: [`--user-data-dir=${join(folder, 'user')}`, `--library=${library}`],
      folder,
      env: { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder },
      answers: [],
    });
    return running;
  };
  const began = performance.now();
  const killed = await killWhileWriting(await victimOf(of, start), kills);
  await (running as RunningApp | null)?.quit();
  const opened = openLibrary(library);
  const losses = [...killed.losses, ...verifyLibrary(opened)];
  opened.close();
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const what = of === 'page' ? 'the page’s process' : 'main in its window';
  process.stdout.write(
    `soak: ${killed.kills} kills of ${what}, ${seconds} s: ${killed.acknowledged} words were said to be saved, ${killed.unsaid} more were saved and not said yet; ${losses.length === 0 ? 'nothing lost, nothing damaged' : 'LOST'}.\n`,
  );
  return losses;
}

async function victimOf(
  of: 'page' | 'main',
  start: () => Promise<RunningApp>,
): Promise<Victim> {
  if (of === 'main') return mainOf(start);
  const app = await start();
  return pageOf({
    pageNow: app.pageNow,
    killPage: app.killPage,
    dialogs: () => Promise.resolve(app.dialogs),
  });
}

async function soakChild(kills: number, own: string): Promise<string[]> {
  const tally: Tally = {
    kills: 0,
    deltas: 0,
    blocks: 0,
    attachments: 0,
    unsaid: 0,
    beforeFirst: 0,
  };
  const start = performance.now();
  let losses: string[] = [];
  let libraries = 0;
  while (tally.kills < kills && losses.length === 0) {
    libraries += 1;
    losses = await soakLibrary(
      join(own, `library-${libraries}`),
      Math.min(KILLS_A_LIBRARY, kills - tally.kills),
      tally,
    );
  }
  if (process.stderr.isTTY) process.stderr.write('\r');
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  process.stdout.write(
    `soak: ${tally.kills} kills in ${libraries} libraries, ${seconds} s: ${tally.deltas} deltas of ${tally.blocks} blocks and ${tally.attachments} attachments acknowledged; ${tally.unsaid} deltas were saved whole and killed before they could say so; ${tally.beforeFirst} children were killed before their first; ${losses.length === 0 ? 'nothing lost, nothing damaged' : 'LOST'}.\n`,
  );
  return losses;
}

const { kills, of, folder, formats, pages } = readArguments();
mkdirSync(folder, { recursive: true });
const own = mkdtempSync(join(folder, 'precis-soak-'));
const losses = await (formats
  ? soakFormats(formats.count, formats.seed, own)
  : pages !== null
    ? soakPages(pages)
    : of === 'child'
      ? soakChild(kills, own)
      : soakWindow(of, kills, own));
if (!formats) for (const loss of losses) process.stdout.write(`  - ${loss}\n`);
if (losses.length === 0) rmSync(own, { recursive: true, force: true });
else process.stdout.write(`What there was is kept in ${own}.\n`);
process.exitCode = losses.length === 0 ? 0 : 1;
