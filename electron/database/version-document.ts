// A briefing as it stood at a version, put together from the two logs. What was written by an earlier Precis is brought up
// to date, then validated as today's.
import {
  DOCUMENT_VERSION,
  type BlockId,
  type BriefingDocument,
  type BriefingId,
  type Rank,
} from '#core/document/document.ts';
import {
  briefingDocumentSchema,
  describeIssues,
} from '#core/document/schema.ts';
import { compareByRank } from '#core/document/rank.ts';
import { stepBlock } from '#core/document/upgrade.ts';
import { headOf, readHead } from './heads.ts';
import { damaged } from './library-errors.ts';
import { followMerged } from './merged-sources.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import { unstoreBlock } from './stored-json.ts';
import { findVersion } from './versions.ts';

type Row = {
  readonly id: BlockId;
  readonly rank: Rank;
  readonly body: string;
  readonly version: number;
};

// The last revision of each block up to the point; a move has no body, so that of the last put before it stands.
const BLOCKS = `
SELECT last.block AS id, last.rank, coalesce(last.body, written.body) AS body,
       coalesce(written.version, last.version) AS version
FROM (
  SELECT block, max(id) AS id FROM revisions WHERE briefing = $briefing AND id <= $revision GROUP BY block
) AS point
JOIN revisions AS last ON last.id = point.id
LEFT JOIN revisions AS written ON last.kind = 'move' AND written.id = (
  SELECT max(id) FROM revisions
  WHERE briefing = $briefing AND block = last.block AND id < last.id AND kind = 'put'
)
WHERE last.kind <> 'remove'`;

/** Throws AppError 'not-found', or 'damaged' where the log can't be read at that point. */
export function readVersionDocument(
  library: Library,
  briefing: BriefingId,
  version: string,
): BriefingDocument {
  return reading(library, () => {
    const point = findVersion(library, briefing, version);
    const rows = statement(library, BLOCKS).all({
      briefing: point.briefing,
      revision: point.revision,
    }) as Row[];
    const value = {
      version: DOCUMENT_VERSION,
      ...headOf(readHead(library, point.head)),
      blocks: rows
        .sort(compareByRank)
        .map((row) => stepBlock(unstoreBlock(row), row.version)),
    };
    const result = briefingDocumentSchema.safeParse(value);
    if (result.success) {
      const document = value as BriefingDocument;
      return {
        ...document,
        blocks: document.blocks.map((block) => followMerged(library, block)),
      };
    }
    const reason = describeIssues('it', result.error.issues);
    throw damaged(
      library.folder,
      `version ${version} of briefing ${briefing} can't be read (${reason.replace(/\.$/, '')})`,
    );
  });
}
