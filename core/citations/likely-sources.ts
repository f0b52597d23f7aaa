// The sources that the words around a marker point to: a name, words of a title, where it appeared, its year. A guess that
// is shown first and never taken by itself.
import type { Block, Inline } from '../document/document.ts';
import { markersOf, plainInline } from '../document/walk.ts';
import { foldText } from './folded-text.ts';
import { describeSource } from './describe-source.ts';
import { sourceWordIndex, wordsIn, type WordField } from './source-words.ts';
import type { Source } from './source.ts';

export type LikelySource = {
  readonly source: Source;
  /** The words of the text that point to it, as they are written there. */
  readonly because: readonly string[];
};

/** Characters before a marker, and behind one that has little before it. */
const REACH = 400;
const LITTLE = 24;
const MOST_PLACES = 20;

const isMark = ({ type }: Inline): boolean =>
  type === 'marker' || type === 'footnote';

/**
 * The words that the places of `number` are for, a stretch each: what stands before the marker, back to the one before
 * it; where that is little ("According to [4], the assembly …"), what follows as well.
 */
export function wordsAround(
  blocks: readonly Block[],
  number: number,
): string[] {
  const around: string[] = [];
  for (const { marker, content, index } of markersOf(blocks)) {
    if (!marker.references.some((reference) => reference.number === number))
      continue;
    // Markers side by side are for the same words.
    let before = '';
    for (let at = index - 1; at >= 0; at -= 1) {
      const inline = content[at];
      if (!inline || (isMark(inline) && before.trim() !== '')) break;
      if (!isMark(inline)) before = plainInline([inline]) + before;
      if (before.length > REACH) break;
    }
    before = before.slice(-REACH);
    const next = content.findIndex((one, at) => at > index && isMark(one));
    const after = plainInline(
      content.slice(index + 1, next < 0 ? content.length : next),
    ).slice(0, REACH);
    around.push(before.trim().length < LITTLE ? `${before} ${after}` : before);
    if (around.length === MOST_PLACES) break;
  }
  return around;
}

// A name is what a text calls a source by; a year alone calls many.
const WORTH: Readonly<Record<WordField, number>> = {
  names: 3,
  title: 1,
  within: 1.5,
  year: 0.8,
};
/** A word with a capital may be a name or of a title. */
const CAPITAL = 1.6;
/** The title stands there as it is. */
const WHOLE_TITLE = 30;
/** Below, what they have in common says nothing. */
const LEAST = 9;

/** At most `limit` of `sources`, the likeliest first; those that nothing points to are left out. */
export function likelySources(
  sources: readonly Source[],
  around: readonly string[],
  limit: number,
): LikelySource[] {
  const { postings, weightOf } = sourceWordIndex(sources);
  const words = new Map<string, string>();
  for (const text of around)
    for (const { word, written } of wordsIn(text)) {
      const known = words.get(word);
      if (known === undefined || /^\p{Lu}/u.test(written))
        words.set(word, written);
    }
  const found = new Map<
    number,
    {
      score: number;
      isCalled: boolean;
      fields: Set<WordField>;
      because: string[];
    }
  >();
  for (const [word, written] of words) {
    const weight =
      weightOf(word) * (/^[\p{Lu}\p{N}]/u.test(written) ? CAPITAL : 1);
    for (const { at, field } of postings.get(word) ?? []) {
      const known = found.get(at) ?? {
        score: 0,
        isCalled: false,
        fields: new Set<WordField>(),
        because: [],
      };
      found.set(at, known);
      known.score += weight * WORTH[field];
      known.fields.add(field);
      if (field === 'names' && /^[\p{Lu}\p{Lo}]/u.test(written))
        known.isCalled = true;
      if (known.because.at(-1) !== written) known.because.push(written);
    }
  }
  const folded = around.map(foldText);
  return [...found]
    .flatMap(([at, { score, isCalled, fields, because }]) => {
      const source = sources[at];
      if (!source) return [];
      const title = foldText(describeSource(source).title);
      const isNamed =
        title.includes(' ') && folded.some((text) => text.includes(title));
      // One word of a title, or a year, is in many; a name is called, however many have it.
      const isWeak = score < LEAST || (fields.size === 1 && because.length < 2);
      if (!isNamed && !isCalled && isWeak) return [];
      return [{ source, because, score: score + (isNamed ? WHOLE_TITLE : 0) }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ source, because }) => ({ source, because }));
}
