// The difference of two stretches of text by words. Words are those of the language (a word of Japanese has no space
// around it); a note's mark and an unlinked marker count as one piece each. However long the text, the work is bounded.
import type { Inline, Text } from '../document/document.ts';
import { shortestEdit } from './shortest-edit.ts';
import { segmentWords } from './word-segments.ts';

/** `restyled` words are the same and look otherwise: bold, a link, another language. */
export type SpanChange = 'same' | 'inserted' | 'deleted' | 'restyled';

export type Span = {
  readonly change: SpanChange;
  readonly content: readonly Inline[];
};

/** A stretch of one look, and what it is of any words. Of what is no text `look` and `text` are empty. */
type Piece = {
  readonly look: string;
  readonly text: string;
  readonly cut: (text: string) => Inline;
};

/** The smallest part that is there or not. A word of which a half is bold has two pieces. */
type Token = {
  /** Two tokens with the same key are the same words. */
  readonly key: string;
  readonly pieces: readonly Piece[];
  readonly isWord: boolean;
};

/** Pieces in, pieces out, and how much there is of each. */
export type WordCount = { readonly inserted: number; readonly deleted: number };

/** Beyond that many pieces in or out the two are not the same text any more. */
const MOST_EDITS = 2_000;
/** Where the shorter has less than this share of its words in the other, one text stands in place of the other. */
const LEAST_COMMON = 0.35;
/** Of fewer words nothing can be said. */
const FEW_WORDS = 3;

const writtenText = (text: Text, url: string | null): Piece => ({
  text: text.text,
  look: JSON.stringify([
    text.marks ?? [],
    text.language ?? '',
    text.reason ?? '',
    url,
  ]),
  cut: (words) => {
    const piece: Text = { ...text, text: words };
    return url === null ? piece : { type: 'link', url, content: [piece] };
  },
});

/** Words don't end where a look does. */
function pushWords(
  tokens: Token[],
  written: readonly Piece[],
  language: string,
): void {
  const [only] = written;
  if (!only) return;
  if (written.length === 1) {
    const { look, cut } = only;
    for (const { segment, isWord } of segmentWords(only.text, language))
      tokens.push({
        key: segment,
        pieces: [{ look, text: segment, cut }],
        isWord,
      });
    return;
  }
  const whole = written.map(({ text }) => text).join('');
  let [place, within] = [0, 0];
  for (const { segment, isWord } of segmentWords(whole, language)) {
    const pieces: Piece[] = [];
    for (let left = segment.length; left > 0;) {
      const one = written[place];
      if (!one) break;
      const { look, cut } = one;
      const words = one.text.slice(within, within + left);
      const last = pieces.at(-1);
      if (last?.look === look)
        pieces[pieces.length - 1] = { look, text: last.text + words, cut };
      else if (words !== '') pieces.push({ look, text: words, cut });
      left -= words.length;
      within += words.length;
      if (within < one.text.length) continue;
      place += 1;
      within = 0;
    }
    tokens.push({ key: segment, pieces, isWord });
  }
}

function tokensOf(
  content: readonly Inline[],
  language: string,
  noteKey: (id: string) => string,
): Token[] {
  const tokens: Token[] = [];
  let written: Piece[] = [];
  const before = (key: string, inline: Inline): void => {
    pushWords(tokens, written, language);
    written = [];
    // No words hold this character.
    tokens.push({
      key: `\0${key}`,
      pieces: [{ look: '', text: '', cut: () => inline }],
      isWord: false,
    });
  };
  for (const inline of content)
    switch (inline.type) {
      case 'text':
        written.push(writtenText(inline, null));
        break;
      case 'link':
        for (const part of inline.content)
          if (part.type === 'text') written.push(writtenText(part, inline.url));
          else before('line', part);
        break;
      case 'line-break':
        before('line', inline);
        break;
      case 'footnote':
        before(`note ${noteKey(inline.id)}`, inline);
        break;
      case 'marker':
        before(`marker ${inline.text}`, inline);
        break;
    }
  pushWords(tokens, written, language);
  return tokens;
}

/** Pieces that are the same on both sides, or that one side has in place of the other's. */
type Run = {
  readonly same: boolean;
  readonly before: readonly Token[];
  readonly after: readonly Token[];
};

/**
 * What became of `before`, in the order in which it is read; in each place what went stands before what came. `language`
 * is a BCP 47 tag; `noteKey` gives two notes the same key where they are the same note.
 */
export function compareInline(
  before: readonly Inline[],
  after: readonly Inline[],
  language: string,
  noteKey: (id: string) => string = (id) => id,
): Span[] {
  if (after.length === 0 || before.length === 0)
    return [
      { change: 'deleted' as const, content: before },
      { change: 'inserted' as const, content: after },
    ].filter(({ content }) => content.length > 0);
  // Most of a document is: its words need not be looked for.
  if (JSON.stringify(before) === JSON.stringify(after))
    return [{ change: 'same', content: after }];
  const old = tokensOf(before, language, noteKey);
  const now = tokensOf(after, language, noteKey);
  const runs = joinRuns(runsOf(old, now)).flatMap(trimRun);
  const isOther = isAnotherText(runs, old, now);
  return (isOther ? [{ same: false, before: old, after: now }] : runs)
    .flatMap(spansOf)
    .filter(({ content }) => content.length > 0);
}

