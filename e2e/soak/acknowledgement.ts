// What the saving child says after each save that came back, and whether a library holds all that was said. A delta's
// number and size stand in the author of its revisions, so that one that was cut in two shows itself.
import type { BlockId, BriefingId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { readAttachment } from '../../electron/database/attachments.ts';
import { readBriefing } from '../../electron/database/briefings.ts';
import type { Library } from '../../electron/database/open.ts';
import { findSource } from '../../electron/database/sources.ts';
import { verifyLibrary } from '../../electron/database/verify.ts';

export const BRIEFING = 'soak' as BriefingId;

export type Acknowledgement = {
  /** The author that the delta's revisions carry; see `authorOf`. */
  readonly author: string;
  readonly blocks: readonly {
    readonly id: BlockId;
    readonly revision: number;
    readonly kind: 'put' | 'move' | 'remove';
    /** The block's words for a put, its rank for a move, nothing for a removal. */
    readonly value: string;
  }[];
  /** The attachment and the source that were saved ahead of the delta. */
  readonly attachment?: string;
  readonly source?: string;
};

/** `size` is the number of revisions that the delta makes. */
export const authorOf = (child: number, delta: number, size: number): string =>
  `child ${child} delta ${delta} of ${size}`;

/** The acknowledgements in what a child wrote. A last line without its end was never said. */
export function readAcknowledgements(written: string): Acknowledgement[] {
  return written
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Acknowledgement);
}

type Row = {
  readonly id: number;
  readonly block: BlockId;
  readonly kind: string;
  readonly rank: string | null;
  readonly body: string | null;
  readonly author: string;
};

/**
 * One sentence for each thing that was acknowledged and is not there, each delta that is there in part, and each problem
 * that verifying finds. `children` is how many were killed so far: each may have had one delta saved and not yet said.
 */
export function findLosses(
  library: Library,
  said: readonly Acknowledgement[],
  children: number,
): string[] {
  const rows = library.db
    .prepare('SELECT id, block, kind, rank, body, author FROM revisions')
    .all() as Row[];
  return [
    ...lostRevisions(rows, said),
    ...partialDeltas(rows),
    ...unsaidDeltas(rows, said, children),
    ...lostBlocks(library, rows, said),
    ...lostFiles(library, said),
    ...verifyLibrary(library),
  ];
}

const valueOf = ({ kind, rank, body }: Row): string =>
  kind === 'put' ? wordsIn(body ?? '') : (rank ?? '');

/** The words of the one text run that the child's blocks begin with; an image has its alternative text. */
function wordsIn(body: string): string {
  const block = JSON.parse(body) as {
    alternative?: string;
    content?: { text?: string }[];
  };
  return block.alternative ?? block.content?.[0]?.text ?? '';
}

function lostRevisions(
  rows: readonly Row[],
  said: readonly Acknowledgement[],
): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return said.flatMap(({ author, blocks }) =>
    blocks.flatMap(({ id, revision, kind, value }) => {
      const row = byId.get(revision);
      const kept =
        row?.block === id &&
        row.kind === kind &&
        row.author === author &&
        valueOf(row) === value;
      return kept
        ? []
        : [`Revision ${revision} of block ${id} (${author}) is lost.`];
    }),
  );
}

function partialDeltas(rows: readonly Row[]): string[] {
  const counts = new Map<string, number>();
  for (const { author } of rows)
    counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts].flatMap(([author, count]) =>
    author.endsWith(` of ${count}`)
      ? []
      : [`Of ${author} only ${count} are there.`],
  );
}

function unsaidDeltas(
  rows: readonly Row[],
  said: readonly Acknowledgement[],
  children: number,
): string[] {
  const unsaid = unsaidAuthors(rows, said).size;
  return unsaid > children
    ? [
        `${unsaid} deltas are there that were never acknowledged, of ${children} children.`,
      ]
    : [];
}

function unsaidAuthors(
  rows: readonly Pick<Row, 'author'>[],
  said: readonly Acknowledgement[],
): Set<string> {
  const known = new Set(said.map(({ author }) => author));
  return new Set(
    rows.map(({ author }) => author).filter((author) => !known.has(author)),
  );
}

/** How many deltas were saved whole but killed before they could be acknowledged. */
export function countUnsaid(
  library: Library,
  said: readonly Acknowledgement[],
): number {
  const rows = library.db
    .prepare('SELECT DISTINCT author FROM revisions')
    .all() as { author: string }[];
  return unsaidAuthors(rows, said).size;
}

/** The briefing as it is read must show what the last revision of each block says. */
function lostBlocks(
  library: Library,
  rows: readonly Row[],
  said: readonly Acknowledgement[],
): string[] {
  if (said.length === 0 && rows.length === 0) return [];
  const read = new Map(
    readBriefing(library, BRIEFING).document.blocks.map((block) => [
      block.id,
      block,
    ]),
  );
  const last = new Map<BlockId, Row>();
  const words = new Map<BlockId, string>();
  for (const row of rows) {
    last.set(row.block, row);
    if (row.kind === 'put') words.set(row.block, valueOf(row));
  }
  return [...last].flatMap(([id, row]) => {
    const block = read.get(id);
    if (row.kind === 'remove')
      return block ? [`Block ${id} was removed and is still there.`] : [];
    const shown = block && wordsIn(JSON.stringify(block));
    return shown === words.get(id) && block?.rank === row.rank
      ? []
      : [`Block ${id} does not show its last revision.`];
  });
}

function lostFiles(
  library: Library,
  said: readonly Acknowledgement[],
): string[] {
  return said.flatMap(({ author, attachment, source }) => {
    const problems: string[] = [];
    if (attachment !== undefined)
      problems.push(...lostAttachment(library, attachment));
    if (source !== undefined && findSource(library, source) === null)
      problems.push(`Source ${source} (${author}) is lost.`);
    return problems;
  });
}

function lostAttachment(library: Library, sha256: string): string[] {
  try {
    readAttachment(library, sha256);
    return [];
  } catch (error) {
    if (error instanceof AppError) return [error.message];
    throw error;
  }
}
