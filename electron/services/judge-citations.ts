// What the citations of a briefing rest on as the library has it now, and how each stands with its reviewers. A verdict that
// something was changed under is stale wherever it is told: in the queue, at the notes and at home.
import { createHash } from 'node:crypto';
import { sourceInWords } from '#core/citations/describe-source.ts';
import { printsAccessed } from '#core/citations/prints-accessed.ts';
import type { Block, SourceId } from '#core/document/document.ts';
import { isPlainBlock } from '#core/document/plain-block.ts';
import { blockSchema } from '#core/document/schema.ts';
import { citedPlaces, type CitedPlace } from '#core/review/cited-places.ts';
import {
  basisOf,
  hashesOf,
  type CitedSource,
  type CompareOptions,
  type Hash,
  type VerdictBasis,
} from '#core/review/verdict-basis.ts';
import {
  standingOf,
  type VerdictStanding,
} from '#core/review/verdict-standing.ts';
import { holdingVerdict, type Verdict } from '#core/review/verdict.ts';
import { damaged } from '../database/library-errors.ts';
import type { Library } from '../database/open.ts';
import { statement } from '../database/query.ts';
import { readReliedOn } from '../database/raise-alarms.ts';
import { keyOfSource } from '../database/source-key.ts';
import { sourceAt } from '../database/sources.ts';
import { unstoreBlock } from '../database/stored-json.ts';
import { basisOfVerdict, type VerdictRow } from '../database/verdicts.ts';
import { listStyles, readStyle } from './own-styles.ts';

export const sha256: Hash = (text) =>
  createHash('sha256').update(text).digest('hex');

export type Head = { readonly style: string; readonly language: string };

export const headOf = (library: Library, briefing: number): Head =>
  statement(library, 'SELECT style, language FROM briefings WHERE key = ?').get(
    briefing,
  ) as Head;

export type JudgedCitation = {
  readonly place: CitedPlace;
  readonly source: CitedSource;
  readonly basis: VerdictBasis;
  /** The one that holds, or is stale. */
  readonly verdict: (VerdictRow & { readonly verdict: Verdict }) | null;
  readonly standing: VerdictStanding;
};

/** Gives how the citations of `blocks` stand, in their order; `rows` are the verdicts on them. */
export type Judge = (
  briefing: number,
  blocks: readonly Block[],
  rows: readonly VerdictRow[],
) => JudgedCitation[];

/** Throws AppError 'damaged'. */
export function openJudge(library: Library, resources: string): Judge {
  // By the id of a style that is shipped; a person's own can be replaced by another.
  const printing = new Map<string, boolean>();

  function isPrinting({ style, language }: Head): boolean {
    const before = printing.get(style);
    if (before !== undefined) return before;
    const listed = listStyles(library, resources).find(
      ({ id }) => id === style,
    );
    // Of a style that isn't there, nothing is known: the day counts.
    const prints =
      !listed || printsAccessed(readStyle(library, resources, style, language));
    if (listed && !listed.own) printing.set(style, prints);
    return prints;
  }

  return (briefing, blocks, rows) => {
    const head = headOf(library, briefing);
    let prints: boolean | null = null;
    // The style is read where something of a source changed, and not before.
    const options: CompareOptions = {
      get printsAccessed() {
        prints ??= isPrinting(head);
        return prints;
      },
    };
    const byCitation = Map.groupBy(rows, ({ citation }) => citation);
    const sourceOf = citedSourcesOf(library);
    return citedPlaces({ blocks, language: head.language }).map((place) => {
      const { citation } = place;
      const source = sourceOf(citation.source);
      const basis = basisOf(place, source, '', sha256);
      const verdict = holdingVerdict(byCitation.get(citation.id) ?? []);
      const standing: VerdictStanding = verdict
        ? standingOf(
            {
              hashes: verdict.hashes,
              basis: () => basisOfVerdict(library, verdict.key),
            },
            { basis, hashes: hashesOf(basis, sha256) },
            options,
          )
        : { state: 'none' };
      return { place, source, basis, verdict, standing };
    });
  };
}

/**
 * Blocks by their rows, as they were read before where they are the same: after an edit, what was edited is read and no
 * more. A block is another whenever its revision is. Those of the `most` briefings that were asked for last are known.
 */
export function knownBlocks(
  library: Library,
  most: number,
): (
  briefing: number,
  rows: readonly { readonly key: number; readonly revision: number }[],
) => Block[] {
  const known = new Map<number, ReadonlyMap<number, Block>>();
  return (briefing, rows) => {
    const before = known.get(briefing);
    const now = new Map(
      rows.map(({ key, revision }) => [
        revision,
        before?.get(revision) ?? readBlock(library, key),
      ]),
    );
    known.delete(briefing);
    known.set(briefing, now);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return [...now.values()];
  };
}

/** Throws AppError 'damaged'. */
function readBlock(library: Library, key: number): Block {
  const row = statement(
    library,
    'SELECT id, rank, body FROM blocks WHERE key = ?',
  ).get(key) as Parameters<typeof unstoreBlock>[0];
  const value = unstoreBlock(row);
  if (isPlainBlock(value) || blockSchema.safeParse(value).success)
    return value as Block;
  throw damaged(library.folder, `block ${row.id} can’t be read`);
}

/** Each source is read once, however often it is cited. */
export function citedSourcesOf(
  library: Library,
): (id: SourceId) => CitedSource {
  const known = new Map<SourceId, CitedSource>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const key = keyOfSource(library, id);
    if (key === null)
      throw damaged(library.folder, 'a note cites a source that isn’t there');
    const source = sourceAt(library, key);
    const found: CitedSource = {
      id: source.id,
      name: sourceInWords(source),
      reliedOn: readReliedOn(library, key),
    };
    known.set(id, found);
    return found;
  };
}
