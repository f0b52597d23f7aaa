// What the typesetter need be told of a sheet, beside what it was told last.
import type {
  FormattedNote,
  FormattedParagraph,
} from '#core/citations/formatted-note.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { PageInput } from '#core/contract.ts';
import type { Block, BlockId, BriefingHead } from '#core/document/document.ts';

/** Values are never changed in place: the same block is the same value. */
export type PaperSheet = {
  readonly head: BriefingHead;
  readonly blocks: readonly Block[];
  readonly notes: readonly FormattedNote[];
  /** What a list of sources says. */
  readonly list: readonly ListedEntry[];
};

export type PaperChange = Omit<
  PageInput<'paper.draw'>,
  'paper' | 'base' | 'turn' | 'paint'
>;

/** Null where the two would be the same pages. With nothing told, all of it. */
export function paperChange(
  sheet: PaperSheet,
  told: PaperSheet | null,
): PaperChange | null {
  const known = new Map<BlockId, Block>(
    told?.blocks.map((block) => [block.id, block]),
  );
  const words = new Map<string, readonly FormattedParagraph[]>(
    told?.notes.map(({ id, paragraphs }) => [id, paragraphs]),
  );
  const put = sheet.blocks.filter((block) => known.get(block.id) !== block);
  const isInOrder =
    told !== null &&
    told.blocks.length === sheet.blocks.length &&
    told.blocks.every(({ id }, at) => id === sheet.blocks[at]?.id);
  const notes = sheet.notes.filter(
    ({ id, paragraphs }) => words.get(id) !== paragraphs,
  );
  const isListed = told !== null && told.list === sheet.list;
  const isHeaded =
    told !== null && JSON.stringify(told.head) === JSON.stringify(sheet.head);
  if (
    put.length === 0 &&
    isInOrder &&
    notes.length === 0 &&
    isListed &&
    isHeaded
  )
    return null;
  return {
    head: sheet.head,
    put,
    order: isInOrder ? null : sheet.blocks.map(({ id }) => id),
    notes: notes.map(({ id, paragraphs }) => ({
      id,
      paragraphs,
    })),
    list: isListed ? null : sheet.list,
  };
}
