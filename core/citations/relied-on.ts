// What is printed of a source or relied upon, part by part, and what changed of it since. Changes that follow one another
// are one, from the first "before" to the last "after"; one that ends where it began is none.
import { dateInWords } from '../document/date-in-words.ts';
import type { Locator } from '../document/document.ts';
import type { CiteAs } from './cite-as-schema.ts';
import { fieldWords } from './field-words.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { SourceStanding } from './source-fields.ts';
import type { CslItem } from './source.ts';

/** `exact` is equal where nothing changed; `words` are for a person. */
export type ReliedPart = { readonly words: string; readonly exact: string };
/** By the part: a field of the item, `citeAs`, `captured`, `standing`, `supersededBy`, `file:…` or `excerpt:…`. */
export type ReliedOn = ReadonlyMap<string, ReliedPart>;

export type ReliedChange = {
  readonly part: string;
  /** Null where it was not there. */
  readonly before: ReliedPart | null;
  readonly after: ReliedPart | null;
};

export type SourceState = {
  readonly item: CslItem;
  readonly citeAs: CiteAs | null;
  /** The day of capture that is printed, ISO 8601. */
  readonly captured: string | null;
  readonly standing: SourceStanding;
  /** The title of the source in its place; null where none is known. */
  readonly supersededBy: string | null;
  readonly files: readonly {
    readonly sha256: string;
    readonly fileName: string;
  }[];
  readonly excerpts: readonly {
    readonly id: string;
    readonly text: string;
    readonly locator: Locator | null;
  }[];
};

/** What no style prints and nobody rests on. */
const ASIDE: ReadonlySet<string> = new Set([
  'annote',
  'categories',
  'custom',
  'keyword',
]);

export function reliedOn(source: SourceState): ReliedOn {
  const parts = new Map<string, ReliedPart>();
  for (const [field, value] of Object.entries(
    source.item as Record<string, unknown>,
  ))
    if (value !== undefined && !ASIDE.has(field))
      parts.set(field, {
        words: fieldWords(field, value),
        exact: canonicalJson(value),
      });
  if (source.citeAs)
    parts.set('citeAs', {
      words: citedWords(source.citeAs),
      exact: canonicalJson(source.citeAs),
    });
  const plain = (words: string): ReliedPart => ({ words, exact: words });
  if (source.captured !== null)
    parts.set('captured', {
      words: dateInWords(source.captured, 'en-GB'),
      exact: source.captured,
    });
  parts.set('standing', plain(source.standing));
  if (source.supersededBy !== null)
    parts.set('supersededBy', plain(source.supersededBy));
  for (const { sha256, fileName } of source.files)
    // The same bytes under another name are the same file.
    parts.set(`file:${sha256}`, { words: fileName, exact: sha256 });
  for (const { id, text, locator } of source.excerpts)
    parts.set(`excerpt:${id}`, {
      words:
        locator === null ? text : `${text} (${locator.label} ${locator.value})`,
      exact: canonicalJson([text, locator]),
    });
  return parts;
}

const citedWords = ({ full, short }: CiteAs): string =>
  [full, ...(short ? [short] : [])]
    .map((runs) => runs.map(({ text }) => text).join(''))
    .join(' / ');

/** Files and excerpts that were not there before: nothing that was written rests on them. */
const isAddition = ({ part, before }: ReliedChange): boolean =>
  before === null && (part.startsWith('file:') || part.startsWith('excerpt:'));

/**
 * From what was relied on to what is now, going on from the changes that were `open` before: their befores stand.
 */
export function changesSince(
  before: ReliedOn,
  now: ReliedOn,
  open: readonly ReliedChange[] = [],
): ReliedChange[] {
  const began = new Map(open.map((change) => [change.part, change.before]));
  const parts = new Set([...began.keys(), ...before.keys(), ...now.keys()]);
  return [...parts]
    .map((part) => ({
      part,
      before: began.has(part)
        ? (began.get(part) ?? null)
        : (before.get(part) ?? null),
      after: now.get(part) ?? null,
    }))
    .filter((change) => isChange(change) && !isAddition(change));
}

/** Two runs of changes of one source, one after the other, as one. */
export function joinChanges(
  first: readonly ReliedChange[],
  then: readonly ReliedChange[],
): ReliedChange[] {
  const later = new Map(then.map((change) => [change.part, change]));
  const both = first.map((change) => ({
    ...change,
    after: later.has(change.part)
      ? (later.get(change.part)?.after ?? null)
      : change.after,
  }));
  const known = new Set(first.map(({ part }) => part));
  return [...both, ...then.filter(({ part }) => !known.has(part))].filter(
    isChange,
  );
}

const isChange = ({ before, after }: ReliedChange): boolean =>
  before?.exact !== after?.exact;
