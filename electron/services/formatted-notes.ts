// The notes and the list of a briefing in the words of a style. What the style says of their citations is kept by all that
// it is made of: a style takes its time with a long briefing, and an export after an edit of the text or of the words of
// a note, or a pack of many papers, asks for the same again. That of a briefing is kept in its library as well, for a
// process that has just begun.
import { createHash } from 'node:crypto';
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { printedListInSteps } from '#core/citations/format-bibliography.ts';
import {
  citedInNotes,
  formatCitationsInSteps,
  notesWith,
} from '#core/citations/format-notes.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { Source } from '#core/citations/source.ts';
import type {
  BriefingDocument,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import type { Steps } from '#core/steps.ts';
import {
  findFormattedCitations,
  keepFormattedCitations,
  type FormattedCitations,
} from '../database/formatted-notes.ts';
import type { Library } from '../database/open.ts';

/** The digest of the code that formats: another one may format otherwise. Not there where nothing was built. */
declare const __FORMATTING__: string | undefined;

export type FormattedNotes = {
  readonly notes: readonly FormattedNote[];
  readonly list: readonly ListedEntry[];
};

/** Whose notes they are. Only the words of the document as it stands in the library are kept there. */
export type NotesOf = {
  readonly library: Library;
  readonly briefing: BriefingId;
  /** Null: they are not kept in the library. */
  readonly formatting?: string | null;
};

/** Notes that are kept; those that were not asked for the longest go first. */
const MOST = 20_000;

const kept = new Map<string, FormattedCitations>();
let count = 0;

const digests = new WeakMap<object, string>();

/** Of what is parsed once and never changed. */
function digestOf(parsed: unknown): string {
  if (typeof parsed !== 'object' || parsed === null)
    return JSON.stringify(parsed);
  const known = digests.get(parsed);
  if (known !== undefined) return known;
  const digest = createHash('sha256')
    .update(JSON.stringify(parsed))
    .digest('base64');
  digests.set(parsed, digest);
  return digest;
}

const keyOf = (
  { blocks, language }: Pick<BriefingDocument, 'blocks' | 'language'>,
  sources: ReadonlyMap<SourceId, Source>,
  { id, style, locales }: CitationStyle,
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        language,
        citedInNotes({ blocks }),
        blocks.some(({ type }) => type === 'bibliography'),
        [...sources],
        [id, digestOf(style)],
        Object.entries(locales).map(([name, locale]) => [
          name,
          digestOf(locale),
        ]),
      ]),
    )
    .digest('base64');

export function* formattedNotes(
  document: BriefingDocument,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
  of: NotesOf | null = null,
): Steps<FormattedNotes> {
  const key = keyOf(document, sources, style);
  yield;
  const formatted =
    kept.get(key) ??
    (of
      ? yield* storedCitations(of, key, () => format(document, sources, style))
      : yield* format(document, sources, style));
  // Somebody else may have asked for the same meanwhile.
  if (!kept.delete(key)) count += formatted.citations.length;
  kept.set(key, formatted);
  for (const [old, { citations }] of kept) {
    if (count <= MOST || old === key) break;
    kept.delete(old);
    count -= citations.length;
  }
  return {
    notes: notesWith(document, formatted.citations),
    list: formatted.list,
  };
}

function* format(
  document: BriefingDocument,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): Steps<FormattedCitations> {
  const citations = yield* formatCitationsInSteps(document, sources, style);
  const list = yield* printedListInSteps(document, sources, style);
  return { citations, list };
}

/** Those that the library has, else those that are made, which it then has. */
export function* storedCitations(
  {
    library,
    briefing,
    formatting = typeof __FORMATTING__ === 'undefined' ? null : __FORMATTING__,
  }: NotesOf,
  key: string,
  make: () => Steps<FormattedCitations>,
): Steps<FormattedCitations> {
  if (formatting === null) return yield* make();
  const digest = createHash('sha256')
    .update(JSON.stringify([formatting, key]))
    .digest('base64');
  const stored = findFormattedCitations(library, briefing, digest);
  if (stored) return stored;
  const made = yield* make();
  keepFormattedCitations(library, briefing, digest, made);
  return made;
}
