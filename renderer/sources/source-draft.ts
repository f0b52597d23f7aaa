// A source while it is being written in the form, and the CSL item that comes of it. What the form does not show, and
// what was not touched in it, is in the new item as it was in the old one.
import { citekeyProblem } from '#core/citations/citekey-problem.ts';
import { isbn13 } from '#core/citations/match-reference.ts';
import { parseDate, writeDate } from '#core/citations/parse-date.ts';
import type { CslItem, CslName, Source } from '#core/citations/source.ts';
import {
  readName,
  writeName,
  type WrittenName,
} from '#core/citations/written-name.ts';
import type { CiteAs } from '#core/citations/cite-as-schema.ts';
import {
  DATE_FIELDS,
  NAME_FIELDS,
  type SourceStanding,
} from '#core/citations/source-fields.ts';
import {
  forbiddenCharacter,
  forbiddenInLine,
} from '#core/document/characters.ts';
import type { SourceId } from '#core/document/document.ts';
import {
  LONG_FIELDS,
  TEXT_FIELDS,
  type DateField,
  type NameField,
  type TextField,
} from './source-field-names.ts';
import type { SourceType } from './source-kinds.ts';

type CitedRuns = CiteAs['full'];

export type SourceDraft = {
  readonly type: SourceType;
  /** Empty for one that main makes. */
  readonly citekey: string;
  /** By field: those of CSL, and whatever else the item has words in. */
  readonly text: Readonly<Record<string, string>>;
  readonly names: Readonly<Partial<Record<NameField, readonly WrittenName[]>>>;
  readonly dates: Readonly<Partial<Record<DateField, string>>>;
  readonly notes: string;
  /** Without words where the style says how it is cited. */
  readonly citeAs: {
    readonly full: CitedRuns;
    readonly short: CitedRuns;
  };
  readonly standing: SourceStanding;
  readonly supersededBy: SourceId | null;
  readonly standingNote: string;
};

/** What the library has of a source beside what lists show. */
export type Keeping = Pick<
  SourceDraft,
  'notes' | 'standing' | 'supersededBy' | 'standingNote'
>;

const NOTHING_KEPT: Keeping = {
  notes: '',
  standing: 'current',
  supersededBy: null,
  standingNote: '',
};

export const NEW_NAME: WrittenName = {
  written: '',
  organisation: false,
  name: null,
};

/** One sentence for each field that can't be saved; of the names by their place: `author.0`. */
export type Problems = Readonly<Record<string, string>>;

const textOf = (item: CslItem | undefined, field: string): string => {
  const value = item && Object.hasOwn(item, field) ? item[field] : undefined;
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : '';
};

const DOI = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S+)$/i;
const ADDRESS = /^https?:\/\/\S+$/i;

/** Words that were typed in search of a source are its title, unless they are an address, a DOI or an ISBN. */
function fieldOfTyped(typed: string): TextField {
  if (DOI.test(typed)) return 'DOI';
  if (isbn13(typed.replace(/^ISBN:?\s*/i, '')) !== null) return 'ISBN';
  return ADDRESS.test(typed) ? 'URL' : 'title';
}

function typeOfTyped(field: TextField): SourceType {
  if (field === 'URL') return 'webpage';
  return field === 'ISBN' ? 'book' : 'report';
}

function keyed<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<
    Key,
    Value
  >;
}

/** The fields of words: those of CSL, then what else the item has words in. */
const textFields = (item: CslItem | undefined): string[] => [
  ...TEXT_FIELDS,
  ...Object.keys(item ?? {}).filter(
    (field) =>
      !(TEXT_FIELDS as readonly string[]).includes(field) &&
      field !== 'type' &&
      textOf(item, field) !== '',
  ),
];

/** The draft of a source, or of a new one that was searched for as `typed`. */
export function draftOf(
  source: Source | null,
  typed: string,
  kept: Keeping = NOTHING_KEPT,
): SourceDraft {
  const words = typed.trim();
  const typedField = fieldOfTyped(words);
  const item = source?.item;
  return {
    type: item?.type ?? typeOfTyped(typedField),
    citekey: source?.citekey ?? '',
    text: keyed(textFields(item), (field) =>
      source || field !== typedField ? textOf(item, field) : words,
    ),
    names: keyed(NAME_FIELDS, (field) => {
      const names = (item?.[field] ?? []).map(writeName);
      return names.length > 0 || field !== 'author' ? names : [NEW_NAME];
    }),
    dates: keyed(DATE_FIELDS, (field) => {
      const date = item?.[field];
      return date ? writeDate(date) : '';
    }),
    notes: kept.notes,
    citeAs: {
      full: source?.citeAs?.full ?? [],
      short: source?.citeAs?.short ?? [],
    },
    standing: kept.standing,
    supersededBy: kept.supersededBy,
    standingNote: kept.standingNote,
  };
}

