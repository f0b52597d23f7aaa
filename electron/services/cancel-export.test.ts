// Whoever cancels an export, or whose disk refuses it, has what stood there before and nothing besides, in every format.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ExportFormat } from '#core/export-formats.ts';
import { insertBriefing } from '../database/briefings.ts';
import { putAttachment } from '../database/attachments.ts';
import {
  STAMP,
  temporaryFolder,
  testLibrary,
} from '../database/library-fixture.ts';
import { insertSources } from '../database/sources.ts';
import type { BriefingId } from '#core/document/document.ts';
import { cite, docWith, note, p } from '#core/document/builder.ts';
import { useResources } from './citation-styles-fixture.ts';
import { greyPng } from './docx-fixture.ts';
import { exportBriefing } from './export-briefing.ts';
import { CITED } from './random-briefing-fixture.ts';

const fault = vi.hoisted(() => ({ code: null as string | null }));
vi.mock(import('node:fs/promises'), async (original) => {
  const real = await original();
  return {
    ...real,
    rename: (from, to) =>
      fault.code === null
        ? real.rename(from, to)
        : Promise.reject(
            Object.assign(new Error(fault.code), { code: fault.code }),
          ),
  };
});

// Each look at the clock is late, so that every step listens.
let now = 0;
beforeEach(() => {
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1000));
});

const resources = useResources();

const FORMATS = ['docx', 'md', 'html', 'txt', 'evidence'] as const;

/** Of this briefing: more often than what it is made of has pieces. */
const LISTENS = { docx: 12, md: 12, html: 12, txt: 6, evidence: 6 };

let briefings = 0;

/** A library, and each time another briefing, and another folder with a file where the export is to go. */
function fixture(to: ExportFormat) {
  const library = testLibrary();
  const { sha256 } = putAttachment(library, greyPng(2), 'image/png');
  insertSources(library, CITED, STAMP);
  return () => {
    const id = `briefing-${(briefings += 1)}` as BriefingId;
    insertBriefing(
      library,
      id,
      docWith(
        {},
        // Another citation each time, so that its words are not there already.
        p(
          'Words',
          note('See ', cite(CITED[0]?.id ?? '', `p. ${briefings}`), '.'),
        ),
        { type: 'image', attachment: sha256, alternative: 'A square' },
        { type: 'bibliography' },
      ),
      STAMP,
    );
    const folder = join(temporaryFolder(), 'out');
    mkdirSync(folder);
    const out = join(folder, to === 'evidence' ? 'brief.csv' : `brief.${to}`);
    writeFileSync(out, 'old');
    const cancelling = new AbortController();
    const stages: string[] = [];
    return {
      cancelling,
      /** What it said that it was at, one after the other. */
      stages,
      /** How often the export listens whether it was cancelled. */
      listened: vi.spyOn(cancelling.signal, 'throwIfAborted'),
      untouched: () => {
        expect(readdirSync(folder)).toEqual([out.slice(folder.length + 1)]);
        expect(readFileSync(out, 'utf8')).toBe('old');
      },
      write: () =>
        exportBriefing(
          { id, to, out },
          {
            library,
            resources: resources(),
            typesetter: {} as never,
            today: '2026-11-28',
            signal: cancelling.signal,
            tell: () => undefined,
            exportProgress: ({ stage, all }) => {
              expect(all).toBe(0);
              if (stages.at(-1) !== stage) stages.push(stage);
            },
          },
        ),
    };
  };
}

test.each(FORMATS)(
  '%s: cancelled at whatever moment it listens, nothing is written',
  async (to) => {
    const another = fixture(to);
    const whole = another();
    expect((await whole.write()).proof.ok).toBe(true);
    expect(whole.stages).toEqual([
      'writing',
      ...(to === 'md' ? [] : ['citations', 'writing']),
      'proving',
    ]);
    const moments = whole.listened.mock.calls.length;
    expect(moments).toBeGreaterThan(LISTENS[to]);
    for (let moment = 1; moment <= moments; moment += 1) {
      const { write, cancelling, listened, untouched } = another();
      const reason = new Error(`cancelled at ${moment}`);
      let left = moment;
      listened.mockImplementation(function (this: AbortSignal) {
        left -= 1;
        if (left === 0) cancelling.abort(reason);
        if (this.aborted) throw this.reason as Error;
      });
      await expect(write()).rejects.toBe(reason);
      untouched();
    }
  },
);

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EBUSY', 'another program has it open'],
  ['EPERM', 'this user may not write there'],
] as const)('%s is said, and nothing is left behind', async (code, says) => {
  for (const to of ['md', 'html'] as const) {
    const { write, untouched } = fixture(to)();
    fault.code = code;
    try {
      await expect(write()).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(says) as unknown,
      });
    } finally {
      fault.code = null;
    }
    untouched();
  }
});