function runsOf(old: readonly Token[], now: readonly Token[]): Run[] {
  const found = shortestEdit(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
    MOST_EDITS,
  );
  if (!found) return aroundTheMiddle(old, now);
  let [from, to] = [0, 0];
  return found.map((stretch) => {
    const before = old.slice(from, from + stretch.before);
    const after = now.slice(to, to + stretch.after);
    from += stretch.before;
    to += stretch.after;
    return { same: stretch.same, before, after };
  });
}

/** What both start and end with is the same; what lies between is not compared. */
function aroundTheMiddle(old: readonly Token[], now: readonly Token[]): Run[] {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start]?.key === now[start]?.key) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    old.at(-1 - end)?.key === now.at(-1 - end)?.key
  )
    end += 1;
  const part = (
    tokens: readonly Token[],
  ): [readonly Token[], readonly Token[], readonly Token[]] => [
    tokens.slice(0, start),
    tokens.slice(start, tokens.length - end),
    tokens.slice(tokens.length - end),
  ];
  const [head, middle, tail] = part(old);
  const [headNow, middleNow, tailNow] = part(now);
  return [
    { same: true, before: head, after: headNow },
    { same: false, before: middle, after: middleNow },
    { same: true, before: tail, after: tailNow },
  ];
}

/** Neighbouring changes become one, over a space between them as well: words are read in phrases. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const [place, run] of runs.entries()) {
    const last = joined.at(-1);
    const isBridge =
      run.same &&
      last?.same === false &&
      place < runs.length - 1 &&
      run.after.every(({ key }) => /^\s$/u.test(key));
    if (last && !last.same && (!run.same || isBridge))
      joined[joined.length - 1] = {
        same: false,
        before: [...last.before, ...run.before],
        after: [...last.after, ...run.after],
      };
    else joined.push(run);
  }
  return joined;
}

/** Joined, a change may start or end with what is the same: a space, most often. */
const trimRun = (run: Run): Run[] =>
  run.same
    ? [run]
    : aroundTheMiddle(run.before, run.after).filter(
        ({ before, after }) => before.length + after.length > 0,
      );

const wordsIn = (tokens: readonly Token[]): number =>
  tokens.filter(({ isWord }) => isWord).length;

function isAnotherText(
  runs: readonly Run[],
  old: readonly Token[],
  now: readonly Token[],
): boolean {
  const [from, to] = [wordsIn(old), wordsIn(now)];
  if (Math.min(from, to) < FEW_WORDS) return false;
  const common = runs
    .filter(({ same }) => same)
    .reduce((sum, { after }) => sum + wordsIn(after), 0);
  return common < LEAST_COMMON * Math.min(from, to);
}

function spansOf({ same, before, after }: Run): Span[] {
  if (!same)
    return [
      { change: 'deleted', content: contentOf(before) },
      { change: 'inserted', content: contentOf(after) },
    ];
  const spans: Span[] = [];
  let from = 0;
  const isSame = after.map((token, place) =>
    looksTheSame(before[place], token),
  );
  for (let place = 1; place <= after.length; place += 1)
    if (place === after.length || isSame[place] !== isSame[place - 1]) {
      spans.push({
        change: isSame[from] === true ? 'same' : 'restyled',
        content: contentOf(after.slice(from, place)),
      });
      from = place;
    }
  return spans;
}

/** Whether two tokens of the same words are cut in the same places into pieces of the same look. */
const looksTheSame = (one: Token | undefined, other: Token): boolean =>
  one?.pieces.length === other.pieces.length &&
  one.pieces.every(({ look, text }, place) => {
    const piece = other.pieces[place];
    return piece?.look === look && piece.text.length === text.length;
  });

/** The inline content of the tokens, with neighbours of the same look put together again. */
function contentOf(tokens: readonly Token[]): Inline[] {
  const content: Inline[] = [];
  let last: Piece | null = null;
  let text = '';
  const flush = (): void => {
    if (last) content.push(last.cut(text));
    last = null;
    text = '';
  };
  for (const { pieces } of tokens)
    for (const piece of pieces) {
      if (last?.look !== piece.look || piece.look === '') flush();
      last = piece;
      text += piece.text;
    }
  flush();
  return content;
}

/** Words in and words out. */
export function countChanged(
  spans: readonly Span[],
  language: string,
): WordCount {
  const count = (change: SpanChange): number =>
    spans
      .filter((span) => span.change === change)
      .reduce(
        (sum, { content }) =>
          sum + wordsIn(tokensOf(content, language, (id) => id)),
        0,
      );
  return { inserted: count('inserted'), deleted: count('deleted') };
}
