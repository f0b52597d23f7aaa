// A briefing to write in: a new one from its template, and one that is there with all that the sheet needs of it.
import type { Input, Output } from '#core/contract.ts';
import {
  DOCUMENT_VERSION,
  type BlockId,
  type BriefingDocument,
  type BriefingId,
} from '#core/document/document.ts';
import { rankBetween } from '#core/document/rank.ts';
import { parseBriefingDocument } from '#core/document/schema.ts';
import type { Template } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { isBinned } from '../database/bin.ts';
import { insertBriefing, readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { readRevisions } from '../database/revisions.ts';
import { readSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { citedSources } from './show-briefing.ts';
import { readTemplate } from './templates.ts';

export function createBriefing(
  library: Library,
  { title }: Input<'briefings.create'>,
  template: Template,
  stamp: Stamp,
): Output<'briefings.create'> {
  const id = newId() as BriefingId;
  const document: BriefingDocument = {
    version: DOCUMENT_VERSION,
    title,
    template: template.id,
    language: template.language,
    style: template.style,
    marking: '',
    status: 'draft',
    fields: {},
    blocks: [
      {
        type: 'paragraph',
        id: newId() as BlockId,
        rank: rankBetween(null, null),
        content: [],
      },
    ],
  };
  insertBriefing(library, id, parseBriefingDocument(document), stamp);
  return { id };
}

/** Throws AppError 'not-found', also for one in the bin, or 'damaged' naming what can't be read. */
export function openBriefing(
  library: Library,
  id: BriefingId,
  resources: string,
): Output<'briefings.open'> {
  if (isBinned(library, id))
    throw new AppError(
      'not-found',
      'This briefing is in the bin, and nothing of it is lost: restore it from there to open it.',
    );
  const { document, updated } = readBriefing(library, id);
  return {
    id,
    document,
    revisions: Object.fromEntries(readRevisions(library, id)),
    template: readTemplate(resources, document.template),
    sources: readSources(library, citedSources(document)),
    updated,
  };
}
