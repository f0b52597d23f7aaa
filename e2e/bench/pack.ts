// Bench "pack": what it takes to make a pack of 40 papers and 600 pages in a program that is open, and again after one of
// its papers was changed. From the request to the file, the proof with it.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BriefingId } from '#core/document/document.ts';
import type { Pack } from '#core/packs/pack.ts';
import { updateBriefingHead } from '../../electron/database/briefings.ts';
import { openLibrary } from '../../electron/database/open.ts';
import {
  exportPack,
  rememberPapers,
} from '../../electron/services/export-pack.ts';
import { createTypesetter } from '../../electron/typesetting/typesetter.ts';
import type { Bench } from './bench.ts';
import { generateLibrary } from './generate.ts';

const PAPERS = 40;
/** Fourteen pages, and the sheet before them. */
const SIZE = { paragraphs: 66, headings: 6, notes: 60 };
const STAMP = { at: '2026-01-01T00:00:00.000Z', author: 'Ada' };
const out = join(import.meta.dirname, '..', '..', 'out');

/** An agenda of the first briefings of a library that was generated, each with the sheet before it. */
export const packOf = (papers: number): Pack => ({
  ...{ title: 'Board', date: '2026-12-03', time: '10:00', place: 'Room 2' },
  dividers: true,
  items: Array.from({ length: papers }, (_, paper) => {
    const briefing = `briefing-${paper}` as BriefingId;
    return {
      ...{ id: briefing, title: '', time: '' },
      ...{ presenter: 'Chair', purpose: 'decision' as const },
      paper: { kind: 'briefing' as const, briefing },
      ...{ marking: '', late: false, printed: null },
    };
  }),
  issued: null,
});

export const benchPack: Bench = async (parent) => {
  const folder = mkdtempSync(join(parent, 'pack-'));
  generateLibrary(join(folder, 'library'), PAPERS, SIZE);
  const library = openLibrary(join(folder, 'library'));
  const typesetter = createTypesetter({
    resources: join(out, 'resources'),
    launch: () =>
      fork(join(out, 'main', 'typesetting-process.js'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      }),
  });
  try {
    const pack = packOf(PAPERS);
    const papers = rememberPapers();
    const make = async (): Promise<{ took: number; pages: number }> => {
      const begun = performance.now();
      const { pages, proof } = await exportPack(
        {
          ...{
            pack,
            out: join(folder, 'pack.pdf'),
            date: '2026-11-28',
            without: false,
          },
          pdfBytes: () => Promise.reject(new Error('there is no PDF in it')),
        },
        {
          ...{ library, typesetter, papers, today: '2026-11-28' },
          resources: join(out, 'resources'),
          signal: new AbortController().signal,
          tell: () => undefined,
          progress: () => undefined,
        },
      );
      if (!proof.ok) throw new Error(proof.missing.slice(0, 3).join('; '));
      return { took: Math.round(performance.now() - begun), pages };
    };
    const full = await make();
    updateBriefingHead(
      library,
      'briefing-20' as BriefingId,
      { title: 'Changed since' },
      STAMP,
    );
    const again = await make();
    return {
      report: { full: full.took, again: again.took, pages: full.pages },
      rows: [
        ['pack of', 'pages', 'ms'],
        [`${PAPERS} papers`, String(full.pages), String(full.took)],
        ['one of them changed', String(again.pages), String(again.took)],
      ],
    };
  } finally {
    await typesetter.close();
    library.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
