// What a verdict rests on, and what of it changed since. A verdict goes stale where one of four parts is another: the sentence,
// the citation, its locator, the source. Where the block stands, which number the note has and how the words look is none of
// them, and a part that is again as it was has not changed.
import { writeLocator } from '../citations/locator.ts';
import {
  changesSince,
  type ReliedOn,
  type ReliedPart,
} from '../citations/relied-on.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Locator } from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import type { CitedPlace } from './cited-places.ts';

/** SHA-256 of the text in UTF-8, in hexadecimal. */
export type Hash = (text: string) => string;

export type CitedSource = {
  readonly id: string;
  /** In a few words, for a person. */
  readonly name: string;
  readonly reliedOn: ReliedOn;
};

export type VerdictBasis = {
  readonly sentence: string;
  /** As it was printed. Not compared: it changes with its number, its style and the notes before it. */
  readonly note: string;
  readonly citation: {
    readonly prefix: string;
    readonly suffix: string;
    readonly suppressAuthor: boolean;
    /** What the note says besides, such as "But see". */
    readonly words: string;
  };
  readonly locator: Locator | null;
  readonly source: {
    readonly id: string;
    readonly name: string;
    readonly parts: Readonly<Record<string, ReliedPart>>;
  };
};

export type BasisPart = 'sentence' | 'citation' | 'locator' | 'source';

export const BASIS_PARTS = [
  'sentence',
  'citation',
  'locator',
  'source',
] as const satisfies readonly BasisPart[];

export type BasisHashes = Readonly<Record<BasisPart, string>>;

export type BasisChange = {
  readonly of: BasisPart;
  /** What of the source: as in `ReliedOn`, or `other` where another source is cited. Null for the rest. */
  readonly part: string | null;
  /** For a person; empty where there was, or is, none. */
  readonly before: string;
  readonly after: string;
};

/** A passage that was taken into the library can be a book: of what is longer, a verdict keeps the beginning and the hash. */
const MOST_KEPT = 400;

const line = (words: string): string =>
  words.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

function keptPart({ words, exact }: ReliedPart, hash: Hash): ReliedPart {
  return {
    words:
      words.length <= MOST_KEPT
        ? words
        : `${words.slice(0, MOST_KEPT).toWellFormed()}…`,
    exact: exact.length <= MOST_KEPT ? exact : `sha256:${hash(exact)}`,
  };
}

type Parts = VerdictBasis['source']['parts'];
// A source is cited many times, and none of this is ever changed in place.
const knownParts = new WeakMap<ReliedOn, Parts>();
const knownExact = new WeakMap<Parts, string>();
const knownHash = new WeakMap<Parts, string>();
const knownSeen = new WeakMap<Parts, string>();

function once<Key extends object>(
  known: WeakMap<Key, string>,
  key: Key,
  make: () => string,
): string {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

function keptParts(reliedOn: ReliedOn, hash: Hash): Parts {
  const before = knownParts.get(reliedOn);
  if (before) return before;
  const parts = Object.fromEntries(
    [...reliedOn].map(([part, value]) => [part, keptPart(value, hash)]),
  );
  knownParts.set(reliedOn, parts);
  return parts;
}

const exactSource = (parts: Parts): string =>
  once(knownExact, parts, () =>
    canonicalJson(
      Object.entries(parts)
        .map(([part, { exact }]) => [part, exact])
        .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    ),
  );

/** `note` is the note as it is printed. */
export function basisOf(
  {
    sentence,
    citation,
    footnote,
  }: Pick<CitedPlace, 'sentence' | 'citation' | 'footnote'>,
  source: CitedSource,
  note: string,
  hash: Hash,
): VerdictBasis {
  return {
    sentence,
    note,
    citation: {
      prefix: line(citation.prefix ?? ''),
      suffix: line(citation.suffix ?? ''),
      suppressAuthor: citation.suppressAuthor ?? false,
      words: line(plainInline(footnote.content)),
    },
    locator: citation.locator ?? null,
    source: {
      id: source.id,
      name: source.name,
      parts: keptParts(source.reliedOn, hash),
    },
  };
}

/** Each part in words that are equal where it is the same. */
const exactOf = ({
  sentence,
  citation,
  locator,
  source,
}: VerdictBasis): Record<BasisPart, string> => ({
  sentence,
  citation: canonicalJson(citation),
  locator: canonicalJson(locator),
  source: exactSource(source.parts),
});

export function hashesOf(basis: VerdictBasis, hash: Hash): BasisHashes {
  const { sentence, citation, locator, source } = exactOf(basis);
  return {
    sentence: hash(sentence),
    citation: hash(citation),
    locator: hash(locator),
    source: once(knownHash, basis.source.parts, () => hash(source)),
  };
}

/**
 * One word by which whoever gives a verdict says what it is given on. Files and excerpts are none of it: a reviewer brings
 * some in while looking.
 */
export function seenAs(basis: VerdictBasis, hash: Hash): string {
  const { sentence, citation, locator, source } = basis;
  const { parts } = source;
  const described = once(knownSeen, parts, () =>
    exactSource(
      Object.fromEntries(
        Object.entries(parts).filter(
          ([part]) => !part.startsWith('file:') && !part.startsWith('excerpt:'),
        ),
      ),
    ),
  );
  return hash(canonicalJson([sentence, citation, locator, described]));
}

export type CompareOptions = {
  /** Whether the style prints the day on which a source was looked at. Where it doesn't, that day matters to nobody. */
  readonly printsAccessed: boolean;
};

/** What of the basis changed, in the order of `BASIS_PARTS`; empty where the verdict holds. */
export function basisChanges(
  before: VerdictBasis,
  now: VerdictBasis,
  { printsAccessed }: CompareOptions,
): BasisChange[] {
  const [was, is] = [exactOf(before), exactOf(now)];
  const changes: BasisChange[] = [];
  const plain = (
    of: BasisPart,
    words: (basis: VerdictBasis) => string,
  ): void => {
    if (was[of] !== is[of])
      changes.push({
        ...{ of, part: null },
        before: words(before),
        after: words(now),
      });
  };
  plain('sentence', ({ sentence }) => sentence);
  plain('citation', citationWords);
  plain('locator', ({ locator }) => (locator ? writeLocator(locator) : ''));
  if (was.source !== is.source)
    changes.push(...sourceChanges(before.source, now.source, printsAccessed));
  return changes;
}

const citationWords = ({ citation, source }: VerdictBasis): string =>
  [
    citation.words,
    citation.prefix,
    `[${source.name}]`,
    citation.suffix,
    citation.suppressAuthor ? '(without its author)' : '',
  ]
    .filter((words) => words !== '')
    .join(' ');

function sourceChanges(
  before: VerdictBasis['source'],
  now: VerdictBasis['source'],
  printsAccessed: boolean,
): BasisChange[] {
  const changes = changesSince(
    new Map(Object.entries(before.parts)),
    new Map(Object.entries(now.parts)),
  ).filter(({ part }) => part !== 'accessed' || printsAccessed);
  if (changes.length > 0 && before.id !== now.id && before.name !== now.name)
    // Field by field would say less.
    return [
      { of: 'source', part: 'other', before: before.name, after: now.name },
    ];
  return changes.map((change) => ({
    of: 'source',
    part: change.part,
    before: change.before?.words ?? '',
    after: change.after?.words ?? '',
  }));
}
