// The first number of a numbered list, where it is not 1. A list that counts from 1 never says so: what is the same is
// written the same.
import type { ListStyle } from './document.ts';

/** The highest first number that a list may have. */
export const MAX_START = 9999;

/** Whether a list that counts on from somewhere else may begin with that number. */
export const isListStart = (number: number): boolean =>
  Number.isInteger(number) && number > 1 && number <= MAX_START;

/** What a list in that style says of its first number: nothing where it is 1, or what no list may begin with. */
export const startOf = (
  style: ListStyle,
  number: number | undefined,
): { readonly start?: number } =>
  style === 'ordered' && number !== undefined && isListStart(number)
    ? { start: number }
    : {};
