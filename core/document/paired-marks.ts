// Quotation marks and brackets of a text that belong together. A mark without its fellow pairs with nothing, so that one
// slip of the hand does not swallow the rest of the text.

export type PairedMarks = {
  /** Where the opening and the closing mark stand, in UTF-16 code units. */
  readonly open: number;
  readonly close: number;
  readonly kind: 'quotation' | 'bracket';
};

export type LoneMark = { readonly at: number; readonly mark: string };

/** By the opening mark, what may close it: English, German and Nordic, French, Swiss, Japanese. */
const QUOTED: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '”': '”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '「': '」',
  '『': '』',
  '"': '"',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
};
const BRACKETED: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '［': '］',
  '【': '】',
  '〔': '〕',
};
const MARKS = /[“”„«»‹›「」『』"‘’‚'()[\]{}（）［］【】〔〕]/gu;
const SINGLE = /[‘’‚']/u;
/** Nobody quotes more between marks that may be apostrophes. */
const MOST_IN_SINGLE = 1_000;
/** `’em`, `'tis`, `'n'`, `the '90s`: an apostrophe that a word begins with. */
const APOSTROPHE_AHEAD =
  /^(?:\d|(?:em|tis|twas|til|till|cause|round|n|bout|s|t|ve|re|ll|d)(?!\p{L}))/iu;
const CLOSING = new Set(
  [...Object.values(QUOTED), ...Object.values(BRACKETED)].join(''),
);
/** These open and close, or are closed by what opens elsewhere; what stands beside them says which it is. */
const EITHER = /["“”«»]/u;
const BEFORE_OPENING = /[\s([{（［「『—–\-/:\u00a0\u202f]/u;

const closedBy = (mark: string): string =>
  QUOTED[mark] ?? BRACKETED[mark] ?? '';

/** Nobody nests deeper; what is open longer has no fellow. */
const DEEPEST = 32;

type Opened = { readonly at: number; readonly mark: string };

/** Whether the mark at `at` can only close here: something stands before it and no word behind. */
function closesHere(text: string, at: number): boolean {
  const before = text[at - 1];
  const after = text[at + 1];
  return (
    before !== undefined &&
    !BEFORE_OPENING.test(before) &&
    // `d’« un effort »`
    !(text[at] === '«' && /[’']/u.test(before)) &&
    (after === undefined || !/[\p{L}\p{N}]/u.test(after))
  );
}

/** Whether a single mark at `at` may open a quotation; else it is an apostrophe, or closes one. */
function opensSingle(text: string, at: number): boolean {
  const mark = text[at] ?? '';
  if (mark === '’') return false;
  const before = text[at - 1];
  const rest = text.slice(at + 1, at + 12);
  return (
    (before === undefined ||
      BEFORE_OPENING.test(before) ||
      /[“„«"]/u.test(before)) &&
    /^\S/u.test(rest) &&
    !APOSTROPHE_AHEAD.test(rest)
  );
}

/** Whether a single mark at `at` may close one. */
const closesSingle = (text: string, at: number): boolean =>
  text[at] !== '‚' &&
  /\S/u.test(text[at - 1] ?? ' ') &&
  !/[\p{L}\p{N}]/u.test(text[at + 1] ?? '');

/**
 * Of single marks, which may as well be apostrophes, only those that surely belong together are a pair, and none is ever
 * without its fellow. `‘the ministers’ plan is dead’` goes on to its last mark.
 */
function pairSingle(
  text: string,
  at: number,
  opened: Opened[],
  pairs: PairedMarks[],
): void {
  const mark = text[at] ?? '';
  const last = opened.at(-1);
  if (closesSingle(text, at)) {
    if (
      last &&
      SINGLE.test(last.mark) &&
      closedBy(last.mark).includes(mark) &&
      at - last.at <= MOST_IN_SINGLE
    ) {
      opened.pop();
      pairs.push({ open: last.at, close: at, kind: 'quotation' });
      return;
    }
    const pair = pairs.at(-1);
    if (
      pair &&
      text[pair.close] === mark &&
      at - pair.open <= MOST_IN_SINGLE &&
      /^s['’]\s\p{Ll}/iu.test(text.slice(pair.close - 1, pair.close + 3)) &&
      !/[.!?]/u.test(text.slice(pair.close, at - 1))
    ) {
      pairs.pop();
      pairs.push({ ...pair, close: at });
      return;
    }
  }
  if (!opensSingle(text, at)) return;
  if (last?.mark === mark && at - last.at > MOST_IN_SINGLE) opened.pop();
  if (opened.at(-1)?.mark !== mark) opened.push({ at, mark });
}

/**
 * The pairs in the order of their opening marks, and the marks without a fellow. `1)` and `a)` at the start of a line are no bracket, and inches no quotation.
 */
export function pairMarks(text: string): {
  readonly pairs: PairedMarks[];
  readonly lone: LoneMark[];
} {
  const pairs: PairedMarks[] = [];
  const lone: LoneMark[] = [];
  const opened: Opened[] = [];
  for (const { 0: mark, index: at } of text.matchAll(MARKS)) {
    if (SINGLE.test(mark)) {
      pairSingle(text, at, opened, pairs);
      continue;
    }
    const from = CLOSING.has(mark)
      ? opened.findLastIndex((each) => closedBy(each.mark).includes(mark))
      : -1;
    const found = opened[from];
    // A mark of the same look may open anew inside another: „… “so” …“ does not.
    if (found && !(EITHER.test(mark) && opensHere(text, at, found))) {
      for (const each of opened.splice(from).slice(1)) lone.push(each);
      pairs.push({
        open: found.at,
        close: at,
        kind: QUOTED[found.mark] ? 'quotation' : 'bracket',
      });
    } else if (closedBy(mark) !== '' && !isOther(text, at)) {
      // The French close with what the Danes open with.
      if (EITHER.test(mark) && mark !== '“' && closesHere(text, at))
        lone.push({ at, mark });
      else {
        opened.push({ at, mark });
        if (opened.length > DEEPEST) lone.push(...opened.splice(0, 1));
      }
    } else if (CLOSING.has(mark) && !isOther(text, at)) lone.push({ at, mark });
  }
  lone.push(...opened);
  return {
    pairs: pairs.sort((a, b) => a.open - b.open),
    lone: lone
      .filter(({ mark }) => !SINGLE.test(mark))
      .sort((a, b) => a.at - b.at),
  };
}

/** Whether the mark at `at`, which could close `found`, opens another quotation. */
function opensHere(text: string, at: number, found: Opened): boolean {
  const mark = text[at] ?? '';
  if (mark === '"' || mark === '”') return false;
  const before = text[at - 1] ?? ' ';
  const after = text[at + 1] ?? ' ';
  return (
    found.mark !== '„' &&
    found.mark !== '»' &&
    BEFORE_OPENING.test(before) &&
    /[\p{L}\p{N}]/u.test(after)
  );
}

/** What looks like a mark and is none: `1)`, `a)`, `5"`, a smiley. */
function isOther(text: string, at: number): boolean {
  const mark = text[at] ?? '';
  if (mark === ')')
    return /(?:^|[\s(])(?:\d{1,3}|\p{L}|[ivx]{1,4})$/iu.test(
      text.slice(Math.max(0, at - 6), at),
    );
  return mark === '"' && /\d/.test(text[at - 1] ?? '') && !hasOpen(text, at);
}

/** Whether a straight mark that opens stands before. */
const hasOpen = (text: string, at: number): boolean =>
  /(?:^|[\s(])"(?=\S)[^"]*$/u.test(text.slice(Math.max(0, at - 2_000), at));
