// How words look, said in words: of letters that go in one look and come in another, what the looks are.
import type { TextMark } from '../document/document.ts';
import type { Atom } from './atoms.ts';

const MARKS: Readonly<Record<TextMark, string>> = {
  bold: 'bold',
  italic: 'italic',
  underline: 'underlined',
  strike: 'struck through',
  superscript: 'superscript',
  subscript: 'subscript',
  highlight: 'highlighted',
  code: 'set as code',
  redaction: 'left out of the redacted copy',
};

/**
 * All in which the looks of the same letters differ, as they are and as they would be: "plain" and "bold". Null where they
 * are other letters, or nothing of their look is another.
 */
export function looksInWords(
  gone: readonly Atom[],
  come: readonly Atom[],
): { readonly before: string; readonly after: string } | null {
  if (gone.length !== come.length) return null;
  const before = new Set<string>();
  const after = new Set<string>();
  for (const [at, was] of gone.entries()) {
    const is = come[at];
    if (is?.piece.type !== was.piece.type) return null;
    if (was.piece.type === 'text' && is.piece.type === 'text') {
      if (was.piece.text !== is.piece.text) return null;
      sayMarks(was.piece.marks ?? [], is.piece.marks ?? [], before, after);
      if (was.piece.language !== is.piece.language) {
        before.add(languageInWords(was.piece.language));
        after.add(languageInWords(is.piece.language));
      }
    }
    if (
      was.piece.type === 'text' &&
      is.piece.type === 'text' &&
      was.piece.reason !== is.piece.reason
    ) {
      before.add(reasonInWords(was.piece.reason));
      after.add(reasonInWords(is.piece.reason));
    }
    if (was.url !== is.url) {
      before.add(linkInWords(was.url));
      after.add(linkInWords(is.url));
    }
  }
  return before.size === 0
    ? null
    : { before: [...before].join(', '), after: [...after].join(', ') };
}

function sayMarks(
  was: readonly TextMark[],
  is: readonly TextMark[],
  before: Set<string>,
  after: Set<string>,
): void {
  for (const mark of was)
    if (!is.includes(mark)) {
      before.add(MARKS[mark]);
      after.add(is.length === 0 ? 'plain' : `not ${MARKS[mark]}`);
    }
  for (const mark of is)
    if (!was.includes(mark)) {
      before.add(was.length === 0 ? 'plain' : `not ${MARKS[mark]}`);
      after.add(MARKS[mark]);
    }
}

const languageInWords = (language: string | undefined): string =>
  language === undefined ? 'in the language around it' : `in ${language}`;

const reasonInWords = (reason: string | undefined): string =>
  reason === undefined ? 'without a reason' : `left out for “${reason}”`;

const linkInWords = (url: string | null): string =>
  url === null ? 'without a link' : `linked to ${url}`;
