// Several new sources at once, such as the entries of a reference list that the library has not.
import { citekeyFor } from '#core/citations/citekey.ts';
import type { Source } from '#core/citations/source.ts';
import type { Input } from '#core/contract.ts';
import type { SourceId } from '#core/document/document.ts';
import { newId } from '../clock.ts';
import type { Library } from '../database/open.ts';
import { insertSources, listSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';

/** Each gets a citekey that is free; all of them, in their order, or none. */
export function createSources(
  library: Library,
  { items }: Input<'sources.createAll'>,
  stamp: Stamp,
): Source[] {
  const taken = new Set(listSources(library).map(({ citekey }) => citekey));
  const sources = items.map((item): Source => {
    const citekey = citekeyFor(item, taken);
    taken.add(citekey);
    return { id: newId() as SourceId, citekey, item };
  });
  insertSources(library, sources, stamp);
  return sources;
}
