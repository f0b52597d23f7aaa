// Bench "docx": a briefing of some 60 pages with 300 notes out of the library into a DOCX, with its proof: from the request to
// the file on the disk.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BriefingId } from '#core/document/document.ts';
import { putAttachment } from '../../electron/database/attachments.ts';
import { insertBriefing } from '../../electron/database/briefings.ts';
import { openLibrary } from '../../electron/database/open.ts';
import { everyBlock, greyPng } from '../../electron/services/docx-fixture.ts';
import { exportBriefing } from '../../electron/services/export-briefing.ts';
import type { Bench } from './bench.ts';
import { median } from './statistics.ts';

const ROUNDS = 7;
const NOTES = 300;
const STAMP = { at: '2026-01-02T00:00:00.000Z', author: 'Bench' };
const RESOURCES = join(import.meta.dirname, '..', '..', 'out', 'resources');

export const benchDocx: Bench = async (folder) => {
  const own = mkdtempSync(join(folder, 'precis-bench-'));
  const home = join(own, 'library');
  mkdirSync(home);
  const library = openLibrary(home, { create: true });
  try {
    const { sha256 } = putAttachment(library, greyPng(400), 'image/png');
    const id = 'briefing-0' as BriefingId;
    insertBriefing(library, id, everyBlock(NOTES, sha256), STAMP);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now();
      const { proof } = await exportBriefing(
        { id, to: 'docx', out: join(own, `${String(round)}.docx`) },
        {
          library,
          resources: RESOURCES,
          typesetter: {
            typeset: () => Promise.reject(new Error('No page is set.')),
            readPdf: () => Promise.reject(new Error('No page is read.')),
          } as never,
          today: '2026-01-02',
          signal: new AbortController().signal,
          tell: () => undefined,
        },
      );
      times.push(performance.now() - begun);
      if (!proof.ok) throw new Error(proof.missing.join('\n'));
    }
    const ms = Math.round(median(times.slice(1)));
    return {
      report: { ms, first_ms: Math.round(times[0] ?? 0), notes: NOTES },
      rows: [
        ['DOCX of 300 notes', 'first', 'median'],
        ['with its proof', `${Math.round(times[0] ?? 0)} ms`, `${ms} ms`],
      ],
    };
  } finally {
    library.close();
    rmSync(own, { recursive: true, force: true });
  }
};
