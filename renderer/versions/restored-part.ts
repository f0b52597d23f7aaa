// What of a comparison can be restored by itself: a block, or a field of the head but those that say how things stand now.
import type { PageInput } from '#core/contract.ts';
import type { Change } from '#core/review/list-changes.ts';

type Asked = PageInput<'versions.restore'>;

/** As main is asked for it. */
export type RestoredPart =
  { readonly block: string } | Pick<Extract<Asked, { field: string }>, 'field'>;

const STAY: ReadonlySet<string> = new Set(['status', 'template']);

type Told = Pick<Change, 'kind' | 'block' | 'name' | 'before'>;

/** A style that was written anew under its name is the library's, not the briefing's; its words follow the name. */
const isForm = ({ name, before }: Told): boolean =>
  name === 'style' && before.includes(' ');

/** Null for what is not the briefing's to take back. */
export function restoredPart(change: Told): RestoredPart | null {
  const { kind, block, name } = change;
  if (kind === 'field')
    return STAY.has(name) || isForm(change) ? null : { field: name };
  return block === null ? null : { block };
}
