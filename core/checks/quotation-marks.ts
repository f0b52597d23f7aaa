// Words in quotation marks: English, French, German both ways, Nordic, Japanese. What may be an apostrophe or a sign for
// inches is taken for no quotation.

/** By the closing mark, what may have opened it. */
const OPENED_BY: Readonly<Record<string, string>> = {
  '”': '“„”',
  '“': '„',
  '’': '‘‚',
  '‘': '‚',
  '"': '"',
  '»': '«»',
  '«': '»',
  '›': '‹',
  '」': '「',
  '』': '『',
};
const CLOSING = /[”“’‘"»«›」』]/gu;
const MAY_STAND_BEFORE = /[\s([{—–:,;]/u;
/** French sets its marks off by a space. */
const SET_OFF = '»›';
/** Nobody quotes more in one stretch, and no text is looked through again and again. */
const MOST = 5_000;
const MOST_TRIED = 20;

type Quoted = {
  /** Where the words begin. */
  readonly from: number;
  readonly words: string;
};

/** Where the words begin that the mark at `at` closes; null where it closes none. */
function openedAt(text: string, at: number): number | null {
  const mark = text[at] ?? '';
  const last = text[at - 1];
  const next = text[at + 1];
  if (last === undefined || (/\s/u.test(last) && !SET_OFF.includes(mark)))
    return null;
  // A letter behind it makes an apostrophe or an opening mark of it; in Japanese none does.
  if (
    next !== undefined &&
    /[\p{L}\p{N}]/u.test(next) &&
    !'」』'.includes(mark)
  )
    return null;
  const first = Math.max(0, at - MOST);
  const before = text.slice(first, at);
  const openings = Array.from(OPENED_BY[mark] ?? '');
  const places = openings.map((opening) => before.lastIndexOf(opening));
  for (let tried = 0; tried < MOST_TRIED; tried += 1) {
    const open = Math.max(...places);
    if (open < 0) return null;
    const character = before[open] ?? '';
    const ahead = text[first + open - 1];
    // Where one mark opens and closes, what stands before it says which it does; in Japanese nothing does.
    const opens =
      !`"”»‘`.includes(character) ||
      ahead === undefined ||
      MAY_STAND_BEFORE.test(ahead);
    if (!opens) {
      places[places.indexOf(open)] =
        open === 0 ? -1 : before.lastIndexOf(character, open - 1);
      continue;
    }
    // `the ministers’` after a word in single marks is no end of a quotation.
    const isUnsure = mark === '’' && /’(?!\p{L})/u.test(before.slice(open + 1));
    return isUnsure ? null : first + open + 1;
  }
  return null;
}

/** In their order; of those within others only the outer ones. */
export function quotedWords(text: string): Quoted[] {
  const found: Quoted[] = [];
  for (const { index } of text.matchAll(CLOSING)) {
    const from = openedAt(text, index);
    if (from === null) continue;
    while ((found.at(-1)?.from ?? -1) >= from) found.pop();
    const last = found.at(-1);
    if (last && last.from + last.words.length >= from) continue;
    found.push({ from, words: text.slice(from, index) });
  }
  return found;
}
