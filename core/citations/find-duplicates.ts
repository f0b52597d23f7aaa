// Which sources may be one and the same: by DOI, ISBN or address, or because title, year and first author are nearly so.
// It only ever suggests; a person decides.
import {
  canonicalDoi,
  canonicalIsbns,
  canonicalUrl,
} from './canonical-identifier.ts';
import { yearsOf } from './describe-source.ts';
import { foldText } from './folded-text.ts';
import type { CslItem, Source } from './source.ts';
import type { SourceId } from '../document/document.ts';

/** In the order of their weight. */
export type DuplicateReason = 'DOI' | 'ISBN' | 'URL' | 'title';

export type DuplicateGroup = {
  /** Two or more, in the order in which they were given. */
  readonly ids: readonly SourceId[];
  /** The weightiest that joins two of them. */
  readonly reason: DuplicateReason;
};

/** Kinds of which many have the ISBN or the address of the whole that they are in. */
const PARTS: ReadonlySet<CslItem['type']> = new Set([
  'chapter',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'figure',
  'paper-conference',
]);

type Compared = {
  readonly id: SourceId;
  readonly isPart: boolean;
  readonly words: readonly string[];
  readonly title: string;
  readonly figures: string;
  readonly year: string;
  readonly author: string;
};

const words = (text: string): string[] =>
  foldText(text.replaceAll(/<[^>]*>/g, '')).match(/[\p{L}\p{N}]+/gu) ?? [];

const field = (item: CslItem, name: string): string => {
  const value = item[name];
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : '';
};

function comparedOf({ id, item }: Source): Compared {
  const title = words(field(item, 'title'));
  const [first] = item.author ?? item.editor ?? [];
  return {
    id,
    isPart: PARTS.has(item.type),
    words: title,
    title: title.join(' '),
    // "Survey, wave 6" and "Survey, wave 9" are near and never the same.
    figures: title.filter((word) => /\p{N}/u.test(word)).join(' '),
    year: yearsOf(item),
    author: words(first?.family ?? first?.literal ?? '').join(' '),
  };
}

/** How many of the words of two titles, each as often as it is there, are in both: 1 where they are the same. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return (2 * common) / (a.length + b.length);
}

const NEAR = 0.85;

const nearTitles = (a: Compared, b: Compared): boolean =>
  a.words.length > 0 &&
  a.figures === b.figures &&
  (a.title === b.title ||
    // Where nothing stands between words, a title is few of them, and one other is another title.
    (Math.min(a.words.length, b.words.length) > 3 &&
      likeness(a.words, b.words) >= NEAR));

/** Two of which a person has said that they are not the same. */
export type DifferentPair = readonly [SourceId, SourceId];

/** The groups in the order of their first source. The two of a pair of `different` are never in one. */
export function findDuplicates(
  sources: readonly Source[],
  different: readonly DifferentPair[] = [],
): DuplicateGroup[] {
  const compared = sources.map(comparedOf);
  const places = new Map(sources.map(({ id }, place) => [id, place]));
  const groups = new Groups(
    sources.length,
    different.flatMap(([a, b]) => {
      const [one, other] = [places.get(a), places.get(b)];
      return one === undefined || other === undefined ? [] : [[one, other]];
    }),
  );
  const together = (
    reason: DuplicateReason,
    keysOf: (source: Source, compared: Compared) => readonly string[],
    same: (a: Compared, b: Compared) => boolean,
  ): void => {
    const before = new Map<string, number[]>();
    for (const [place, source] of sources.entries()) {
      const own = compared[place];
      if (!own) continue;
      for (const key of keysOf(source, own)) {
        const others = before.get(key) ?? [];
        const found = others.find((other) => {
          const known = compared[other];
          return known && same(known, own) && groups.mayJoin(other, place);
        });
        if (found !== undefined) groups.join(found, place, reason);
        others.push(place);
        before.set(key, others);
      }
    }
  };
  const wholeOrNear = (a: Compared, b: Compared): boolean =>
    (!a.isPart && !b.isPart) || nearTitles(a, b);
  const one = (key: string | null): string[] => (key === null ? [] : [key]);
  together(
    'DOI',
    ({ item }) => one(canonicalDoi(field(item, 'DOI'))),
    () => true,
  );
  together(
    'ISBN',
    ({ item }) => canonicalIsbns(field(item, 'ISBN')),
    wholeOrNear,
  );
  together(
    'URL',
    ({ item }) => one(canonicalUrl(field(item, 'URL'))),
    wholeOrNear,
  );
  together(
    'title',
    (_source, { title, year, author }) =>
      title === '' || (year === '' && author === '')
        ? []
        : [`${year}\n${author}`],
    nearTitles,
  );
  return groups.list().map(({ places, reason }) => ({
    ids: places.flatMap((place) => sources[place]?.id ?? []),
    reason,
  }));
}

const WEIGHT: Readonly<Record<DuplicateReason, number>> = {
  DOI: 0,
  ISBN: 1,
  URL: 2,
  title: 3,
};

/** Which of a number of places belong together. */
class Groups {
  readonly #parents: number[];
  readonly #reasons = new Map<number, DuplicateReason>();
  /** Two places each that stay apart. */
  readonly #apart: readonly (readonly number[])[];

  constructor(size: number, apart: readonly (readonly number[])[]) {
    this.#parents = Array.from({ length: size }, (_, place) => place);
    this.#apart = apart;
  }

  /** Whether those that are together with the two may be together, too. */
  mayJoin(a: number, b: number): boolean {
    const [first, second] = [this.#root(a), this.#root(b)];
    return !this.#apart.some(([one = a, other = a]) => {
      const roots = [this.#root(one), this.#root(other)];
      return (
        roots.includes(first) && roots.includes(second) && first !== second
      );
    });
  }

  #root(place: number): number {
    let root = place;
    for (;;) {
      const parent = this.#parents[root] ?? root;
      if (parent === root) return root;
      root = parent;
    }
  }

  join(a: number, b: number, reason: DuplicateReason): void {
    const [first, second] = [this.#root(a), this.#root(b)].sort(
      (left, right) => left - right,
    );
    if (first === undefined || second === undefined) return;
    const reasons = [
      reason,
      this.#reasons.get(first),
      this.#reasons.get(second),
    ].filter((each) => each !== undefined);
    const [weightiest] = reasons.sort((x, y) => WEIGHT[x] - WEIGHT[y]);
    if (weightiest) this.#reasons.set(first, weightiest);
    this.#parents[second] = first;
  }

  list(): { places: number[]; reason: DuplicateReason }[] {
    const members = new Map<number, number[]>();
    for (const place of this.#parents.keys()) {
      const root = this.#root(place);
      const others = members.get(root);
      if (others) others.push(place);
      else members.set(root, [place]);
    }
    return [...members].flatMap(([root, places]) => {
      const reason = this.#reasons.get(root);
      return reason && places.length > 1 ? [{ places, reason }] : [];
    });
  }
}
