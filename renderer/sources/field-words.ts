// The value of a field as a person reads it.
import { fieldWords as wordsOfField } from '#core/citations/field-words.ts';
import type { CslItem } from '#core/citations/source.ts';
import { kindName, type SourceType } from './source-kinds.ts';

/** One line; names apart by semicolons. */
export const fieldWords = (field: string, value: unknown): string =>
  field === 'type' ? kindName(value as SourceType) : wordsOfField(field, value);

/** The fields of an item that have words, the kind and the title left out: in the order in which the item has them. */
export const writtenFields = (item: CslItem): (readonly [string, string])[] =>
  Object.entries(item as Record<string, unknown>).flatMap(([field, value]) => {
    if (field === 'type' || field === 'title' || value === undefined) return [];
    const words = fieldWords(field, value);
    return words === '' ? [] : [[field, words] as const];
  });
