// Where a source is cited, as hits of a search: the footnotes themselves, for nothing was typed that they could have.
import type { Block, FootnoteId, SourceId } from '#core/document/document.ts';
import { searchableBlock } from '#core/search/searchable.ts';
import { snippetOf } from '#core/search/snippet.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import type { BlockRow } from './search-blocks.ts';
import { briefingsWithin } from './search-filter.ts';
import type { Found, SearchFilter, SearchHit } from './search-hits.ts';
import { unstoreBlock } from './stored-json.ts';

/** The footnotes that cite the source, those of the briefing that was changed last first. */
export function citingHits(
  library: Library,
  limit: number,
  filter: SearchFilter,
  source: SourceId,
): Found {
  return reading(library, () => {
    const within = briefingsWithin(library, filter);
    const rows = statement(
      library,
      `SELECT blocks.id, blocks.rank, blocks.body, blocks.briefing, briefings.id AS inside, briefings.title,
              briefings.status, briefings.marking, briefings.updated, citations.footnote
       FROM sources
       JOIN citations ON citations.source = sources.key
       JOIN blocks ON blocks.key = citations.block
       JOIN briefings ON briefings.key = citations.briefing
       WHERE sources.id = ? AND briefings.binned IS NULL GROUP BY citations.briefing, citations.footnote
       ORDER BY briefings.updated DESC, briefings.id, blocks.rank, blocks.id, min(citations.position)`,
    ).iterate(source) as Iterable<
      BlockRow & { briefing: number; footnote: FootnoteId }
    >;
    const hits: SearchHit[] = [];
    for (const { footnote, briefing, ...row } of rows) {
      if (within?.has(briefing) !== true) continue;
      if (hits.length === limit) return { hits, complete: false };
      const block = unstoreBlock(row) as Block | null;
      // A note that only cites has no words of its own: then those that it stands at.
      const texts = block ? searchableBlock(block) : [];
      const note = texts.find((text) => text.footnote === footnote);
      const { text } = snippetOf(
        (note?.text === '' ? texts[0] : note)?.text ?? '',
        [],
      );
      hits.push({
        kind: 'footnote',
        id: row.inside,
        title: row.title,
        titleMarks: [],
        block: row.id,
        footnote,
        snippet: text,
        marks: [],
        status: row.status,
        marking: row.marking,
        updated: row.updated,
      });
    }
    return { hits, complete: true };
  });
}
