// The log of verdicts. It only grows: one that was taken back stays, with the row that took it back, and the database itself
// refuses to change or remove a row before its whole briefing goes.
import { z } from 'zod';
import type { CitationId, FootnoteId } from '#core/document/document.ts';
import { locatorSchema } from '#core/document/schema.ts';
import type { BasisHashes, VerdictBasis } from '#core/review/verdict-basis.ts';
import type { GivenVerdict } from '#core/review/verdict.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import { parseJson } from './stored-json.ts';

export type VerdictRow = GivenVerdict & {
  readonly key: number;
  readonly footnote: FootnoteId;
  readonly citation: CitationId;
  /** Where in the source it was found, as the reviewer wrote it; may be empty, as `reason` may. */
  readonly page: string;
  readonly reason: string;
  /** The words of the source that show it; may be empty. */
  readonly quotation: string;
  readonly hashes: BasisHashes;
  readonly author: string;
};

export type NewVerdict = Omit<VerdictRow, 'key'> & {
  readonly basis: VerdictBasis;
};

const part = z.strictObject({ words: z.string(), exact: z.string() });

/** What the column `basis` holds as JSON. */
export const verdictBasisSchema = z.strictObject({
  sentence: z.string(),
  note: z.string(),
  citation: z.strictObject({
    prefix: z.string(),
    suffix: z.string(),
    suppressAuthor: z.boolean(),
    words: z.string(),
  }),
  locator: locatorSchema.nullable(),
  source: z.strictObject({
    id: z.string(),
    name: z.string(),
    parts: z.record(z.string(), part),
  }),
});

/**
 * Inside the transaction of what it belongs to. False where the briefing has the row already: it came in a package, again.
 */
export function insertVerdict(
  library: Library,
  briefing: number,
  row: NewVerdict,
): boolean {
  const { hashes } = row;
  const { changes } = statement(
    library,
    `INSERT INTO verdicts (briefing, id, footnote, citation, verdict, takes_back, page, reason, quotation, basis,
       sentence_hash, citation_hash, locator_hash, source_hash, author, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (briefing, id) DO NOTHING`,
  ).run(
    briefing,
    row.id,
    row.footnote,
    row.citation,
    row.verdict,
    row.takesBack,
    row.page,
    row.reason,
    row.quotation,
    JSON.stringify(row.basis),
    hashes.sentence,
    hashes.citation,
    hashes.locator,
    hashes.source,
    row.author,
    row.at,
  );
  return changes === 1;
}

const COLUMNS = `SELECT key, id, footnote, citation, verdict, takes_back AS takesBack, page, reason, quotation,
    sentence_hash, citation_hash, locator_hash, source_hash, author, at FROM verdicts`;

type Stored = Omit<VerdictRow, 'hashes'> &
  Readonly<Record<`${keyof BasisHashes}_hash`, string>>;

const rowOf = ({
  sentence_hash: sentence,
  citation_hash: citation,
  locator_hash: locator,
  source_hash: source,
  ...row
}: Stored): VerdictRow => ({
  ...row,
  hashes: { sentence, citation, locator, source },
});

/** Every row of the briefing, in the order in which they were given. */
export const verdictsOf = (library: Library, briefing: number): VerdictRow[] =>
  (
    statement(library, `${COLUMNS} WHERE briefing = ? ORDER BY at, id`).all(
      briefing,
    ) as Stored[]
  ).map(rowOf);

export const verdictsOfCitation = (
  library: Library,
  briefing: number,
  citation: string,
): VerdictRow[] =>
  (
    statement(
      library,
      `${COLUMNS} WHERE briefing = ? AND citation = ? ORDER BY at, id`,
    ).all(briefing, citation) as Stored[]
  ).map(rowOf);

/** How many citations of the source in the briefing have a verdict, which rests on what the source was. */
export const verdictsOn = (
  library: Library,
  briefing: number,
  source: number,
): number =>
  statement(
    library,
    `SELECT count(DISTINCT given.citation) FROM verdicts AS given
     JOIN citations ON citations.briefing = given.briefing AND citations.id = given.citation
     WHERE given.briefing = ? AND citations.source = ? AND given.verdict <> 'taken-back'
       AND NOT EXISTS (SELECT 1 FROM verdicts AS back
                       WHERE back.briefing = given.briefing AND back.takes_back = given.id)`,
  )
    .pluck()
    .get(briefing, source) as number;

/** Throws AppError 'damaged' where it can't be read. */
export function basisOfVerdict(library: Library, key: number): VerdictBasis {
  const json = statement(library, 'SELECT basis FROM verdicts WHERE key = ?')
    .pluck()
    .get(key) as string;
  const parsed = verdictBasisSchema.safeParse(parseJson(json));
  if (!parsed.success)
    throw damaged(library.folder, 'what a verdict was given on can’t be read');
  return parsed.data;
}
