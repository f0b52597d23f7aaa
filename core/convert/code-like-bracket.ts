// Whether a bracket in running text indexes something in code (`x[1]`, `foo.bar[2]`) rather than citing (`outage[3]`).
// It is told by the word straight before it and, where the word is an ordinary one, by what follows.

// Words that are straight before a bracket only in code.
const CODE_WORDS = new Set(
  (
    'argc args argv arr array arrs ary bar baz bool buf buffer cfg char cnt ctx dict dst elem elems enum env evt ' +
    'foo fn func idx int iter kwargs len lhs lst matrix nums obj objs params ptr ptrs qux ret rhs src ' +
    'stdin stdout str strs struct sys tmp tuple uint vals var vec ARGV'
  ).split(' '),
);

// Ordinary words that are also the commonest names in code.
const DOUBTFUL_WORDS = new Set(
  (
    'byte bytes cell cells chars col cols column columns count counts data double element elements entries entry ' +
    'file files index input item items key keys lines list lists map maps name names node nodes number numbers ' +
    'object objects output parts point points queue result results row rows score scores set stack string strings ' +
    'table text token tokens user users value values vector words'
  ).split(' '),
);

// Written small and with a digit, and no variables.
const NUMBERED_WORDS = new Set('co2 covid19 mp3 mp4'.split(' '));
const UNIT = /^(?:[cdkm]?m|ft|in|yd)[23]$/;

const DOMAINS = new Set(
  'au be br ca ch cn co com de edu es eu fr gov in info int io it jp js kr mil net nl no nz org pl pt ru se uk us'.split(
    ' ',
  ),
);

const LONGEST_WORD = 64;
const WORD_UNIT = /[\p{L}\p{M}\p{N}_$\uD800-\uDFFF]/u;
const APOSTROPHE = /['’]/;

/** Where the word that ends at `end` starts; `end` itself where no word ends there. */
function wordStart(text: string, end: number): number {
  const least = Math.max(0, end - LONGEST_WORD);
  let start = end;
  while (start > least) {
    const unit = text.charAt(start - 1);
    const inWord =
      WORD_UNIT.test(unit) ||
      (start < end &&
        APOSTROPHE.test(unit) &&
        WORD_UNIT.test(text.charAt(start - 2)));
    if (!inWord) break;
    start -= 1;
  }
  return start;
}

function tokenStart(text: string, end: number): number {
  const least = Math.max(0, end - 4 * LONGEST_WORD);
  let start = end;
  while (start > least && !/\s/u.test(text.charAt(start - 1))) start -= 1;
  return start;
}

/** `U.S`, `Ph.D`, `p.m`, up to the end of `words`. */
function isAbbreviation(words: string): boolean {
  return /(?:^|[^\p{L}\p{N}])(?:(?:\p{Lu}\.)+\p{Lu}|Ph\.D|[ap]\.m|e\.g|i\.e)$/u.test(
    words,
  );
}

/** `foo.bar`, `foo->bar`, `foo::bar`, `\bar`; not `example.com`, `U.K`, `Ph.D` or the end of a sentence. */
function isMember(
  text: string,
  start: number,
  word: string,
  codeEnd: number,
): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  if (/->$|::$|\\$/.test(before)) return /^[A-Za-z_]/.test(word);
  if (!before.endsWith('.') || !/^[A-Za-z_]\w*$/.test(word)) return false;
  const owner = start - 1;
  if (before.endsWith('().') || owner === codeEnd) return true;
  const ownerStart = wordStart(text, owner);
  const ownerWord = text.slice(ownerStart, owner);
  if (!/^[A-Za-z_$][\w$]*$/.test(ownerWord)) return false;
  if (DOMAINS.has(word.toLowerCase())) return false;
  const token = text.slice(tokenStart(text, start), start);
  if (/:\/\/|@|^\W*www\./i.test(token)) return false;
  return !isAbbreviation(text.slice(Math.max(0, start - 8), start) + word);
}

function isCodeWord(text: string, start: number, whole: string): boolean {
  // `_Times_` and `Times_` are Markdown's emphasis, `_times` is a name.
  const word = whole.endsWith('_') ? whole.replace(/^_+|_+$/g, '') : whole;
  const joined = /[-‐‑@#/]/.test(text.charAt(start - 1));
  if (/^\p{Script=Latin}\p{M}*$/u.test(word))
    return (
      !joined && !isAbbreviation(text.slice(Math.max(0, start - 8), start + 1))
    );
  if (word.includes('_') || /\$\D/.test(word)) return true;
  if (/^[a-z]+\d+$/.test(word))
    return !(
      joined ||
      NUMBERED_WORDS.has(word) ||
      (UNIT.test(word) &&
        /\d\s?$/u.test(text.slice(Math.max(0, start - 2), start)))
    );
  // One small letter before a capital is a brand's (iPhone, eBay); small letters before a kind of acid or system a name.
  if (/^[a-z]{2}[a-z\d]*[A-Z]\w*$/.test(word))
    return !/^[a-z]+(?:OS|RNA|DNA|Hg)$/.test(word);
  return CODE_WORDS.has(word) && !joined;
}

const ASSIGNS = /^\s?(?:[+*/%&|^-]?=|={2,3})(?![>=])/u;
const CODE_BEFORE = /(?:^|[\n=({+*/!&|<>]|\breturn)[ \t]*$/u;

/** `values[3] = 4`, `items[3].name`, `list[2](x)`, and `values[3];` as a line of code has it. */
function isFollowedByCode(
  text: string,
  start: number,
  end: number,
  word: string,
): boolean {
  if (!/^[a-z]\w*$/.test(word)) return false;
  const after = text.slice(end, end + 16);
  if (ASSIGNS.test(after)) return true;
  if (DOUBTFUL_WORDS.has(word) && /^(?:\.[a-z_]|\()/.test(after)) return true;
  return (
    DOUBTFUL_WORDS.has(word) &&
    /^;\s*(?:\n|\/\/|$)/.test(after) &&
    CODE_BEFORE.test(text.slice(Math.max(0, start - 16), start))
  );
}

/**
 * Whether the bracket from `start` to `end` (offsets of `[` and after `]`) is code. `codeEnd` is the end of the last
 * bracket that was, so that `x[1][2]` is code to its end.
 */
export function isCodeLikeBracket(
  text: string,
  start: number,
  end: number,
  codeEnd: number,
): boolean {
  if (start === codeEnd || text.endsWith('()', start)) return true;
  const from = wordStart(text, start);
  if (from === start) return false;
  const word = text.slice(from, start);
  if (isCodeWord(text, from, word) || isMember(text, from, word, codeEnd))
    return true;
  if (isFollowedByCode(text, from, end, word)) return true;
  return /^["'][^"']*["']$/.test(text.slice(start + 1, end - 1));
}
