// Copies of sources that live on by themselves: a new citekey, the same item, tags, notes and files. What was taken out of
// the one stays with it, and nothing cites the copy yet.
import { citekeyFor } from '#core/citations/citekey.ts';
import type { SourceId } from '#core/document/document.ts';
import { newId } from '../clock.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { copyAttachments } from '../database/source-attachments.ts';
import { readSourceDetails } from '../database/source-details.ts';
import { sourceKey } from '../database/source-key.ts';
import {
  changeSource,
  insertSources,
  listSources,
} from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { copyTags } from '../database/tags.ts';

/** The ids of the copies, in the order of `ids`. One transaction; throws AppError 'not-found' or 'damaged', and none is made. */
export function duplicateSources(
  library: Library,
  ids: readonly SourceId[],
  stamp: Stamp,
): SourceId[] {
  return saving(library, () => {
    const taken = new Set(listSources(library).map(({ citekey }) => citekey));
    return ids.map((id) => {
      const { source, notes } = readSourceDetails(library, id);
      const { item, citeAs } = source;
      const copy = {
        id: newId() as SourceId,
        citekey: citekeyFor(item, taken),
        item,
      };
      taken.add(copy.citekey);
      insertSources(library, [copy], stamp);
      changeSource(library, { ...copy, notes, citeAs: citeAs ?? null }, stamp);
      const keys = [
        sourceKey(library, id),
        sourceKey(library, copy.id),
      ] as const;
      copyTags(library, 'source', ...keys);
      copyAttachments(library, ...keys);
      return copy.id;
    });
  });
}
