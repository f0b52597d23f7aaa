// A text as people send it (a press summary, an e-mail) into blocks. Paragraphs and markers are found and nothing else
// is read into the words: every character comes through, line ends and the white space around joined lines apart.
import { AppError } from '../errors.ts';
import type {
  Block,
  BlockId,
  Inline,
  MarkerId,
  Text,
} from '../document/document.ts';
import { ranksBetween } from '../document/rank.ts';
import { isShortQuotation } from './short-quotation.ts';
import { MAX_REFERENCES, scanMarkers } from './markers.ts';
import { textParagraphs } from './text-paragraphs.ts';

/** The most paragraphs that one text may have. */
export const MAX_PARAGRAPHS = 100_000;
/** The most characters of one run, well below what the validator takes. */
const LONGEST_RUN = 1_000_000;

function* textRuns(text: string): Generator<Text> {
  let start = 0;
  while (start < text.length) {
    let end = Math.min(text.length, start + LONGEST_RUN);
    // A run may not end in the middle of a surrogate pair.
    if (end < text.length && /[\uD800-\uDBFF]/.test(text.charAt(end - 1)))
      end -= 1;
    yield { type: 'text', text: text.slice(start, end) };
    start = end;
  }
}

/** The words with their markers found. `text` is one paragraph. Throws as `scanMarkers` does. */
export function textWithMarkers(
  text: string,
  newId: (kind: 'marker') => string,
): Inline[] {
  const inlines: Inline[] = [];
  let reached = 0;
  for (const { start, end, text: written, references } of scanMarkers(text)) {
    inlines.push(...textRuns(text.slice(reached, start)));
    inlines.push({
      type: 'marker',
      id: newId('marker') as MarkerId,
      text: written,
      references,
    });
    reached = end;
  }
  inlines.push(...textRuns(text.slice(reached)));
  return inlines;
}

/**
 * The blocks of a text: a paragraph is one of `textParagraphs`; one that is only a short quotation becomes a pull
 * quotation. `text` holds no forbidden character (see `decodeText`). Throws AppError 'bad-input' for more than
 * MAX_PARAGRAPHS paragraphs or MAX_REFERENCES numbers in markers.
 */
export function importText(
  text: string,
  newId: (kind: 'block' | 'marker') => string,
): Block[] {
  const paragraphs = textParagraphs(text);
  if (paragraphs.length > MAX_PARAGRAPHS)
    throw new AppError(
      'bad-input',
      `This text has more than ${MAX_PARAGRAPHS} paragraphs: divide it and import the parts.`,
    );
  const ranks = ranksBetween(null, null, paragraphs.length);
  let count = 0;
  return ranks.map((rank, index): Block => {
    const { words, isCode } = paragraphs[index] ?? { words: '', isCode: false };
    const content = isCode
      ? [...textRuns(words)]
      : textWithMarkers(words, newId);
    for (const inline of content)
      if (inline.type === 'marker') count += inline.references.length;
    if (count > MAX_REFERENCES)
      throw new AppError(
        'bad-input',
        `The markers of this text stand for more than ${MAX_REFERENCES} numbers: divide the text and import the parts.`,
      );
    const type =
      !isCode && isShortQuotation(words) ? 'pull-quotation' : 'paragraph';
    return { type, id: newId('block') as BlockId, rank, content };
  });
}
