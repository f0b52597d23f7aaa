// What the glyphs of a font say and how far each moves the pen, as the font itself tells it: its ToUnicode map and its
// widths (ISO 32000-1, 9.7.4.3 and 9.10.3). Only of the one kind of font that our typesetter writes.
import {
  isArray,
  isDict,
  isName,
  isStream,
  PdfLexer,
  streamText,
  textOf,
  type PdfFile,
  type PdfString,
  type PdfValue,
} from './pdf-objects.ts';

export type PdfGlyph = {
  /** What it says; null where the font can't tell. */
  readonly text: string | null;
  /** In thousandths of the font's size. */
  readonly width: number;
};

/** By the code that stands in the text, of two bytes. */
export type PdfFont = (code: number) => PdfGlyph;

const codeOf = ({ bytes }: PdfString): number =>
  (bytes.charCodeAt(0) << 8) | bytes.charCodeAt(1);

const charactersOf = ({ bytes }: PdfString): string =>
  textOf({ bytes: `\xfe\xff${bytes}` });

/** The last character of `text`, `by` further on. */
const next = (text: string, by: number): string => {
  const last = text.charCodeAt(text.length - 1) + by;
  return text.slice(0, -1) + String.fromCharCode(last);
};

/** Null where it is written in a way that is not known here. */
function mapOf(source: string): Map<number, string> | null {
  const found = new Map<number, string>();
  const block = /begin(bfchar|bfrange)\s([^]*?)end\1/g;
  for (const [, kind, body] of source.matchAll(block)) {
    const lexer = new PdfLexer(body ?? '');
    const string = (value = lexer.next()): PdfString | null =>
      typeof value === 'object' && value !== null && 'bytes' in value
        ? value
        : null;
    for (;;) {
      const first = lexer.next();
      if (first === undefined) break;
      const from = string(first);
      if (from?.bytes.length !== 2) return null;
      if (kind === 'bfchar') {
        const says = string();
        if (!says) return null;
        found.set(codeOf(from), charactersOf(says));
        continue;
      }
      const to = string();
      const says = string();
      // A list of what each says is never written by us.
      if (to?.bytes.length !== 2 || !says) return null;
      for (let code = codeOf(from); code <= codeOf(to); code += 1)
        found.set(code, next(charactersOf(says), code - codeOf(from)));
    }
  }
  return found;
}

/** `[1 [500 600] 7 9 400]`: the widths from 1 on, and one for 7 to 9. Null where it is malformed. */
function widthsOf(
  { resolve }: PdfFile,
  value: PdfValue | undefined,
): Map<number, number> | null {
  const list = resolve(value);
  const found = new Map<number, number>();
  if (!isArray(list)) return value === undefined ? found : null;
  for (let at = 0; at < list.length;) {
    const from = list[at];
    const second = resolve(list[at + 1]);
    if (typeof from !== 'number') return null;
    if (isArray(second)) {
      for (const [index, width] of second.entries()) {
        if (typeof width !== 'number') return null;
        found.set(from + index, width);
      }
      at += 2;
    } else {
      const width = list[at + 2];
      if (typeof second !== 'number' || typeof width !== 'number') return null;
      for (let code = from; code <= second; code += 1) found.set(code, width);
      at += 3;
    }
  }
  return found;
}

const named = (value: PdfValue | undefined, name: string): boolean =>
  isName(value) && value.name === name;

/** Null for a font of another kind, and for one that does not say what its glyphs mean. */
export function readFont(
  file: PdfFile,
  value: PdfValue | undefined,
): PdfFont | null {
  const font = file.resolve(value);
  if (
    !isDict(font) ||
    !named(font.get('Subtype'), 'Type0') ||
    !named(font.get('Encoding'), 'Identity-H')
  )
    return null;
  const descendants = file.resolve(font.get('DescendantFonts'));
  const descendant = isArray(descendants) ? file.resolve(descendants[0]) : null;
  const unicode = file.resolve(font.get('ToUnicode'));
  if (!isDict(descendant) || !isStream(unicode)) return null;
  const texts = mapOf(streamText(unicode));
  const widths = widthsOf(file, descendant.get('W'));
  const usual = descendant.get('DW') ?? 1000;
  if (!texts || !widths || typeof usual !== 'number') return null;
  const glyphs: PdfGlyph[] = [];
  return (code) =>
    (glyphs[code] ??= {
      text: texts.get(code) ?? null,
      width: widths.get(code) ?? usual,
    });
}
