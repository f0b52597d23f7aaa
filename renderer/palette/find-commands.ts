// Which commands typed words mean. Words may stand in any order, and each may be the beginning of one.
import { foldText } from '#core/citations/folded-text.ts';

export type PaletteCommand = {
  readonly name: string;
  /** As `matchesKeys` reads them; null for none. */
  readonly keys: string | null;
  readonly run: () => void;
};

const wordsOf = (text: string): string[] =>
  foldText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** The best first: those that begin with what was typed, then in their own order. All of them for no words. */
export function findCommands<Command extends Pick<PaletteCommand, 'name'>>(
  commands: readonly Command[],
  typed: string,
): Command[] {
  const asked = wordsOf(typed);
  const found = commands.filter(({ name }) => {
    const words = wordsOf(name);
    return asked.every((part) => words.some((word) => word.startsWith(part)));
  });
  const start = asked.join(' ');
  const begins = ({ name }: Command): boolean =>
    wordsOf(name).join(' ').startsWith(start);
  return [
    ...found.filter(begins),
    ...found.filter((command) => !begins(command)),
  ];
}
