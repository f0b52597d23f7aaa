// Words with one look as runs of Word's. What is written from right to left is a run of its own that says so, since Word
// puts points and brackets beside it by that and not by the letters around.
import type { FormattedMark } from '../citations/formatted-note.ts';
import { isRedactionBar } from '../document/redaction-bar.ts';
import { escaped, valued } from './docx-xml.ts';

export type RunLook = {
  readonly marks?: readonly FormattedMark[];
  readonly language?: string | undefined;
  /** Why the redacted copy leaves the words out; on its bar. */
  readonly reason?: string;
  /** It stands where words were left out. */
  readonly bar?: boolean;
  /** The id of a style of characters. */
  readonly style?: string | undefined;
};

/** Without the characters that would reorder what is seen: what is read is the words in the order in which they were written. */
export const seenText = (text: string): string =>
  text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '');

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u200f\u061c]/u;
const STRONG = /[\p{L}\u200e\u200f\u061c]/u;
const EAST_ASIAN = /^(?:ja|zh|ko)\b/i;
const RIGHT_TO_LEFT_LANGUAGE = /^(?:ar|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi|syr)\b/i;

/** `w:lang` of a BCP 47 tag. */
export function languageOf(tag: string): string {
  const more =
    (EAST_ASIAN.test(tag) ? ` w:eastAsia="${escaped(tag)}"` : '') +
    (RIGHT_TO_LEFT_LANGUAGE.test(tag) ? ` w:bidi="${escaped(tag)}"` : '');
  return `<w:lang w:val="${escaped(tag)}"${more}/>`;
}

/** What stands in `w:rPr`, in the order of the schema. */
export function runProperties(
  { marks = [], language, style, bar = false }: RunLook,
  rightToLeft = false,
): string {
  const has = (mark: FormattedMark): boolean => marks.includes(mark);
  const named = style ?? (has('code') ? 'VerbatimChar' : undefined);
  return [
    named === undefined ? '' : valued('rStyle', named),
    has('bold') ? '<w:b/><w:bCs/>' : '',
    has('italic') ? '<w:i/><w:iCs/>' : '',
    has('small-caps') ? '<w:smallCaps/>' : '',
    has('strike') ? '<w:strike/>' : '',
    bar ? valued('color', 'FFFFFF') : '',
    has('highlight') ? valued('highlight', 'yellow') : '',
    has('underline') ? valued('u', 'single') : '',
    bar ? '<w:shd w:val="clear" w:color="auto" w:fill="1B1B1B"/>' : '',
    has('superscript')
      ? valued('vertAlign', 'superscript')
      : has('subscript')
        ? valued('vertAlign', 'subscript')
        : '',
    rightToLeft ? '<w:rtl/>' : '',
    language === undefined ? '' : languageOf(language),
  ].join('');
}

const propertiesElement = (properties: string): string =>
  properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;

/** The words in pieces of one direction; what has none of its own goes with what is before it. */
function directed(
  text: string,
): { readonly text: string; readonly rtl: boolean }[] {
  if (!RIGHT_TO_LEFT.test(text)) return [{ text, rtl: false }];
  const pieces: { text: string; rtl: boolean }[] = [];
  let open = '';
  let rtl: boolean | null = null;
  for (const character of text) {
    const strong = STRONG.test(character)
      ? RIGHT_TO_LEFT.test(character)
      : null;
    if (strong !== null && rtl !== null && strong !== rtl) {
      // A space between two directions is no part of the first.
      const words = open.trimEnd();
      pieces.push({ text: words, rtl });
      open = open.slice(words.length);
    }
    if (strong !== null) rtl = strong;
    open += character;
  }
  if (open !== '') pieces.push({ text: open, rtl: rtl ?? false });
  return pieces.filter(({ text: words }) => words !== '');
}

/** The characters of a run; `tag` is `t`, or `delText` for words that go. */
function characters(text: string, tag: 't' | 'delText'): string {
  let xml = '';
  for (const piece of text.split(/(\r\n|[\n\r\u2028\u2029\t\u00ad])/u))
    if (piece === '') continue;
    else if (piece === '\t') xml += '<w:tab/>';
    else if (piece === '\u00ad') xml += '<w:softHyphen/>';
    else if (/^[\r\n\u2028\u2029]/u.test(piece)) xml += '<w:br/>';
    else xml += `<w:${tag} xml:space="preserve">${escaped(piece)}</w:${tag}>`;
  return xml;
}

/** `deleted` writes them as words that go. */
export function textRuns(text: string, look: RunLook, deleted = false): string {
  const bar = isRedactionBar({ text, ...look });
  return directed(seenText(text))
    .map(
      ({ text: words, rtl }) =>
        `<w:r>${propertiesElement(runProperties({ ...look, bar }, rtl))}${characters(words, deleted ? 'delText' : 't')}</w:r>`,
    )
    .join('');
}

/** A run with one element that is no word. */
export const elementRun = (element: string, look: RunLook = {}): string =>
  `<w:r>${propertiesElement(runProperties(look))}${element}</w:r>`;

export const BREAK_RUN = '<w:r><w:br/></w:r>';

/** A field with what it says until Word asks it: in runs, since some readers pass over what a simple one says. */
export const fieldRuns = (instruction: string, says: string): string =>
  elementRun('<w:fldChar w:fldCharType="begin"/>') +
  elementRun(
    `<w:instrText xml:space="preserve"> ${escaped(instruction)} </w:instrText>`,
  ) +
  elementRun('<w:fldChar w:fldCharType="separate"/>') +
  textRuns(says, {}) +
  elementRun('<w:fldChar w:fldCharType="end"/>');
