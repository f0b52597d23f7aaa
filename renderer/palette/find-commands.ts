// Which commands typed words mean. Words may stand in any order, and each may be the beginning of one, or stand in one: who
// types "note" means the footnotes, too.
import { foldText } from '#core/citations/folded-text.ts';

export type PaletteCommand = {
  readonly name: string;
  /** As `matchesKeys` reads them; null for none. */
  readonly keys: string | null;
  readonly run: () => void;
};

const wordsOf = (text: string): string[] =>
  foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** So many letters say something within a word. */
const WITHIN = 3;

/**
 * The best first: those that begin with what was typed, those of which each part begins a word, those that have it within
 * one; then in their own order. All of them for no words.
 */
export function findCommands<Command extends Pick<PaletteCommand, 'name'>>(
  commands: readonly Command[],
  typed: string,
): Command[] {
  const asked = wordsOf(typed);
  const start = asked.join(' ');
  const ranks = [0, 1, 2].map((): Command[] => []);
  for (const command of commands) {
    const words = wordsOf(command.name);
    const every = (fits: (word: string, part: string) => boolean): boolean =>
      asked.every((part) => words.some((word) => fits(word, part)));
    const rank = words.join(' ').startsWith(start)
      ? 0
      : every((word, part) => word.startsWith(part))
        ? 1
        : every((word, part) =>
              part.length < WITHIN
                ? word.startsWith(part)
                : word.includes(part),
            )
          ? 2
          : null;
    if (rank !== null) ranks[rank]?.push(command);
  }
  return ranks.flat();
}
