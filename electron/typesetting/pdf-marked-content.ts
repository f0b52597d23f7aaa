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

/** Whatever may hold what looks like an operator and is none, and the operators that begin and end marked content. */
const LANDMARK = /\(|<<|<[^>]*>|(?<![/\w])(?:BMC|BDC|EMC)(?!\w)/g;

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
  let properties: PdfValue = null;
  let depth = 0;
  LANDMARK.lastIndex = 0;
  for (
    let found = LANDMARK.exec(source);
    found !== null;
    found = LANDMARK.exec(source)
  ) {
    const [landmark] = found;
    if (landmark === '(' || landmark === '<<') {
      lexer.at = found.index;
      if (landmark === '(') lexer.skipLiteral();
      else properties = lexer.next() as PdfValue;
      LANDMARK.lastIndex = lexer.at;
    } else if (landmark === 'BMC' || landmark === 'BDC') {
      const actual =
        landmark === 'BDC' && isDict(properties)
          ? properties.get('ActualText')
          : undefined;
      if (depth === 0) outermost.push([]);
      outermost.at(-1)?.push(isString(actual) ? textOf(actual) : null);
      depth += 1;
      properties = null;
    } else if (landmark === 'EMC') depth -= 1;
  }
  return outermost;
}
