// Which commands typed words mean. Words may stand in any order, and each may be the beginning of one, or stand in one: who
// types "note" means the footnotes, too.
import { foldText } from '#core/citations/folded-text.ts';

export type PaletteCommand = {
  readonly name: string;
  /** What else a person may call it. */
  readonly words?: string;
  /** As `matchesKeys` reads them; null for none. */
  readonly keys: string | null;
  readonly run: () => void;
};

const wordsOf = (text: string): string[] =>
  foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** So many letters say something within a word. */
const WITHIN = 3;

const begins = (word: string, part: string): boolean => word.startsWith(part);
const contains = (word: string, part: string): boolean =>
  part.length < WITHIN ? begins(word, part) : word.includes(part);

/**
 * The best first: those that begin with what was typed, those of which each part begins a word, those that have it within
 * one, those that are called so elsewhere; then in their own order. All of them for no words.
 */
export function findCommands<
  Command extends Pick<PaletteCommand, 'name' | 'words'>,
>(commands: readonly Command[], typed: string): Command[] {
  const asked = wordsOf(typed);
  const start = asked.join(' ');
  const ranks = [0, 1, 2, 3].map((): Command[] => []);
  for (const command of commands) {
    const name = wordsOf(command.name);
    const also = [...name, ...wordsOf(command.words ?? '')];
    const every = (
      words: readonly string[],
      fits: (word: string, part: string) => boolean,
    ): boolean => asked.every((part) => words.some((word) => fits(word, part)));
    const rank = [
      name.join(' ').startsWith(start),
      every(name, begins),
      every(name, contains),
      every(also, begins),
    ].indexOf(true);
    ranks[rank]?.push(command);
  }
  return ranks.flat();
}
