// The log of a review in words, page by page, and written to a file.
import { readFile } from 'node:fs/promises';
import type { Input, Output } from '#core/contract.ts';
import { MOST_LOGGED } from '#core/contract/activity.ts';
import type { BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { activityCsv, activityText } from '#core/review/activity-export.ts';
import { activityWords, kindsIn } from '#core/review/activity-words.ts';
import {
  listActivity,
  pageOfActivity,
  peopleInLog,
} from '../database/activity.ts';
import { placesIn } from '../database/activity-places.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { checkPlace, writeProven } from './write-export.ts';

/** Throws AppError 'not-found', 'damaged'. */
export function readLog(
  library: Library,
  { briefing, group, person, from, until, behind }: Input<'activity.list'>,
): Output<'activity.list'> {
  const id = briefing as BriefingId;
  const { rows, all } = pageOfActivity(
    library,
    id,
    { kinds: group && kindsIn(group), person, from, until },
    behind ?? null,
    MOST_LOGGED,
  );
  const placeOf = placesIn(library, briefingKey(library, id));
  return {
    rows: rows.map(({ id: row, at, author, details }) => ({
      ...{ id: row, at, author },
      ...activityWords(details),
      place: placeOf(details),
    })),
    all,
    people: peopleInLog(library, id).sort((a, b) => a.localeCompare(b, 'en')),
  };
}

/** Throws AppError; nothing is written then. */
export async function exportLog(
  library: Library,
  { briefing, to, out }: Input<'activity.export'>,
): Promise<Output<'activity.export'>> {
  await checkPlace(out, library.folder);
  const rows = listActivity(library, briefing as BriefingId).map(
    ({ details, at, author }) => ({ at, author, ...activityWords(details) }),
  );
  if (rows.length === 0)
    throw new AppError(
      'not-found',
      'Nothing was done in this review yet: there is nothing to write.',
    );
  const { title } = readBriefing(library, briefing as BriefingId).document;
  const words = to === 'csv' ? activityCsv(rows) : activityText(title, rows);
  const bytes = new TextEncoder().encode(words);
  const { file, proof } = await writeProven(out, bytes, async (written) => ({
    ok: Buffer.from(bytes).equals(await readFile(written)),
  }));
  if (!proof.ok)
    throw new AppError(
      'unavailable',
      `${file} does not hold all of the log, so it was not given the name that you chose; please tell the makers of Precis.`,
    );
  return { file, rows: rows.length };
}
