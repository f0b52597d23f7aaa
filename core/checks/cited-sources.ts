// What checks of sources go through: each source that the briefing cites, with the place of its first citation.
import type { Source } from '../citations/source.ts';
import type {
  BlockId,
  BriefingDocument,
  FootnoteId,
  SourceId,
} from '../document/document.ts';
import { citationsOf, footnotesOf } from '../document/walk.ts';

export type CitedSource = {
  readonly source: Source;
  /** Of its first citation. */
  readonly block: BlockId;
  readonly footnote: FootnoteId;
};

/** In the order of their first citation; those that are in nobody's list are left out. */
export function citedSourcesOf(
  document: BriefingDocument,
  sources: readonly Source[],
): CitedSource[] {
  const known = new Map(sources.map((source) => [source.id, source]));
  const found = new Map<SourceId, CitedSource>();
  for (const { block, footnote } of footnotesOf(document.blocks))
    for (const citation of citationsOf(footnote)) {
      const source = known.get(citation.source);
      if (source && !found.has(source.id))
        found.set(source.id, { source, block, footnote: footnote.id });
    }
  return [...found.values()];
}
