// What a copy of a briefing is called, so that it stands beside the first in a list by title and is told from it.
import { MAX_LINE } from './characters.ts';

/** "Ferries (copy)", then "Ferries (copy 2)" …; a briefing without a title has copies without one. */
export function copyTitle(
  title: string,
  isTaken: (title: string) => boolean,
): string {
  if (title.trim() === '') return title;
  const stem = title.replace(/ \(copy(?: \d{1,6})?\)$/u, '');
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? ' (copy)' : ` (copy ${number})`;
    const copy = `${cut(stem, MAX_LINE - ending.length)}${ending}`;
    if (!isTaken(copy)) return copy;
  }
}

/** Never in the middle of a character of two code units. */
const cut = (text: string, most: number): string =>
  text.length <= most
    ? text
    : text.slice(0, most).replace(/[\ud800-\udbff]$/u, '');
