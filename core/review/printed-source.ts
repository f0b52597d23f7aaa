// What of a source can be printed, part by part: the fields that some style prints, a wording of one's own, the day of
// capture. Its files, excerpts and standing are relied on, and are the business of alarms and verdicts.
import { reliedOn, type ReliedOn } from '../citations/relied-on.ts';
import type { Source } from '../citations/source.ts';

export type PrintedSource = Pick<Source, 'item' | 'citeAs' | 'captured'>;

/** By the part: a field of the item, `citeAs` or `captured`. */
export function printedSource({
  item,
  citeAs,
  captured,
}: PrintedSource): ReliedOn {
  const parts = new Map(
    reliedOn({
      item,
      citeAs: citeAs ?? null,
      captured: captured ?? null,
      standing: 'current',
      supersededBy: null,
      files: [],
      excerpts: [],
    }),
  );
  parts.delete('standing');
  return parts;
}
