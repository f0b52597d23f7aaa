// Where a font can't say which characters a glyph stands for, the file says it beside it, as the ActualText of the
// marked content around the glyph (ISO 32000-1, 14.9.4). The PDF reader tells that there is marked content, but not this.
import {
  isDict,
  isStream,
  isString,
  PdfLexer,
  streamText,
  textOf,
  type PdfFile,
  type PdfValue,
} from './pdf-objects.ts';

/**
 * For each outermost marked content of a page, in the order of painting: the ActualText of each marked content in it
 * (itself first), null where it has none.
 */
export type ActualTexts = readonly (readonly (string | null)[])[];

const operatorOf = (
  token: PdfValue | { readonly operator: string },
): string | null =>
  typeof token === 'object' && token !== null && 'operator' in token
    ? token.operator
    : null;

/** `page` is the page's dictionary. */
export function actualTexts(file: PdfFile, page: PdfValue): ActualTexts {
  if (!isDict(page)) return [];
  const contents = file.resolve(page.get('Contents'));
  const streams = Array.isArray(contents)
    ? (contents as readonly PdfValue[])
    : [contents];
  const source = streams
    .map((each) => file.resolve(each))
    .filter(isStream)
    .map(streamText)
    .join('\n');
  const outermost: (string | null)[][] = [];
  const lexer = new PdfLexer(source);
  let operands: PdfValue[] = [];
  let depth = 0;
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    const operator = operatorOf(token);
    if (operator === null) {
      operands.push(token as PdfValue);
      continue;
    }
    if (operator === 'BMC' || operator === 'BDC') {
      const properties = operands.at(-1);
      const actual = isDict(properties)
        ? properties.get('ActualText')
        : undefined;
      if (depth === 0) outermost.push([]);
      outermost.at(-1)?.push(isString(actual) ? textOf(actual) : null);
      depth += 1;
    } else if (operator === 'EMC') depth -= 1;
    operands = [];
  }
  return outermost;
}
