// A web page that was saved is a copy of what it said on that day: where nobody has said when the source was looked at, that
// is the day, so that its citations carry it.
import type { CslItem } from '#core/citations/source.ts';
import type { SourceId } from '#core/document/document.ts';
import type { Library } from '../database/open.ts';
import { attachmentsOf } from '../database/source-attachments.ts';
import { changeSource, findSource } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';

/** The first capture counts; a source that says when it was looked at stays as it is. */
export function fillAccessed(library: Library, id: string, stamp: Stamp): void {
  const source = findSource(library, id);
  if (!source || source.item.accessed) return;
  const [captured] = attachmentsOf(library, id as SourceId)
    .flatMap((file) => file.captured ?? [])
    .sort();
  const day = /^(\d{4})-(\d\d)-(\d\d)/.exec(captured ?? '');
  if (!day) return;
  const { citekey, item } = source;
  const accessed = { 'date-parts': [day.slice(1).map(Number)] };
  changeSource(
    library,
    { id: source.id, citekey, item: { ...item, accessed } as CslItem },
    stamp,
  );
}
