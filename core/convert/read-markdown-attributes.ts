// The attributes of Pandoc's Markdown: `{#id .class key="value"}`.

export type Attributes = {
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  /** How many characters they take, braces included. */
  readonly length: number;
};

const PART =
  /^\s*(?:#([^\s{}=]+)|\.([^\s{}=]+)|([A-Za-z_:][\w:.-]*)=(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^\s"'{}]+))|(-))/s;

const plain = (value: string): string =>
  value.replace(
    /\\([!-/:-@[-`{-~])|&#(\d{1,7});/g,
    (_whole, sign?: string, code?: string) =>
      sign ?? String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
  );

/** Those that `text` begins with; null where it begins with none, or they are not well formed. */
export function readAttributes(text: string): Attributes | null {
  if (!text.startsWith('{')) return null;
  let id: string | null = null;
  const classes: string[] = [];
  const values = new Map<string, string>();
  let at = 1;
  for (;;) {
    const found = PART.exec(text.slice(at, at + 50_000));
    if (!found) break;
    const [whole, name, className, key, double, single, bare] = found;
    if (name !== undefined) id = name;
    else if (className !== undefined) classes.push(className);
    else if (key !== undefined)
      values.set(key.toLowerCase(), plain(double ?? single ?? bare ?? ''));
    at += whole.length;
  }
  const end = /^\s*\}/.exec(text.slice(at));
  return end ? { id, classes, values, length: at + end[0].length } : null;
}
