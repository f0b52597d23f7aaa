// What passes between us and citeproc-js as characters: its tags are kept out of people's text on the way in, and its
// marks are read on the way out. Both use Unicode's noncharacters, which no text of ours may hold (`characters.ts`), so
// that nothing a person writes can be taken for a mark.
import type { OutputFormat } from 'citeproc';
import type { FormattedMark, FormattedRun } from './formatted-note.ts';

/** The name under which `citeprocFormat` is known to citeproc. */
export const CITEPROC_FORMAT = 'precis';

// citeproc reads <i>, <span …> and the like in any field: without the first character they are not tags.
const LESS_THAN = '\ufdd0';
const CLOSE = '\ufdd1';

type Look = Partial<Record<FormattedMark, boolean>> & { readonly link?: true };
const LOOKS = new Map<string, Look>(
  Object.entries({
    '\ufdd2': { italic: true },
    '\ufdd3': { italic: false },
    '\ufdd4': { bold: true },
    '\ufdd5': { bold: false },
    '\ufdd6': { 'small-caps': true },
    '\ufdd7': { 'small-caps': false },
    '\ufdd8': { underline: true },
    '\ufdd9': { underline: false },
    '\ufdda': { superscript: true, subscript: false },
    '\ufddb': { subscript: true, superscript: false },
    '\ufddc': { superscript: false, subscript: false },
    '\ufddd': { link: true },
  }),
);

const marked =
  (open: string) =>
  (_engine: unknown, text: string): string =>
    `${open}${text}${CLOSE}`;
const asItIs = (_engine: unknown, text: string): string => text;

/** citeproc's output format that puts marks around text instead of markup, and escapes nothing. */
export const citeprocFormat: OutputFormat = {
  // citeproc asks for the escaped form of affixes that are not there.
  text_escape: (text: string | undefined) => text ?? '',
  bibstart: '',
  bibend: '',
  '@font-style/italic': marked('\ufdd2'),
  '@font-style/oblique': marked('\ufdd2'),
  '@font-style/normal': marked('\ufdd3'),
  '@font-weight/bold': marked('\ufdd4'),
  '@font-weight/normal': marked('\ufdd5'),
  '@font-weight/light': false,
  '@font-variant/small-caps': marked('\ufdd6'),
  '@font-variant/normal': marked('\ufdd7'),
  '@text-decoration/underline': marked('\ufdd8'),
  '@text-decoration/none': marked('\ufdd9'),
  '@vertical-align/sup': marked('\ufdda'),
  '@vertical-align/sub': marked('\ufddb'),
  '@vertical-align/baseline': marked('\ufddc'),
  '@URL/true': marked('\ufddd'),
  '@DOI/true': marked('\ufddd'),
  // A quotation mark without its fellow arrives as a call without text.
  '@quotes/true': (engine, text: string | undefined) =>
    text === undefined
      ? engine.getTerm('open-quote')
      : `${engine.getTerm('open-quote')}${text}${engine.getTerm('close-quote')}`,
  '@quotes/inner': (engine, text: string | undefined) =>
    text === undefined
      ? '’'
      : `${engine.getTerm('open-inner-quote')}${text}${engine.getTerm('close-inner-quote')}`,
  '@quotes/false': false,
  '@passthrough/true': asItIs,
  '@strip-periods/true': asItIs,
  '@strip-periods/false': asItIs,
  '@cite/entry': asItIs,
  '@showid/true': asItIs,
  '@bibliography/entry': asItIs,
  '@display/block': asItIs,
  // The number of an entry, which a style that hangs it out sets without a space.
  '@display/left-margin': (_engine, text) => `${text.trimEnd()} `,
  '@display/right-inline': asItIs,
  '@display/indent': asItIs,
};

// A character that citeproc is not to see is moved to plane 15, which is private use. A person's own character of that
// plane gets `ESCAPE` before it.
const PLANE = 0xf0000;
const ESCAPE = '\ufdde';
const hideCharacter = (character: string): string =>
  String.fromCodePoint(PLANE + character.charCodeAt(0));
const hide = (text: string): string =>
  text.replace(/[ -~“”‘’«»]/g, hideCharacter);

