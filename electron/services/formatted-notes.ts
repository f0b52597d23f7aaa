// The notes and the list of a briefing in the words of a style, kept by all that they are made of: a style takes its time
// with a long briefing, and an export after an edit of the text, or a pack of many papers, asks for the same again.
import { createHash } from 'node:crypto';
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { printedList } from '#core/citations/format-bibliography.ts';
import { formatNotes } from '#core/citations/format-notes.ts';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type { Source } from '#core/citations/source.ts';
import type { BriefingDocument, SourceId } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';

export type FormattedNotes = {
  readonly notes: readonly FormattedNote[];
  readonly list: readonly ListedEntry[];
};

/** Notes that are kept; those that were not asked for the longest go first. */
const MOST = 20_000;

const kept = new Map<string, FormattedNotes>();
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
        footnotesOf(blocks),
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

export function formattedNotes(
  document: BriefingDocument,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
): FormattedNotes {
  const key = keyOf(document, sources, style);
  const known = kept.get(key);
  const formatted = known ?? {
    notes: formatNotes(document, sources, style),
    list: printedList(document, sources, style),
  };
  kept.delete(key);
  kept.set(key, formatted);
  if (!known) count += formatted.notes.length;
  for (const [old, { notes }] of kept) {
    if (count <= MOST || old === key) break;
    kept.delete(old);
    count -= notes.length;
  }
  return formatted;
}
