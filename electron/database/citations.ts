// One row a citation, derived from the blocks: so "where is this source cited" costs what it finds and no more.
import type {
  BlockId,
  BriefingId,
  Citation,
  CitationId,
  FootnoteId,
  Locator,
  SourceId,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import { keyOfSource } from './source-key.ts';

export type CitationPlace = {
  readonly briefing: BriefingId;
  readonly title: string;
  readonly block: BlockId;
  readonly footnote: FootnoteId;
  readonly citation: CitationId;
  readonly locator: Locator | null;
};

/** Everywhere that the source is cited: by briefing, the last changed first, and in reading order within each. */
export function citationsOfSource(
  library: Library,
  source: SourceId,
): CitationPlace[] {
  return reading(library, () => {
    const rows = statement(
      library,
      `SELECT briefings.id AS briefing, briefings.title, blocks.id AS block, citations.footnote,
              citations.id AS citation, citations.locator_label AS label, citations.locator_value AS value
       FROM citations
       JOIN blocks ON blocks.key = citations.block
       JOIN briefings ON briefings.key = citations.briefing
       WHERE citations.source = ?
       ORDER BY briefings.updated DESC, briefings.id, blocks.rank, blocks.id, citations.position`,
    ).all(keyOfSource(library, source)) as (Omit<CitationPlace, 'locator'> & {
      label: Locator['label'] | null;
      value: string | null;
    })[];
    return rows.map(({ label, value, ...place }) => ({
      ...place,
      locator: label === null || value === null ? null : { label, value },
    }));
  });
}

/** Writes the row of one citation, inside the save of its block. Throws AppError 'not-found' for an unknown source. */
export function insertCitation(
  library: Library,
  briefing: number,
  block: number,
  footnote: FootnoteId,
  citation: Citation,
  position: number,
): boolean {
  const source = keyOfSource(library, citation.source);
  if (source === null)
    throw new AppError(
      'not-found',
      'A footnote cites a source that is not in the library: bring the source in first, or take the citation out.',
    );
  const { changes } = statement(
    library,
    `INSERT INTO citations (briefing, id, block, footnote, source, locator_label, locator_value, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (briefing, id) DO NOTHING`,
  ).run(
    briefing,
    citation.id,
    block,
    footnote,
    source,
    citation.locator?.label ?? null,
    citation.locator?.value ?? null,
    position,
  );
  return changes === 1;
}
