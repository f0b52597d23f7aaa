// A source that a person writes by hand, new or changed.
import { citekeyFor } from '#core/citations/citekey.ts';
import type { Source } from '#core/citations/source.ts';
import type { Input } from '#core/contract.ts';
import type { SourceId } from '#core/document/document.ts';
import { newId } from '../clock.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import {
  changeSource,
  findSource,
  insertSources,
  listSources,
  type SourceChange,
} from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';

/** Without a citekey the source gets one that is free. Throws AppError 'conflict' where the one given is taken. */
export function createSource(
  library: Library,
  { citekey, item, ...keeping }: Input<'sources.create'>,
  stamp: Stamp,
): Source {
  const taken = new Set(listSources(library).map((each) => each.citekey));
  const source: Source = {
    id: newId() as SourceId,
    citekey: citekey ?? citekeyFor(item, taken),
    item,
  };
  return saving(library, () => {
    insertSources(library, [source], stamp);
    changeSource(library, { ...source, ...keeping } as SourceChange, stamp);
    return findSource(library, source.id) ?? source;
  });
}
