// A briefing to write in: a new one from its template, and one that is there with all that the sheet needs of it.
import type { Input, Output } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { renewIds } from '#core/document/renew-ids.ts';
import { parseBriefingDocument } from '#core/document/schema.ts';
import { briefingFrom } from '#core/document/start-briefing.ts';
import type { Template } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { isBinned } from '../database/bin.ts';
import {
  insertBriefing,
  readBeginning,
  readBriefing,
} from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { readRevisions } from '../database/revisions.ts';
import { readSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { readTemplateBlocks } from '../database/templates.ts';
import { citedSources } from './show-briefing.ts';
import { templateOf } from './templates.ts';

export function createBriefing(
  library: Library,
  { title }: Input<'briefings.create'>,
  template: Template,
  stamp: Stamp,
): Output<'briefings.create'> {
  const id = newId() as BriefingId;
  const words = readTemplateBlocks(library, template);
  const document = briefingFrom(
    template,
    title,
    newId,
    words && renewIds(words, newId),
  );
  insertBriefing(library, id, parseBriefingDocument(document), stamp);
  return { id };
}

/** A briefing of no more blocks is there as soon as its first ones would be. */
const LONG = 300;
/** More blocks than a screen has. */
const FIRST = 40;

/** Throws as `openBriefing`. */
export function beginBriefing(
  library: Library,
  id: BriefingId,
  resources: string,
): Output<'briefings.beginning'> {
  checkNotBinned(library, id);
  const document = readBeginning(library, id, { count: FIRST, long: LONG });
  return {
    beginning: document && {
      document,
      template: templateOf(library, resources, document.template),
    },
  };
}

function checkNotBinned(library: Library, id: BriefingId): void {
  if (isBinned(library, id))
    throw new AppError(
      'not-found',
      'This briefing is in the bin, and nothing of it is lost: restore it from there to open it.',
    );
}

/** Throws AppError 'not-found', also for one in the bin, or 'damaged' naming what can't be read. */
export function openBriefing(
  library: Library,
  id: BriefingId,
  resources: string,
): Output<'briefings.open'> {
  checkNotBinned(library, id);
  const { document, updated } = readBriefing(library, id);
  return {
    id,
    document,
    revisions: Object.fromEntries(readRevisions(library, id)),
    template: templateOf(library, resources, document.template),
    sources: readSources(library, citedSources(document)),
    updated,
  };
}
