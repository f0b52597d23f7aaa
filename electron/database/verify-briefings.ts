// Whether every briefing can be read, and whether what is derived from its blocks (footnotes, markers, citations) says what
// the blocks say.
import type { Block, BriefingId } from '#core/document/document.ts';
import { blockSchema, describeIssues } from '#core/document/schema.ts';
import { AppError } from '#core/errors.ts';
import { attachmentKept } from './attachments.ts';
import { readBriefing } from './briefings.ts';
import { deriveRows } from './derived-rows.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import { readStoredBlocks, type StoredBlock } from './stored-blocks.ts';
import { unstoreBlock } from './stored-json.ts';

/** One sentence for each block, briefing or derived row that is not as it should be. */
export function briefingProblems(library: Library): string[] {
  const briefings = statement(
    library,
    'SELECT key, id FROM briefings ORDER BY id',
  ).all() as { key: number; id: BriefingId }[];
  return briefings.flatMap(({ key, id }) => problemsOf(library, key, id));
}

function problemsOf(library: Library, key: number, id: BriefingId): string[] {
  const stored = readStoredBlocks(library, key);
  const problems = stored.flatMap((row) => blockProblems(library, id, row));
  if (problems.length > 0) return problems;
  try {
    readBriefing(library, id);
    return [];
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged')
      return [error.message];
    throw error;
  }
}

function blockProblems(
  library: Library,
  briefing: BriefingId,
  row: StoredBlock,
): string[] {
  const place = `block ${row.id} of briefing ${briefing}`;
  const value = unstoreBlock(row);
  const result = blockSchema.safeParse(value);
  if (!result.success)
    return [describeIssues(`The ${place}`, result.error.issues)];
  const block = value as Block;
  const problems = derivedProblems(library, row, block, place);
  if (block.type === 'image' && !attachmentKept(library, block.attachment))
    problems.push(`The image of ${place} is not among the attachments.`);
  return problems;
}

function derivedProblems(
  library: Library,
  row: StoredBlock,
  block: Block,
  place: string,
): string[] {
  const expected = deriveRows(block);
  const problems: string[] = [];
  if (row.type !== block.type)
    problems.push(`The ${place} is kept under another type than its own.`);
  for (const table of ['footnotes', 'markers'] as const)
    if (!sameRows(idsOf(library, table, row.key), [...expected[table]].sort()))
      problems.push(
        `The list of ${table} of ${place} is not that of its text.`,
      );
  const citations = expected.citations.map(({ footnote, citation }) => [
    citation.id,
    footnote,
    citation.source,
    citation.locator?.label ?? null,
    citation.locator?.value ?? null,
  ]);
  if (!sameRows(citationRows(library, row.key), citations))
    problems.push(`The list of citations of ${place} is not that of its text.`);
  return problems;
}

const sameRows = (found: unknown, expected: unknown): boolean =>
  JSON.stringify(found) === JSON.stringify(expected);

function idsOf(
  library: Library,
  table: 'footnotes' | 'markers',
  block: number,
): string[] {
  const rows = statement(
    library,
    `SELECT id FROM ${table} WHERE block = ? ORDER BY id`,
  ).all(block) as { id: string }[];
  return rows.map(({ id }) => id);
}

function citationRows(library: Library, block: number): unknown[][] {
  const rows = statement(
    library,
    `SELECT citations.id, citations.footnote, sources.id AS source, citations.locator_label AS label,
            citations.locator_value AS value
     FROM citations JOIN sources ON sources.key = citations.source
     WHERE citations.block = ? ORDER BY citations.position`,
  ).all(block) as Record<string, unknown>[];
  return rows.map((row) => [
    row['id'],
    row['footnote'],
    row['source'],
    row['label'],
    row['value'],
  ]);
}
