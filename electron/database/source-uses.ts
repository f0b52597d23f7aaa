// How often each source is cited, and where: from the rows of the citations, so that it costs what is cited and no more.
import type {
  Block,
  BlockId,
  BriefingId,
  BriefingStatus,
  CitationId,
  FootnoteId,
  Locator,
  Rank,
  SourceId,
} from '#core/document/document.ts';
import { deriveRows } from './derived-rows.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import { sourceKey } from './source-key.ts';
import { unstoreBlock } from './stored-json.ts';

export type SourceUse = {
  readonly id: SourceId;
  /** Of briefings that are not in the bin. */
  readonly briefings: number;
  readonly notes: number;
};

/** Those that are cited by a briefing that is not in the bin, in no order. */
export function listSourceUses(library: Library): SourceUse[] {
  return reading(
    library,
    () =>
      statement(
        library,
        `SELECT sources.id, count(DISTINCT used.briefing) AS briefings, count(*) AS notes
         FROM (SELECT DISTINCT source, briefing, footnote FROM citations) AS used
         JOIN sources ON sources.key = used.source
         JOIN briefings ON briefings.key = used.briefing AND briefings.binned IS NULL
         GROUP BY used.source`,
      ).all() as SourceUse[],
  );
}

export type CitedIn = {
  readonly briefing: BriefingId;
  readonly title: string;
  readonly status: BriefingStatus;
  readonly binned: boolean;
  /** In the order of the text; a note that cites it twice is there twice. */
  readonly notes: readonly {
    /** Its number in the briefing, from 1. */
    readonly number: number;
    readonly block: BlockId;
    readonly footnote: FootnoteId;
    readonly citation: CitationId;
    readonly locator: Locator | null;
  }[];
};

type CitationRow = {
  readonly block: number;
  readonly footnote: FootnoteId;
  readonly citation: CitationId;
  readonly label: Locator['label'] | null;
  readonly value: string | null;
};

/**
 * Everywhere that the source is cited: the briefing that was changed last first, those in the bin at the end. Throws
 * AppError 'not-found'.
 */
export function whereCited(library: Library, source: SourceId): CitedIn[] {
  return reading(library, () => {
    const key = sourceKey(library, source);
    const briefings = statement(
      library,
      `SELECT key, id, title, status, binned FROM briefings
       WHERE key IN (SELECT briefing FROM citations WHERE source = ?)
       ORDER BY binned IS NOT NULL, updated DESC, id`,
    ).all(key) as {
      key: number;
      id: BriefingId;
      title: string;
      status: BriefingStatus;
      binned: string | null;
    }[];
    return briefings.map(({ key: briefing, id, title, status, binned }) => ({
      briefing: id,
      title,
      status,
      binned: binned !== null,
      notes: notesOfBriefing(library, briefing)(key),
    }));
  });
}

/** Of the row of a source: the notes of a briefing that cite it, as in `CitedIn`. */
export type NotesOfSource = (source: number) => CitedIn['notes'];

type CountedBlock = {
  readonly key: number;
  readonly id: BlockId;
  readonly rank: Rank;
  /** How many notes stand before it. */
  readonly before: number;
};

/** Of the row of a briefing. Its notes are counted once, whatever number of sources is asked for. */
export function notesOfBriefing(
  library: Library,
  briefing: number,
): NotesOfSource {
  let blocks: CountedBlock[] | null = null;
  const orders = new Map<number, readonly FootnoteId[]>();
  const orderIn = ({ key, id, rank }: CountedBlock): readonly FootnoteId[] => {
    const known = orders.get(key) ?? footnotesInOrder(library, key, id, rank);
    orders.set(key, known);
    return known;
  };
  return (source) => {
    const citations = statement(
      library,
      `SELECT citations.block, citations.footnote, citations.id AS citation,
              citations.locator_label AS label, citations.locator_value AS value
       FROM citations WHERE briefing = ? AND source = ? ORDER BY position`,
    ).all(briefing, source) as CitationRow[];
    if (citations.length === 0) return [];
    const inBlock = Map.groupBy(citations, ({ block }) => block);
    blocks ??= countBlocks(library, briefing);
    return blocks.flatMap((block) =>
      (inBlock.get(block.key) ?? []).map(
        ({ footnote, citation, label, value }) => ({
          number: block.before + orderIn(block).indexOf(footnote) + 1,
          block: block.id,
          footnote,
          citation,
          locator: label === null || value === null ? null : { label, value },
        }),
      ),
    );
  };
}

function countBlocks(library: Library, briefing: number): CountedBlock[] {
  const blocks = statement(
    library,
    `SELECT blocks.key, blocks.id, blocks.rank, count(*) AS notes FROM footnotes
     JOIN blocks ON blocks.key = footnotes.block
     WHERE footnotes.briefing = ? GROUP BY blocks.key ORDER BY blocks.rank, blocks.id`,
  ).all(briefing) as { key: number; id: BlockId; rank: Rank; notes: number }[];
  let before = 0;
  return blocks.map(({ notes, ...block }) => {
    const counted = { ...block, before };
    before += notes;
    return counted;
  });
}

function footnotesInOrder(
  library: Library,
  key: number,
  id: BlockId,
  rank: Rank,
): readonly FootnoteId[] {
  const body = statement(library, 'SELECT body FROM blocks WHERE key = ?')
    .pluck()
    .get(key) as string;
  const block = unstoreBlock({ id, rank, body }) as Block | null;
  return block ? deriveRows(block).footnotes : [];
}
