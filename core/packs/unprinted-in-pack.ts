// Characters of an agenda that no font of the print holds. A pack is a PDF alone, so there is no other format to send.
import { unprintedWords } from '../checks/unprinted-character.ts';
import {
  uncoveredCharacters,
  type Coverage,
} from '../document/uncovered-characters.ts';
import type { Pack } from './pack.ts';

/** The fields of a pack, then those of an item, in which a person writes words that are printed. */
export const PRINTED_FIELDS = [
  'title',
  'time',
  'place',
  'presenter',
  'marking',
] as const;

type PrintedField = (typeof PRINTED_FIELDS)[number];

export type UnprintedInPack = {
  /** The id of the item; null for what is said of the pack itself. */
  readonly item: string | null;
  readonly field: PrintedField;
  /** One sentence. */
  readonly message: string;
};

/** At most one for each field: those of the pack, then those of its items. What is in its briefings is theirs. */
export function unprintedInPack(
  pack: Pack,
  coverage: Coverage,
): UnprintedInPack[] {
  const found = (
    item: string | null,
    field: PrintedField,
    text: string,
  ): UnprintedInPack[] => {
    const codes = uncoveredCharacters([text], coverage);
    if (codes.length === 0) return [];
    const message = `${unprintedWords(codes)}. Write the ${field} in other characters.`;
    return [{ item, field, message }];
  };
  return [
    ...(['title', 'time', 'place'] as const).flatMap((field) =>
      found(null, field, pack[field]),
    ),
    ...pack.items.flatMap((item) => [
      ...found(item.id, 'time', item.time),
      // Without words of its own it is called what its file is called.
      ...found(
        item.id,
        'title',
        item.title.trim() === '' && item.paper?.kind === 'pdf'
          ? item.paper.name
          : item.title,
      ),
      ...found(item.id, 'presenter', item.presenter),
      ...found(item.id, 'marking', item.marking),
    ]),
  ];
}
