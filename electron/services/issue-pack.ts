// A pack is issued as it was written last: from then on its numbers are on people's paper, and are kept for good.
import { AppError } from '#core/errors.ts';
import { itemNumbers } from '#core/packs/item-numbers.ts';
import type { Pack } from '#core/packs/pack.ts';
import { pageNumbers } from '#core/packs/page-numbers.ts';
import type { Library } from '../database/open.ts';
import { keepPages, readPack, savePack } from '../database/packs.ts';
import { saving } from '../database/query.ts';
import type { Stamp } from '../database/stamp.ts';

/** Returns the revision. Throws AppError 'bad-input' where it was not written as it stands now. */
export function issuePack(library: Library, id: string, stamp: Stamp): number {
  return saving(library, () => {
    const { pack, laid } = readPack(library, id);
    if (!laid?.current)
      throw new AppError(
        'bad-input',
        'The pack was changed since it was exported, or never was: export it, then issue what you exported.',
      );
    const numbers = itemNumbers(pack.items);
    const [front = [], ...pages] = pageNumbers([
      {
        pages: laid.front,
        late: false,
        printed: pack.issued?.front ?? null,
      },
      ...pack.items.map(({ id: item, late, printed }) => ({
        pages: laid.items[item] ?? 0,
        late,
        printed: printed?.pages ?? null,
      })),
    ]);
    return saveNumbers(
      library,
      id,
      {
        ...pack,
        items: pack.items.map((item, index) => ({
          ...item,
          printed: {
            number: numbers[index] ?? '',
            // What a page was called stays, also of one that is not there any more.
            pages: [
              ...(pages[index] ?? []),
              ...(item.printed?.pages.slice(pages[index]?.length ?? 0) ?? []),
            ],
          },
        })),
        issued: { ...stamp, front },
      },
      stamp,
    );
  });
}

/** Saves what is printed, under which the file that was written last is still the pack as it stands. */
function saveNumbers(
  library: Library,
  id: string,
  pack: Pack,
  stamp: Stamp,
): number {
  const { laid, revision } = readPack(library, id);
  const saved = savePack(library, id, revision, pack, stamp);
  if (laid?.current)
    keepPages(
      library,
      id,
      saved,
      laid.front,
      new Map(Object.entries(laid.items)),
    );
  return saved;
}

/** Takes back the first issue: nothing is printed. Returns the revision. */
export function takeIssueBack(
  library: Library,
  id: string,
  stamp: Stamp,
): number {
  return saving(library, () => {
    const { pack } = readPack(library, id);
    return saveNumbers(
      library,
      id,
      {
        ...pack,
        items: pack.items.map((item) => ({ ...item, printed: null })),
        issued: null,
      },
      stamp,
    );
  });
}
