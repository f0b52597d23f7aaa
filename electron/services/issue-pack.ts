// A pack is issued as it was written last: from then on its numbers are on people's paper, and are kept for good.
import { AppError } from '#core/errors.ts';
import { itemNumbers } from '#core/packs/item-numbers.ts';
import { pageNumbers } from '#core/packs/page-numbers.ts';
import type { Library } from '../database/open.ts';
import { readPack, savePack } from '../database/packs.ts';
import { saving } from '../database/query.ts';
import type { Stamp } from '../database/stamp.ts';

/** Returns the revision. Throws AppError 'bad-input' where it was not written as it stands now. */
export function issuePack(library: Library, id: string, stamp: Stamp): number {
  return saving(library, () => {
    const { pack, laid, revision } = readPack(library, id);
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
    return savePack(
      library,
      id,
      revision,
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

/** Takes back the first issue: nothing is printed. Returns the revision. */
export function takeIssueBack(
  library: Library,
  id: string,
  stamp: Stamp,
): number {
  return saving(library, () => {
    const { pack, revision } = readPack(library, id);
    return savePack(
      library,
      id,
      revision,
      {
        ...pack,
        items: pack.items.map((item) => ({ ...item, printed: null })),
        issued: null,
      },
      stamp,
    );
  });
}
