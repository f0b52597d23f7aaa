// What a person typed, read as terms that must all be found. Words and phrases are all that there is: no sign that is
// typed is ever a query's syntax, but for the quotes around a phrase.
import { unitsOf, type Unit } from './units.ts';

export type SearchTerm = {
  /** In this order and next to each other; never empty. */
  readonly units: readonly Unit[];
  /** The last word may go on: it is still being typed. */
  readonly open: boolean;
  /** As it is written; otherwise in any form that has its stem. */
  readonly exact: boolean;
};

/** In UTF-16 code units: what is typed beyond is not looked for. */
const LONGEST = 2_000;
const MOST_TERMS = 32;
const QUOTES = /[“”„‟«»]/g;

/** Empty where nothing in it can be looked for. */
export function readTerms(typed: string): SearchTerm[] {
  const written = typed.slice(0, LONGEST).replace(QUOTES, '"');
  const terms: SearchTerm[] = [];
  const seen = new Set<string>();
  for (const match of written.matchAll(
    /"(?<phrase>[^"]*)(?<end>"?)|[^\s"]+/gu,
  )) {
    const phrase = match.groups?.['phrase'];
    const units = unitsOf(phrase ?? match[0]);
    if (units.length === 0) continue;
    const last = match.index + match[0].length === written.length;
    const open = last && match.groups?.['end'] !== '"';
    const exact = phrase !== undefined || units.length > 1;
    const key = JSON.stringify([units.map(({ word }) => word), open, exact]);
    if (!seen.has(key)) terms.push({ units, open, exact });
    seen.add(key);
  }
  return terms.slice(-MOST_TERMS);
}

/** Whether something is typed and nothing in it can be looked for: signs alone. */
export const isWordless = (typed: string): boolean =>
  typed.trim() !== '' && readTerms(typed).length === 0;
