// Words in quotation marks that are somebody's own, as against a term, a title or a word at arm's length: what a reader
// would ask the source of.
import { pairMarks } from '../document/paired-marks.ts';

export type QuotedSpan = {
  /** Without their marks, as they stand. */
  readonly words: string;
  /** Of the words, in UTF-16 code units. */
  readonly from: number;
  readonly to: number;
};

/** Fewer are a term more often than a quotation, unless somebody is said to have said them. */
const FEW_WORDS = 4;
const FEW_CHARACTERS = 10;
/** With the endings and particles of a sentence, which a term has none of. */
const FEW_OF_A_SENTENCE = 8;
const SAID =
  /(?:\b(?:said|says|say|told|wrote|writes|stated|states|argued|argues|warned|warns|added|adds|noted|notes|concluded|concludes|called|described|promised|replied|testified|announced)\b|\b(?:a dit|dit|déclare|déclaré|écrit|affirme|affirmé|estime|souligne|ajoute|conclut|selon)\b|\b(?:sagte|sagt|erklärte|erklärt|schrieb|schreibt|betonte|warnte|hieß es|heißt es)\b|[:,：、])\s*$/iu;
const SAID_BEHIND =
  /^[,.、]?\s*(?:(?:said|says|wrote|warned|told|according to)\b|(?:a (?:dit|déclaré|écrit|affirmé)|dit|selon)\b|(?:sagte|erklärte|schrieb|so)\b|\p{Lu}[\p{L}.]+ (?:said|says|wrote|warned)\b|と(?:述べ|語|言(?!え)|指摘|説明|発言|答|強調|回答|記|批判|主張|警告|訴え))/u;
const EAST_ASIAN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
const SMALL =
  /^(?:a|an|the|of|and|or|in|on|for|to|from|with|by|at|as|into|de|la|le|les|du|des|et|der|die|das|und|von|für|zu)$/iu;

/** `Building a Better Coast`: each word that could be small begins large. */
function isTitle(words: string): boolean {
  const all = words
    .split(/\s+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''));
  const great = all.filter((word) => /^[\p{Lu}\p{N}]/u.test(word)).length;
  const small = all.filter((word) => SMALL.test(word)).length;
  return !/[.!?]$/u.test(words) && great >= 2 && great + small >= all.length;
}

/** In order; quotations inside of others are none of their own. */
export function quotedSpans(text: string): QuotedSpan[] {
  const found: QuotedSpan[] = [];
  let end = -1;
  for (const { open, close, kind } of pairMarks(text).pairs) {
    if (kind !== 'quotation' || open < end) continue;
    end = close;
    const words = text.slice(open + 1, close).trim();
    const before = text.slice(Math.max(0, open - 60), open);
    const behind = text.slice(close + 1, close + 60);
    const isSaid = SAID_BEHIND.test(behind) || SAID.test(before);
    const isOwn = EAST_ASIAN.test(words)
      ? // 『…』 are titles of books, but for what somebody is said to have said.
        (text[open] !== '『' || SAID_BEHIND.test(behind)) &&
        (words.length >=
          (/\p{sc=Hiragana}/u.test(words)
            ? FEW_OF_A_SENTENCE
            : FEW_CHARACTERS) ||
          (/[。！？]$/u.test(words) && isSaid))
      : words.split(/\s+/u).length >= (isSaid ? 3 : FEW_WORDS);
    if (!isOwn || isTitle(words)) continue;
    const from = text.indexOf(words, open + 1);
    found.push({ words, from, to: from + words.length });
  }
  return found;
}
