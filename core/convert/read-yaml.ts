// The part of YAML in which people write front matter: keys, texts with and without quotation marks, lists, and levels by
// their indentation. What is more than that is left out and said.

export type YamlValue =
  string | number | readonly YamlValue[] | ReadonlyMap<string, YamlValue>;

type Line = { readonly indent: number; readonly text: string };

const KEY =
  /^(?:"((?:\\.|[^"\\])*)"|'((?:''|[^'])*)'|([^\s:#'"[\]{}][^:#]*?))\s*:(?:\s+(.*)|)$/s;

/** The values by their keys; `skipped` are the lines that were not understood. */
export function readYaml(text: string): {
  readonly values: ReadonlyMap<string, YamlValue>;
  readonly skipped: string[];
} {
  const lines = text.split('\n').map((line) => ({
    indent: /^ */.exec(line)?.[0].length ?? 0,
    text: line.trim(),
  }));
  const skipped: string[] = [];
  const reader = { lines, skipped, at: 0 };
  const values = readMap(reader, 0, 0);
  return { values, skipped };
}

type Reader = {
  readonly lines: readonly Line[];
  readonly skipped: string[];
  at: number;
};

const MAX_LEVELS = 20;

function readMap(
  reader: Reader,
  indent: number,
  level: number,
): Map<string, YamlValue> {
  const values = new Map<string, YamlValue>();
  for (;;) {
    const line = reader.lines[reader.at];
    if (!line || (line.text !== '' && line.indent < indent)) break;
    reader.at += 1;
    if (line.text === '' || line.text.startsWith('#')) continue;
    const found = line.indent === indent ? KEY.exec(line.text) : null;
    if (!found || level > MAX_LEVELS) {
      reader.skipped.push(line.text);
      continue;
    }
    const key =
      found[1] === undefined
        ? (found[2]?.replaceAll("''", "'") ?? found[3] ?? '')
        : unescapeDouble(found[1]);
    values.set(key, readValue(reader, found[4] ?? '', indent, level));
  }
  return values;
}

function readValue(
  reader: Reader,
  written: string,
  indent: number,
  level: number,
): YamlValue {
  if (/^[|>][+-]?$/.test(written)) return readLines(reader, written, indent);
  if (written !== '' && !written.startsWith('#')) return scalar(written);
  const next = reader.lines.slice(reader.at).find(({ text }) => text !== '');
  if (!next) return '';
  if (next.text.startsWith('- ') || next.text === '-')
    return next.indent >= indent ? readList(reader, next.indent, level) : '';
  return next.indent > indent ? readMap(reader, next.indent, level + 1) : '';
}

function readList(reader: Reader, indent: number, level: number): YamlValue[] {
  const values: YamlValue[] = [];
  for (;;) {
    const line = reader.lines[reader.at];
    if (!line) break;
    if (line.text === '') {
      reader.at += 1;
      continue;
    }
    if (
      line.indent < indent ||
      (line.indent === indent && !/^-(?:\s|$)/.test(line.text))
    )
      break;
    reader.at += 1;
    if (line.indent > indent) {
      reader.skipped.push(line.text);
      continue;
    }
    values.push(
      readValue(reader, line.text.slice(1).trim(), indent, level + 1),
    );
  }
  return values;
}

/** The lines of a text that is set in; one text where they are folded. */
function readLines(reader: Reader, sign: string, indent: number): string {
  const lines: Line[] = [];
  for (;;) {
    const line = reader.lines[reader.at];
    if (!line || (line.text !== '' && line.indent <= indent)) break;
    lines.push(line);
    reader.at += 1;
  }
  const first = lines.find(({ text }) => text !== '')?.indent ?? 0;
  return lines
    .map((line) => ' '.repeat(Math.max(0, line.indent - first)) + line.text)
    .join(sign.startsWith('|') ? '\n' : ' ')
    .trim();
}

function scalar(written: string): YamlValue {
  const double = /^"((?:\\.|[^"\\])*)"\s*(?:#.*)?$/s.exec(written);
  if (double) return unescapeDouble(double[1] ?? '');
  const single = /^'((?:''|[^'])*)'\s*(?:#.*)?$/s.exec(written);
  if (single) return (single[1] ?? '').replaceAll("''", "'");
  const list = /^\[(.*)\]$/s.exec(written);
  if (list) {
    const inner = (list[1] ?? '').trim();
    const parts = inner.match(/"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|[^,]+/gs) ?? [];
    return parts
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map(scalar);
  }
  const plain = written.replace(/\s+#.*$/s, '');
  if (plain === '{}') return new Map();
  return /^-?(?:0|[1-9]\d{0,15})(?:\.\d+)?(?:e[+-]?\d{1,3})?$/.test(plain)
    ? Number(plain)
    : plain;
}

const NAMED: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '0': '\0',
};

const unescapeDouble = (text: string): string =>
  text.replace(
    /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/gs,
    (_whole, unit?: string, byte?: string, sign = '') =>
      unit === undefined && byte === undefined
        ? (NAMED[sign as string] ?? (sign as string))
        : String.fromCharCode(parseInt(unit ?? byte ?? '', 16)),
  );
