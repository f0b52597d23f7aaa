// How many entries one file of sources may have, so that time and memory stay bounded whatever it holds.
import { AppError } from '../errors.ts';

export const MAX_ENTRIES = 200_000;

/** Throws AppError 'bad-input' where `count` is more than a file may have. */
export function refuseTooMany(count: number): void {
  if (count > MAX_ENTRIES)
    throw new AppError(
      'bad-input',
      `The file holds more than ${MAX_ENTRIES.toLocaleString('en')} entries, which is more than Precis reads at once: divide it and import the parts.`,
    );
}
