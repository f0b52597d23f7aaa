// The day of capture on its way to and from files of sources: the file of the copy does not go with them, so the day stays
// with the item, unprinted, where it comes back.
import type { CslItem, Source } from '../citations/source.ts';

const WRITTEN = /^captured (\d{4}-\d\d-\d\d)$/;

/** `2026-05-12`; null where nothing is known of one. */
export function capturedDay({ captured, item }: Source): string | null {
  const kept = item.custom?.['captured'];
  return (
    captured?.slice(0, 10) ??
    (typeof kept === 'string' && WRITTEN.test(`captured ${kept}`) ? kept : null)
  );
}

/** As a line of words: `captured 2026-05-12`; empty for none. */
export function writeCaptured(source: Source): string {
  const day = capturedDay(source);
  return day === null ? '' : `captured ${day}`;
}

/** What of an item `writeCaptured` wrote; null for all other words. */
export function readCaptured(
  words: string,
): Required<Pick<CslItem, 'custom'>> | null {
  const day = WRITTEN.exec(words.trim())?.[1];
  return day === undefined ? null : { custom: { captured: day } };
}