// Letters of which one capital is two: citeproc loses its place in a title where it sets one.
const LONGER_IN_CAPITALS = /[ßŉǰΐΰև\u1e96-\u1e9a\u1f50-\u1ffc\ufb00-\ufb17]/g;
const STRAY_AND = /[-–—,&]\s*&|&(?=\s*[-–—,&])/g;
const TAG = /<[/!]?[A-Za-z][^<>]*>/g;
const QUOTES = /["'“”‘’«»]/g;
/** With more quotation marks than this in a field, or more characters, it is printed as it is written. */
export const MAX_QUOTES = 200;
export const MAX_STYLED = 20_000;

/**
 * Text of a person as citeproc may have it: on one line, and with nothing in it that citeproc takes for a tag, or whose
 * case a style may change as if it were words. Quotation marks become the style's and titles take its case, but not
 * beyond the two limits: citeproc takes time in the square of a field's quotation marks, and memory for their nesting.
 */
export function protect(text: string): string {
  const line = text
    .replace(/[\ufdd0-\ufdef]/g, '\ufffd')
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u{f0000}-\u{ffffd}]/gu, (character) => ESCAPE + character);
  const quotes = line.match(QUOTES)?.length ?? 0;
  if (
    quotes > MAX_QUOTES ||
    line.length > MAX_STYLED ||
    // Names and places become keys of plain objects in citeproc.
    line.trim() in {}
  )
    return hide(line);
  // citeproc puts text in as the replacement of String.replace, where `$&` means something; in numbers it takes a
  // backslash off, and an `&` that stands beside a dash or a comma.
  return line
    .replace(TAG, hide)
    .replaceAll('<', LESS_THAN)
    .replaceAll('$', hideCharacter)
    .replaceAll('\\', hideCharacter)
    .replace(STRAY_AND, (words) => words.replaceAll('&', hideCharacter))
    .replace(LONGER_IN_CAPITALS, hideCharacter);
}

/** Text of a person among what citeproc printed, in italics. */
export const protectItalic = (text: string): string =>
  `\ufdd2${protect(text)}${CLOSE}`;

/**
 * A prefix or suffix as citeproc may have it. Its brackets are not changed to fit the style's around them, which goes
 * wrong where a person leaves one open; a suffix that begins with one is set off by a space, as citeproc does.
 */
export function protectAffix(text: string, place: 'prefix' | 'suffix'): string {
  const space = place === 'suffix' && /^[([]/.test(text) ? ' ' : '';
  return space + protect(text).replace(/[()[\]]/g, hideCharacter);
}

/** What `protect` was given, as one line. */
function restore(text: string): string {
  return text
    .replaceAll(LESS_THAN, '<')
    .replace(/\ufdde?[\u{f0000}-\u{ffffd}]/gu, (standIn) =>
      standIn.startsWith(ESCAPE)
        ? standIn.slice(1)
        : String.fromCharCode((standIn.codePointAt(0) ?? 0) - PLANE),
    )
    .replaceAll(ESCAPE, '');
}

const MARKS = [
  'bold',
  'italic',
  'underline',
  'superscript',
  'subscript',
  'small-caps',
] as const;

type Piece = { text: string; look: Look };

/** The address that a style's own link leads to: a web address as it is printed, or a DOI. */
function addressOf(printed: string): string | null {
  const address = /^10\.\d{4,}(\.\d+)*\/\S/.test(printed)
    ? `https://doi.org/${printed}`
    : printed;
  if (!/^https?:\/\/[^\s"<>\\^`{|}]+$/.test(address)) return null;
  try {
    return new URL(address).host === '' ? null : address;
  } catch {
    return null;
  }
}

function runOf({ text, look }: Piece, url: string | null): FormattedRun {
  const marks: FormattedMark[] = MARKS.filter((mark) => look[mark] === true);
  return {
    text,
    ...(marks.length > 0 && { marks }),
    ...(url !== null && { url }),
  };
}

/** What citeproc gave in our format, as runs. A mark set inside another adds to it, `normal` takes it away. */
export function readCiteprocOutput(output: string): FormattedRun[] {
  const runs: FormattedRun[] = [];
  const stack: { look: Look; inLink: boolean }[] = [];
  let look: Look = {};
  let link: Piece[] | null = null;

  const add = (text: string): void => {
    const piece = { text: restore(text), look };
    if (link) link.push(piece);
    else runs.push(runOf(piece, null));
  };
  const closeLink = (): void => {
    const pieces = link ?? [];
    link = null;
    const address = addressOf(pieces.map((piece) => piece.text).join(''));
    for (const piece of pieces) runs.push(runOf(piece, address));
  };

  for (const part of output.split(/([\ufdd1-\ufddd])/)) {
    const opened = LOOKS.get(part);
    if (opened) {
      stack.push({ look, inLink: link !== null });
      look = { ...look, ...opened };
      if (opened.link === true) link ??= [];
    } else if (part === CLOSE) {
      const before = stack.pop();
      look = before?.look ?? {};
      if (before?.inLink === false && link) closeLink();
    } else if (part !== '') add(part);
  }
  closeLink();
  return runs;
}