const wordsOf = (runs: CitedRuns): string =>
  runs.map(({ text }) => text).join('');

/** How the draft is cited where no style can say it; null where it is left to the style. */
export function citeAsOf({
  citeAs,
}: Pick<SourceDraft, 'citeAs'>): CiteAs | null {
  const { full, short } = citeAs;
  if (wordsOf(full).trim() === '') return null;
  return wordsOf(short).trim() === '' ? { full } : { full, short };
}

function textProblem(field: string, text: string): string | null {
  const forbidden = LONG_FIELDS.has(field)
    ? forbiddenCharacter(text)
    : forbiddenInLine(text);
  if (forbidden)
    return `It holds ${forbidden.name}, which can’t be kept: take it out.`;
  if (field === 'URL' && text !== '' && !ADDRESS.test(text))
    return 'Write the whole address, with https:// in front and no spaces.';
  return null;
}

/** A DOI without the address that it may come with: styles write that themselves. */
const stored = (field: string, text: string): string =>
  field === 'DOI'
    ? (DOI.exec(text)?.[1] ?? text)
    : field === 'ISBN'
      ? text.replace(/^ISBN:?\s*/i, '')
      : text;

/**
 * The item that the draft stands for, made from `before` (null for a new source). Where a field can't be saved, `item` is
 * null and `problems` has its sentence.
 */
export function itemOfDraft(
  draft: SourceDraft,
  before: CslItem | null,
): { readonly item: CslItem | null; readonly problems: Problems } {
  const problems: Record<string, string> = {};
  const put = new Map<string, unknown>();
  const old = before ?? undefined;
  const citekey = draft.citekey.trim();
  const wrong = citekey === '' ? null : citekeyProblem(citekey);
  if (wrong) problems['citekey'] = `A citekey ${wrong}.`;

  for (const [field, written] of Object.entries(draft.text)) {
    if (written === textOf(old, field)) continue;
    const text = written.trim();
    const problem = textProblem(field, text);
    if (problem) problems[field] = problem;
    put.set(field, text === '' ? undefined : stored(field, text));
  }

  for (const field of NAME_FIELDS) {
    const writtenNames = draft.names[field];
    if (!writtenNames) continue;
    const names: CslName[] = [];
    for (const [place, written] of writtenNames.entries()) {
      const forbidden = forbiddenInLine(written.written.trim());
      const { name, problem } = readName(written);
      if (forbidden)
        problems[`${field}.${place}`] =
          `It holds ${forbidden.name}, which can’t be kept: take it out.`;
      else if (problem) problems[`${field}.${place}`] = problem;
      if (name) names.push(name);
    }
    put.set(field, names.length > 0 ? names : undefined);
  }

  for (const field of DATE_FIELDS) {
    const written = draft.dates[field];
    if (written === undefined) continue;
    const date = old?.[field];
    if (written === (date ? writeDate(date) : '')) continue;
    if (written.trim() === '') {
      put.set(field, undefined);
      continue;
    }
    const { date: parsed, problem } = parseDate(written);
    if (problem) problems[field] = problem;
    put.set(field, parsed);
  }
  for (const field of ['notes', 'standingNote'] as const) {
    const forbidden = forbiddenCharacter(draft[field]);
    if (forbidden)
      problems[field] =
        `It holds ${forbidden.name}, which can’t be kept: take it out.`;
  }
  if (citeAsOf(draft) === null && wordsOf(draft.citeAs.short).trim() !== '')
    problems['citeAs'] =
      'Write how it is cited in full, too: the short form is for the times after the first.';

  const kept = Object.entries(before ?? {}).filter(
    ([field]) => !put.has(field),
  );
  const item = Object.fromEntries([
    ...kept,
    ...[...put].filter(([, value]) => value !== undefined),
    ['type', draft.type],
  ]) as CslItem;
  if (
    !before &&
    !item['title'] &&
    !item.author &&
    !item['URL'] &&
    citeAsOf(draft) === null
  )
    problems['title'] ??= 'Write a title, an author or an address.';
  return Object.keys(problems).length > 0
    ? { item: null, problems }
    : { item, problems: {} };
}

/** Whether anything was written since `first`. */
export function isTouched(draft: SourceDraft, first: SourceDraft): boolean {
  return JSON.stringify(draft) !== JSON.stringify(first);
}
