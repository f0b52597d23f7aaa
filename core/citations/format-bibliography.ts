// The list of the sources that a document cites, in the words and the order of its style.
import type { BriefingDocument, SourceId } from '../document/document.ts';
import { footnotesOf } from '../document/walk.ts';
import {
  citesByNumber,
  createEngine,
  itemId,
  sourceIdOf,
  type SourceOf,
} from './citation-engine.ts';
import type { CitationStyle } from './citation-style.ts';
import type { Source } from './source.ts';
import { readCiteprocOutput } from './citeproc-output.ts';
import { formatClusters } from './format-notes.ts';
import type { FormattedRun } from './formatted-note.ts';
import { joinRuns } from './note-paragraphs.ts';

export type ListedEntry = {
  readonly source: SourceId;
  readonly runs: readonly FormattedRun[];
};

/**
 * An entry for each source that the notes cite, and for each of `chosen`; a source that is cited in words of its own is
 * listed in them. Null where the style has no list of sources.
 */
export function formatBibliography(
  document: BriefingDocument,
  sources: ReadonlyMap<SourceId, Source>,
  style: CitationStyle,
  chosen: readonly SourceId[] = [],
): ListedEntry[] | null {
  const sourceOf: SourceOf = (id) => sources.get(id);
  const engine = createEngine(style, document.language, sourceOf);
  formatClusters(
    engine,
    footnotesOf(document.blocks),
    sourceOf,
    chosen.map(itemId),
  );
  const made = engine.makeBibliography();
  if (!made) return null;
  const [{ entry_ids: ids }, entries] = made;
  return entries.map((entry, place): ListedEntry => {
    const source = sourceIdOf(ids[place]?.[0] ?? '');
    const runs = joinRuns(readCiteprocOutput(entry.trim()));
    const own = sourceOf(source)?.citeAs?.full;
    if (own === undefined) return { source, runs };
    // The number of a numbered list stays before the words.
    const [number] = citesByNumber(engine)
      ? (/^\s*[[(]?\d+[\])]?\.?\s*/.exec(runs[0]?.text ?? '') ?? [''])
      : [''];
    return {
      source,
      runs: joinRuns([
        { text: number },
        ...own.map(({ text, marks }) => ({ text, ...(marks && { marks }) })),
        { text: /[.!?]$/.test(own.at(-1)?.text ?? '') ? '' : '.' },
      ]),
    };
  });
}
