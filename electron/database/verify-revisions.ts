// Whether the log of revisions is whole: each block's changes in one unbroken line from its first, and the block as it
// stands is what the last of them left.
import { blockSchema, describeIssues } from '#core/document/schema.ts';
import type { BlockId, Rank } from '#core/document/document.ts';
import { stepBlock } from '#core/document/upgrade.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import type { RevisionKind } from './revisions.ts';
import { unstoreBlock } from './stored-blocks.ts';

type Row = {
  readonly id: number;
  readonly briefing: string;
  readonly block: BlockId;
  readonly parent: number | null;
  readonly kind: RevisionKind;
  readonly rank: Rank | null;
  readonly body: string | null;
  readonly version: number;
  readonly standingRank: Rank | null;
  readonly standingBody: string | null;
  readonly standingRevision: number | null;
};

/** What a block is after the revisions read so far. */
type State = {
  readonly last: Row;
  readonly rank: Rank | null;
  readonly body: string | null;
};

/** One sentence for each break in the log. Memory is that of one block's revisions, not of the log. */
export function revisionProblems(library: Library): string[] {
  const rows = statement(
    library,
    `SELECT revisions.id, briefings.id AS briefing, revisions.block, revisions.parent, revisions.kind,
            revisions.rank, revisions.body, revisions.version, blocks.rank AS standingRank, blocks.body AS standingBody,
            blocks.revision AS standingRevision
     FROM revisions
     JOIN briefings ON briefings.key = revisions.briefing
     LEFT JOIN blocks ON blocks.briefing = revisions.briefing AND blocks.id = revisions.block
     ORDER BY revisions.briefing, revisions.block, revisions.id`,
  ).iterate() as IterableIterator<Row>;
  const problems: string[] = [];
  let state = null as State | null;
  for (const row of rows) {
    if (state && !sameBlock(state.last, row)) {
      problems.push(...standingProblems(state));
      state = null;
    }
    problems.push(...linkProblems(state, row), ...bodyProblems(row));
    state = {
      last: row,
      rank: row.rank,
      body: row.kind === 'move' ? (state?.body ?? null) : row.body,
    };
  }
  if (state) problems.push(...standingProblems(state));
  return [...problems, ...unloggedBlocks(library)];
}

const sameBlock = (a: Row, b: Row): boolean =>
  a.briefing === b.briefing && a.block === b.block;

const placeOf = ({
  block,
  briefing,
}: Pick<Row, 'block' | 'briefing'>): string =>
  `block ${block} of briefing ${briefing}`;

function linkProblems(state: State | null, row: Row): string[] {
  const problems: string[] = [];
  if (row.parent !== (state?.last.id ?? null))
    problems.push(
      `Revision ${row.id} of ${placeOf(row)} does not follow the one before it.`,
    );
  const present = state !== null && state.last.kind !== 'remove';
  if (row.kind !== 'put' && !present)
    problems.push(
      `Revision ${row.id} of ${placeOf(row)} changes a block that was not there.`,
    );
  return problems;
}

function bodyProblems(row: Row): string[] {
  if (row.body === null || row.rank === null) return [];
  const stored = { id: row.block, rank: row.rank, body: row.body };
  const result = blockSchema.safeParse(
    stepBlock(unstoreBlock(stored), row.version),
  );
  if (result.success) return [];
  return [
    describeIssues(
      `Revision ${row.id} of ${placeOf(row)}`,
      result.error.issues,
    ),
  ];
}

function standingProblems({ last, rank, body }: State): string[] {
  if (last.kind === 'remove')
    return last.standingRevision === null
      ? []
      : [`The ${placeOf(last)} stands though its last revision removed it.`];
  if (last.standingRevision === null)
    return [
      `The ${placeOf(last)} is missing though its last revision left it.`,
    ];
  const same =
    last.standingRevision === last.id &&
    last.standingRank === rank &&
    last.standingBody === body;
  return same
    ? []
    : [`The ${placeOf(last)} is not as its last revision left it.`];
}

function unloggedBlocks(library: Library): string[] {
  const rows = statement(
    library,
    `SELECT blocks.id AS block, briefings.id AS briefing
     FROM blocks JOIN briefings ON briefings.key = blocks.briefing
     WHERE NOT EXISTS (
       SELECT 1 FROM revisions WHERE revisions.briefing = blocks.briefing AND revisions.block = blocks.id
     )`,
  ).all() as { block: BlockId; briefing: string }[];
  return rows.map((row) => `The ${placeOf(row)} has no revision.`);
}
