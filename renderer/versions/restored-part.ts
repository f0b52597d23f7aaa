// What of a comparison can be restored by itself: a block, or a field of the head but those that say how things stand now.
import type { PageInput } from '#core/contract.ts';
import type { Change } from '#core/review/list-changes.ts';

type Asked = PageInput<'versions.restore'>;

/** As main is asked for it. */
export type RestoredPart =
  { readonly block: string } | Pick<Extract<Asked, { field: string }>, 'field'>;

const STAY: ReadonlySet<string> = new Set(['status', 'template']);

/** Null for what is not the briefing's to take back. */
export function restoredPart({
  kind,
  block,
  name,
  rewritten,
}: Pick<Change, 'kind' | 'block' | 'name' | 'rewritten'>): RestoredPart | null {
  if (kind === 'field')
    return STAY.has(name) || rewritten ? null : { field: name };
  return block === null ? null : { block };
}
