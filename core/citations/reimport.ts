// A file of sources that comes again, against what the library has: which entry is which source, and what of a source that
// both the file and a person have changed is whose. Nothing that a person wrote is ever replaced unasked.
import { canonicalJson } from '../canonical-json.ts';
import { canonicalDoi, canonicalIsbns } from './canonical-identifier.ts';
import { foldText } from './folded-text.ts';
import type { CslItem, Source } from './source.ts';

/** An entry of a file. `keyed` is false where its citekey was made of its author and year. */
export type Incoming = {
  readonly citekey: string;
  readonly keyed: boolean;
  readonly item: CslItem;
};

export type Match =
  /** The library has nothing of it. `keyTaken` where another work has its citekey. */
  | { readonly kind: 'new'; readonly keyTaken: boolean }
  | { readonly kind: 'same'; readonly source: Source }
  /** The same work, which says something else in the library. */
  | { readonly kind: 'differs'; readonly source: Source };

// An item is never changed in place. Each is compared several times.
const jsonOf = new WeakMap<CslItem, string>();

function canonicalItem(item: CslItem): string {
  const known = jsonOf.get(item);
  if (known !== undefined) return known;
  const made = canonicalJson(item);
  jsonOf.set(item, made);
  return made;
}

/** Whether two items say the same, in whatever order. */
export const saysSame = (a: CslItem, b: CslItem): boolean =>
  JSON.stringify(a) === JSON.stringify(b) ||
  canonicalItem(a) === canonicalItem(b);

const words = (item: CslItem, field: string): string => {
  const value = item[field];
  return typeof value === 'string' ? value : '';
};

