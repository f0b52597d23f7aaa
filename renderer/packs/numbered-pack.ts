// A pack with the numbers that its items and pages have, as far as they are known: pages are counted when it is exported.
import { highestMarking } from '#core/packs/highest-marking.ts';
import { itemNumbers } from '#core/packs/item-numbers.ts';
import type { PackItem } from '#core/packs/pack.ts';
import { pageNumbers } from '#core/packs/page-numbers.ts';
import type { OpenPack } from './use-pack.ts';

export type NumberedItem = {
  readonly item: PackItem;
  readonly number: string;
  /** What it is called: by itself, or by its paper. */
  readonly title: string;
  readonly marking: string;
  /** The briefing is in the bin, or was erased. */
  readonly isMissing: boolean;
  /** Null where it has none, or where that is not known. */
  readonly pages: number | null;
  readonly firstPage: string | null;
  readonly lastPage: string | null;
};

export type NumberedPack = {
  readonly items: readonly NumberedItem[];
  readonly papers: number;
  /** Null before the first export. */
  readonly pages: number | null;
  readonly marking: string;
  /** The numbers of the items that have it. */
  readonly markedBy: readonly string[];
};

export function numberedPack({
  pack,
  briefings,
  laid,
}: OpenPack): NumberedPack {
  const numbers = itemNumbers(pack.items);
  const [front = [], ...pages] = pageNumbers([
    {
      pages: laid?.front ?? 0,
      late: false,
      printed: pack.issued?.front ?? null,
    },
    ...pack.items.map(({ id, late, printed }) => ({
      pages: laid?.items[id] ?? 0,
      late,
      printed: printed?.pages ?? null,
    })),
  ]);
  const known = pack.items.every(
    ({ id, paper }) => paper === null || laid?.items[id] !== undefined,
  );
  /** Whether the pages of all before are known; what is printed is known whatever stands before it. */
  let isKnown = laid !== null;
  const items = pack.items.map((item, index): NumberedItem => {
    const { paper } = item;
    const ownKnown = paper === null || laid?.items[item.id] !== undefined;
    const ownPlaceKnown = item.printed !== null || (isKnown && ownKnown);
    if (!item.late) isKnown = ownPlaceKnown;
    const briefing =
      paper?.kind === 'briefing' ? briefings[paper.briefing] : undefined;
    const own = pages[index] ?? [];
    const counted = paper !== null && ownPlaceKnown && own.length > 0;
    return {
      item,
      number: numbers[index] ?? '',
      title:
        item.title === ''
          ? (briefing?.title ??
            (paper?.kind === 'pdf' ? paper.name.replace(/\.pdf$/i, '') : ''))
          : item.title,
      marking: briefing ? briefing.marking : item.marking,
      isMissing: paper?.kind === 'briefing' && !briefing,
      pages: counted ? own.length : null,
      firstPage: counted ? (own[0] ?? null) : null,
      lastPage: counted ? (own.at(-1) ?? null) : null,
    };
  });
  const { marking } = highestMarking(items.map((each) => each.marking));
  return {
    items,
    papers: items.filter(({ item }) => item.paper !== null).length,
    pages: laid && known ? front.length + pages.flat().length : null,
    marking,
    markedBy: items
      .filter((each) => marking !== '' && each.marking === marking)
      .map(({ number }) => number),
  };
}
