// The stem of an English word, after M. F. Porter, "An algorithm for suffix stripping" (Program 14(3), 1980), so that a
// word is found in its other forms. A word with any letter but a to z is its own stem.

const VOWEL = 'aeiou';

/** Whether the letter at `at` is a consonant; y is one at the start and after a vowel. */
function isConsonant(word: string, at: number): boolean {
  const letter = word.charAt(at);
  if (VOWEL.includes(letter)) return false;
  return letter !== 'y' || at === 0 || !isConsonant(word, at - 1);
}

/** How often a vowel is followed by a consonant: Porter's m. */
function measure(stem: string): number {
  let count = 0;
  let afterVowel = false;
  for (let at = 0; at < stem.length; at += 1) {
    const consonant = isConsonant(stem, at);
    if (consonant && afterVowel) count += 1;
    afterVowel = !consonant;
  }
  return count;
}

function hasVowel(stem: string): boolean {
  for (let at = 0; at < stem.length; at += 1)
    if (!isConsonant(stem, at)) return true;
  return false;
}

const endsDouble = (stem: string): boolean =>
  stem.length > 1 &&
  stem.at(-1) === stem.at(-2) &&
  isConsonant(stem, stem.length - 1);

/** Consonant, vowel, consonant, the last none of w, x and y: Porter's *o. */
const endsShort = (stem: string): boolean =>
  stem.length > 2 &&
  isConsonant(stem, stem.length - 3) &&
  !isConsonant(stem, stem.length - 2) &&
  isConsonant(stem, stem.length - 1) &&
  !'wxy'.includes(stem.charAt(stem.length - 1));

type Endings = readonly (readonly [ending: string, instead: string])[];

const STEP_2: Endings = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];
const STEP_3: Endings = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const STEP_4 = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ion',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'al',
  'er',
  'ic',
  'ou',
];

function withoutPlural(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function withoutPast(word: string): string {
  if (word.endsWith('eed'))
    return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const stem = word.slice(0, word.length - ending);
  if (ending === 0 || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsDouble(stem) && !/[lsz]$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function replaced(word: string, endings: Endings): string {
  const found = endings.find(([ending]) => word.endsWith(ending));
  if (!found) return word;
  const stem = word.slice(0, -found[0].length);
  return measure(stem) > 0 ? stem + found[1] : word;
}

function withoutLong(word: string): string {
  const ending = STEP_4.find((each) => word.endsWith(each));
  if (ending === undefined) return word;
  const stem = word.slice(0, -ending.length);
  if (ending === 'ion' && !/[st]$/.test(stem)) return word;
  return measure(stem) > 1 ? stem : word;
}

function withoutE(word: string): string {
  if (!word.endsWith('e')) return word;
  const stem = word.slice(0, -1);
  const m = measure(stem);
  return m > 1 || (m === 1 && !endsShort(stem)) ? stem : word;
}

function stemOf(word: string): string {
  let stem = withoutPast(withoutPlural(word));
  if (stem.endsWith('y') && hasVowel(stem.slice(0, -1)))
    stem = `${stem.slice(0, -1)}i`;
  stem = withoutE(withoutLong(replaced(replaced(stem, STEP_2), STEP_3)));
  return stem.endsWith('ll') && measure(stem.slice(0, -1)) > 1
    ? stem.slice(0, -1)
    : stem;
}

// A text has few different words. Begun anew when it is full, which costs less than knowing which word was used last.
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

/** `word` is folded (see `foldText`). */
export function stem(word: string): string {
  if (word.length < 3) return word;
  let found = known.get(word);
  if (found === undefined) {
    found = /^[a-z]+$/.test(word) ? stemOf(word) : word;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, found);
  }
  return found;
}