const bareTitle = (item: CslItem): string =>
  foldText(words(item, 'title'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How much two texts have of each other, from 0 to 1, by their pairs of characters. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < a.length; at += 1) {
    const pair = a.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 0; at + 1 < b.length; at += 1) {
    const pair = b.slice(at, at + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}

// A corrected title is the same work's.
const LIKE = 0.6;
const MOST_COMPARED = 400;

function isLikeTitle(a: CslItem, b: CslItem): boolean {
  const [one, other] = [bareTitle(a), bareTitle(b)].map((title) =>
    title.slice(0, MOST_COMPARED),
  );
  if (!one || !other) return true;
  // The reports of two years are alike but for a number.
  const numbers = (title: string): string => title.match(/\d+/g)?.join() ?? '';
  return numbers(one) === numbers(other) && likeness(one, other) >= LIKE;
}

const doiOf = (item: CslItem): string | null =>
  canonicalDoi(words(item, 'DOI'));
const isbnsOf = (item: CslItem): string[] =>
  canonicalIsbns(words(item, 'ISBN'));

/** Whether two with one citekey are the same work: keys are short, and two people's files have the same ones. */
function isSameWork(a: CslItem, b: CslItem): boolean {
  const doi = doiOf(a);
  return (doi !== null && doi === doiOf(b)) || isLikeTitle(a, b);
}

/** What names a work where no number does; null where it says too little. */
function nameOf(item: CslItem): string | null {
  const title = bareTitle(item);
  const [first] = item.author ?? item.editor ?? [];
  const by = foldText(first?.family ?? first?.literal ?? '');
  const year = String(item.issued?.['date-parts']?.[0]?.[0] ?? '');
  return title === '' || (by === '' && year === '')
    ? null
    : [item.type, title, by, year].join('\n');
}

/** The first of `sources` that has the key and is not spoken for. */
class Index {
  private readonly sources = new Map<string, Source[]>();

  add(key: string | null, source: Source): void {
    if (key === null) return;
    const there = this.sources.get(key);
    if (there) there.push(source);
    else this.sources.set(key, [source]);
  }

  find(
    key: string | null,
    taken: ReadonlySet<Source>,
    fits: (source: Source) => boolean = () => true,
  ): Source | undefined {
    return key === null
      ? undefined
      : this.sources
          .get(key)
          ?.find((source) => !taken.has(source) && fits(source));
  }
}

// A few milliseconds' worth.
const AT_ONCE = 500;

/**
 * What the library has of each of `incoming`, in their order: by citekey (where the work is the same), by what it says, by
 * DOI, by ISBN, and where its key says nothing by title, name and year. A source is matched once. `saidBefore` gives what
 * the file of a source said when it was read last, where that is known: what a person has renamed is the same work still. Between
 * the parts of the work, of a few milliseconds each, it yields.
 */
export function* matchIncoming(
  incoming: readonly Incoming[],
  library: readonly Source[],
  saidBefore: (source: Source) => CslItem | null = () => null,
): Generator<undefined, Match[]> {
  const byKey = new Map(library.map((source) => [source.citekey, source]));
  const byItem = new Index();
  const byDoi = new Index();
  const byIsbn = new Index();
  const byName = new Index();
  const keys = new Set(incoming.map(({ citekey }) => citekey));
  for (const [at, source] of library.entries()) {
    if (at % AT_ONCE === 0) yield;
    // One whose own key comes in the file, too, is that entry's.
    if (!keys.has(source.citekey))
      byItem.add(canonicalItem(source.item), source);
    byDoi.add(doiOf(source.item), source);
    for (const isbn of isbnsOf(source.item)) byIsbn.add(isbn, source);
    byName.add(nameOf(source.item), source);
  }

  const taken = new Set<Source>();
  const found = new Map<Incoming, Source>();
  function* settle(
    find: (entry: Incoming) => Source | undefined,
  ): Generator<undefined, void> {
    for (const [at, entry] of incoming.entries()) {
      if (at % AT_ONCE === 0) yield;
      if (found.has(entry)) continue;
      const source = find(entry);
      if (!source || taken.has(source)) continue;
      found.set(entry, source);
      taken.add(source);
    }
  }
  const withKey = ({ citekey }: Incoming): Source | undefined =>
    byKey.get(citekey);
  yield* settle((entry) => {
    const source = withKey(entry);
    return source && saysSame(entry.item, source.item) ? source : undefined;
  });
  // Under a key of its own choosing, an entry that says what another source says is still one of its own.
  const isLoose = (entry: Incoming): boolean =>
    !entry.keyed || withKey(entry) !== undefined;
  yield* settle((entry) =>
    isLoose(entry) ? byItem.find(canonicalItem(entry.item), taken) : undefined,
  );
  yield* settle((entry) => {
    const source = withKey(entry);
    if (!source) return undefined;
    // A key that was made of a title is that of a book and of a page about it.
    const isIts = (item: CslItem): boolean =>
      (entry.keyed || entry.item.type === item.type) &&
      isSameWork(entry.item, item);
    if (isIts(source.item)) return source;
    const before = saidBefore(source);
    return before && isIts(before) ? source : undefined;
  });
  yield* settle(({ item }) =>
    byDoi.find(doiOf(item), taken, (source) => isLikeTitle(item, source.item)),
  );
  yield* settle(({ item }) => {
    for (const isbn of isbnsOf(item)) {
      // Chapters of one book have its ISBN.
      const source = byIsbn.find(
        isbn,
        taken,
        (each) => each.item.type === item.type && isLikeTitle(item, each.item),
      );
      if (source) return source;
    }
    return undefined;
  });
  yield* settle((entry) =>
    isLoose(entry) ? byName.find(nameOf(entry.item), taken) : undefined,
  );

  const matches: Match[] = [];
  for (const [at, entry] of incoming.entries()) {
    if (at % AT_ONCE === 0) yield;
    const source = found.get(entry);
    matches.push(
      source
        ? {
            kind: saysSame(entry.item, source.item) ? 'same' : 'differs',
            source,
          }
        : { kind: 'new', keyTaken: byKey.has(entry.citekey) },
    );
  }
  return matches;
}

export type Reconciled = {
  /** With what only the file changed, and with a person's word where both changed the same field. */
  readonly mine: CslItem;
  /** The same, with the file's word there. */
  readonly theirs: CslItem;
  /** The fields that both changed. */
  readonly fields: readonly string[];
};

/**
 * `mine` is the library's item, `theirs` the file's, `base` what the file said when it was read last; null where that is
 * not known: then a field counts as changed by both unless only one has it. A field that `theirs` leaves out has gone only
 * where `whole` says that the file is the one of then; formats differ in what they have, and exports in what they write.
 */
export function reconcile(
  base: CslItem | null,
  mine: CslItem,
  theirs: CslItem,
  whole: boolean,
): Reconciled {
  const own: Record<string, unknown> = {};
  const file: Record<string, unknown> = {};
  const fields: string[] = [];
  const value = (item: CslItem | null, field: string): string | undefined =>
    item && Object.hasOwn(item, field) ? canonicalJson(item[field]) : undefined;
  const put = (
    item: Record<string, unknown>,
    field: string,
    from: CslItem,
  ): void => {
    if (Object.hasOwn(from, field)) item[field] = from[field];
  };
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, here, there] = [base, mine, theirs].map((item) =>
      value(item, field),
    );
    const onlyFile = base ? was === here : here === undefined;
    const onlyHere =
      base && (whole || there !== undefined)
        ? was === there
        : there === undefined;
    const winner = here === there || onlyHere ? mine : onlyFile ? theirs : null;
    put(own, field, winner ?? mine);
    put(file, field, winner ?? theirs);
    if (!winner) fields.push(field);
  }
  return { mine: own as CslItem, theirs: file as CslItem, fields };
}
