// Where the terms of a search stand in a text: what decides whether it is a hit, how good a one, and what is lit up.
import type { TextRange } from '../citations/folded-text.ts';
import { goesOn } from './index-tokens.ts';
import type { SearchTerm } from './search-terms.ts';
import { stem } from './stem.ts';
import { unitsOf, type Unit } from './units.ts';

export type FoundTerm = TextRange & {
  /** Which of the terms. */
  readonly term: number;
  /** 3 as it is written, 2 in another form, 1 as the beginning of a word. */
  readonly nearness: number;
};

export type FoundTerms = {
  /** In the order of the text. */
  readonly places: readonly FoundTerm[];
  /** For each term the best nearness, 0 where the text does not have it. */
  readonly nearness: readonly number[];
};

function wordNearness(
  wanted: string,
  found: string,
  open: boolean,
  exact: boolean,
): number {
  if (found === wanted) return 3;
  // No form of a word begins with another letter.
  if (found.charCodeAt(0) !== wanted.charCodeAt(0)) return 0;
  if (!exact && stem(found) === stem(wanted)) return 2;
  return open && goesOn(wanted) && found.startsWith(wanted) ? 1 : 0;
}

/** Of the term at this place of the text, 0 where it does not stand there. */
function nearnessAt(
  { units: wanted, open, exact }: SearchTerm,
  units: readonly Unit[],
  at: number,
): number {
  if (at + wanted.length > units.length) return 0;
  let least = 3;
  for (let step = 0; step < wanted.length; step += 1) {
    const [unit, want] = [units[at + step], wanted[step]];
    if (unit === undefined || want === undefined) return 0;
    if (unit.character !== want.character) return 0;
    // Two characters that touch are looked for as such.
    const touch = want.joined && want.character;
    if (touch && wanted[step - 1]?.character && !unit.joined) return 0;
    const last = step === wanted.length - 1;
    const nearness = unit.character
      ? unit.word === want.word
        ? 3
        : 0
      : wordNearness(want.word, unit.word, open && last, exact);
    if (nearness === 0) return 0;
    least = Math.min(least, nearness);
  }
  return least;
}

export function findTerms(
  text: string,
  terms: readonly SearchTerm[],
): FoundTerms {
  const units = unitsOf(text);
  const best = terms.map(() => 0);
  const places: FoundTerm[] = [];
  for (const [at, unit] of units.entries())
    for (const [term, wanted] of terms.entries()) {
      const nearness = nearnessAt(wanted, units, at);
      if (nearness === 0) continue;
      best[term] = Math.max(best[term] ?? 0, nearness);
      const last = units[at + wanted.units.length - 1] ?? unit;
      places.push({ from: unit.from, to: last.to, term, nearness });
    }
  return { places, nearness: best };
}

/** The ranges without those that lie over each other, in the order of the text. */
export function marksOf(places: readonly TextRange[]): TextRange[] {
  const marks: TextRange[] = [];
  for (const { from, to } of [...places].sort((a, b) => a.from - b.from)) {
    const last = marks.at(-1);
    if (last && from < last.to)
      marks[marks.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else marks.push({ from, to });
  }
  return marks;
}
