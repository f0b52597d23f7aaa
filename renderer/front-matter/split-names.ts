// Names as they are typed in a row, or pasted: a semicolon or a line's end stands between them, a comma within them.
import { oneLine } from '#core/document/characters.ts';

/** A comma at its end is of the row that it was written in. */
export const tidyName = (name: string): string =>
  name.replace(/[\s,，、]+$/u, '').trim();

/** The names in what was typed or pasted, and what is still being typed behind the last semicolon or line. */
export function splitNames(typed: string): {
  readonly names: readonly string[];
  readonly rest: string;
} {
  const parts = typed.split(/[;\n\r]+/u).map((part) => oneLine(part));
  const rest = parts.pop() ?? '';
  return {
    names: parts.map(tidyName).filter((part) => part !== ''),
    rest: parts.length > 0 ? rest.trimStart() : rest,
  };
}
