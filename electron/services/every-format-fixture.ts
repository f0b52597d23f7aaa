// A briefing through every format that there is, each file written and proved as a person's export is: what the proof of
// one does not find, or what is thrown, is a defect.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from '#core/contract.ts';
import type { BriefingDocument, BriefingId } from '#core/document/document.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#core/export-formats.ts';
import { writeCitationStyles } from '../../resources/citation-styles.mjs';
import { putAttachment } from '../database/attachments.ts';
import { insertBriefing } from '../database/briefings.ts';
import { openLibrary, type Library } from '../database/open.ts';
import { insertSources } from '../database/sources.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { greyPng } from './docx-fixture.ts';
import { exportBriefing } from './export-briefing.ts';
import { copyTemplates } from './copy-templates-fixture.ts';
import { CITED } from './random-briefing-fixture.ts';

const STAMP = { at: '2026-11-28T09:00:00.000Z', author: 'Ada' };
const STANDARDS = ['ua-1', 'a-2a', undefined] as const;

export type EveryFormat = {
  readonly library: Library;
  /** The SHA-256 of an image that the library has. */
  readonly image: string;
  /** What went wrong, a line each; `turn` chooses the standard of the PDF. */
  readonly fails: (
    document: BriefingDocument,
    turn: number,
  ) => Promise<readonly string[]>;
  readonly close: () => void;
};

const extensionOf = (to: ExportFormat): string =>
  to === 'evidence' ? 'csv' : to;

/** In `folder`, which is empty. */
export async function openEveryFormat(
  folder: string,
  typesetter: Typesetter,
): Promise<EveryFormat> {
  const resources = join(folder, 'resources');
  mkdirSync(resources);
  await writeCitationStyles(resources);
  copyTemplates(resources);
  mkdirSync(join(folder, 'library'));
  const library = openLibrary(join(folder, 'library'), { create: true });
  insertSources(library, CITED, STAMP);
  const { sha256: image } = putAttachment(library, greyPng(32), 'image/png');
  const write = async (request: Input<'briefings.export'>): Promise<string[]> =>
    (
      await exportBriefing(request, {
        library,
        resources,
        typesetter,
        today: '2026-11-28',
        signal: new AbortController().signal,
        tell: () => undefined,
      })
    ).proof.missing;
  let count = 0;
  return {
    library,
    image,
    fails: async (document, turn) => {
      count += 1;
      const id = `briefing-${count}` as BriefingId;
      insertBriefing(library, id, document, STAMP);
      const cites = JSON.stringify(document.blocks).includes('"citation"');
      const standard = STANDARDS[turn % STANDARDS.length];
      const found: string[] = [];
      for (const to of EXPORT_FORMATS) {
        if (to === 'evidence' && !cites) continue;
        const own = join(folder, String(count));
        mkdirSync(own);
        const out = join(own, `brief.${extensionOf(to)}`);
        try {
          const missing = await write({
            ...{ id, to, out },
            ...(to === 'pdf' && standard && { standard }),
          });
          found.push(...missing.map((what) => `${to}: ${what}`));
        } catch (error) {
          found.push(
            `${to}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
          );
        }
        rmSync(own, { recursive: true });
      }
      return found;
    },
    close: () => {
      library.close();
    },
  };
}
