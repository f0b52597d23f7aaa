// The citations of a briefing as they stand with their reviewers, and verdicts on them. A verdict is given on what stands in
// the library at that moment; whoever saw something else is told so, and nothing is given.
import { citedInOrder } from '#core/citations/cited-in-order.ts';
import { plainNote } from '#core/citations/formatted-note.ts';
import { writeLocator } from '#core/citations/locator.ts';
import { createNoteFormatter } from '#core/citations/note-formatter.ts';
import type { Input, Output } from '#core/contract.ts';
import type { Block, BriefingId, FootnoteId } from '#core/document/document.ts';
import { citationsOf, footnotesOf } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import { citedPlaces } from '#core/review/cited-places.ts';
import { laterMoment } from '#core/review/later-moment.ts';
import {
  basisOf,
  hashesOf,
  seenAs,
  type VerdictBasis,
} from '#core/review/verdict-basis.ts';
import { holdingVerdict } from '#core/review/verdict.ts';
import { newId } from '../clock.ts';
import { recordActivity } from '../database/activity.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { reading, saving, statement } from '../database/query.ts';
import { readSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import {
  basisOfVerdict,
  insertVerdict,
  verdictsOf,
  verdictsOfCitation,
} from '../database/verdicts.ts';
import {
  citedSourcesOf,
  headOf,
  knownBlocks,
  openJudge,
  sha256,
  type Head,
} from './judge-citations.ts';
import { readStyle } from './own-styles.ts';

export type CitationReview = {
  /** Throws AppError 'not-found', 'damaged'. */
  readonly list: (briefing: BriefingId) => Output<'verdicts.list'>;
  /** Throws AppError 'not-found', and 'conflict' where something else was seen. */
  readonly give: (
    input: Input<'verdicts.give'>,
    stamp: Stamp,
  ) => Output<'verdicts.give'>;
  /** Throws AppError 'not-found', and 'conflict' where it can't be taken back. */
  readonly takeBack: (
    input: { readonly briefing: BriefingId; readonly verdict: string },
    stamp: Stamp,
  ) => { readonly citation: string };
};

export function openCitationReview(
  library: Library,
  resources: string,
): CitationReview {
  const judge = openJudge(library, resources);
  const known = knownBlocks(library, 1);
  const blocksOf = (briefing: number): Block[] =>
    known(
      briefing,
      statement(
        library,
        'SELECT key, revision FROM blocks WHERE briefing = ? ORDER BY rank, id',
      ).all(briefing) as { key: number; revision: number }[],
    );

  return {
    list: (id) =>
      reading(library, () => {
        const key = briefingKey(library, id);
        const changed = lastChanges(library, key);
        return {
          citations: judge(key, blocksOf(key), verdictsOf(library, key)).map(
            ({ place, source, basis, verdict, standing }) => ({
              id: place.citation.id,
              number: place.number,
              footnote: place.footnote.id,
              block: place.block,
              sentence: place.sentence,
              source: source.id,
              sourceName: source.name,
              locator: place.citation.locator
                ? writeLocator(place.citation.locator)
                : null,
              standing: standing.state,
              verdict: verdict && {
                id: verdict.id,
                verdict: verdict.verdict,
                page: verdict.page,
                reason: verdict.reason,
                quotation: verdict.quotation,
                author: verdict.author,
                at: verdict.at,
              },
              changes: standing.state === 'stale' ? standing.changes : [],
              seen: seenAs(basis, sha256),
              writtenBy: changed.get(place.block)?.author ?? '',
              writtenAt: changed.get(place.block)?.at ?? '',
            }),
          ),
        };
      }),

    give: (input, stamp) =>
      saving(library, () => {
        const briefing = input.briefing as BriefingId;
        const key = briefingKey(library, briefing);
        const by = { at: stamp.at, author: input.by?.trim() ?? stamp.author };
        const id = newId();
        const { verdict } = input;
        const page = input.page?.trim() ?? '';
        const reason = input.reason?.trim() ?? '';
        const quotation = input.quotation?.trim() ?? '';
        const blocks = blocksOf(key);
        const head = headOf(library, key);
        const place = citedPlaces({ blocks, language: head.language }).find(
          ({ citation }) => citation.id === input.citation,
        );
        if (!place) {
          refuseUnknown(library, key, input.citation);
          recordActivity(
            library,
            key,
            {
              kind: 'verdict.given',
              ...{ citation: input.citation, verdict, page, reason },
              ...lastWords(library, key, input.citation),
              gone: true,
            },
            by,
            id,
          );
          return {
            ...{ citation: input.citation, verdict, stale: true, id },
            gone: true as const,
          };
        }
        const source = citedSourcesOf(library)(place.citation.source);
        const note =
          input.note ??
          printedNote(library, resources, head, blocks, place.footnote.id);
        const basis = basisOf(place, source, note, sha256);
        const hashes = hashesOf(basis, sha256);
        if (input.seen !== undefined && input.seen !== seenAs(basis, sha256))
          throw new AppError(
            'conflict',
            'This citation was changed while you looked at it, so no verdict was recorded: look at it again as it is now.',
          );
        insertVerdict(library, key, {
          ...{ id, verdict, page, reason, quotation, basis, hashes, ...by },
          at: momentOf(library, key, place.citation.id, by),
          takesBack: null,
          footnote: place.footnote.id,
          citation: place.citation.id,
        });
        recordActivity(
          library,
          key,
          {
            kind: 'verdict.given',
            ...{ citation: input.citation, verdict, page, reason, note },
            ...(citationsOf(place.footnote).length > 1 && {
              source: source.name,
            }),
            ...(quotation !== '' && { quotation }),
            sentence: basis.sentence,
          },
          by,
        );
        return { citation: input.citation, verdict, stale: false, id };
      }),

    takeBack: ({ briefing, verdict: taken }, stamp) =>
      saving(library, () => {
        const key = briefingKey(library, briefing);
        const row = verdictsOf(library, key).find(({ id }) => id === taken);
        if (!row || row.verdict === 'taken-back')
          throw new AppError(
            'not-found',
            'This verdict is not in the library: look at the list of citations again.',
          );
        const holding = holdingVerdict(
          verdictsOfCitation(library, key, row.citation),
        );
        if (holding?.id !== row.id)
          throw new AppError(
            'conflict',
            'This verdict does not hold any more, so there is nothing to take back.',
          );
        if (row.author !== stamp.author)
          throw new AppError(
            'conflict',
            `This verdict is ${row.author}’s: nobody else can take it back, but you can give another.`,
          );
        const basis = basisOfVerdict(library, row.key);
        insertVerdict(library, key, {
          ...{
            ...stamp,
            basis,
            hashes: row.hashes,
            page: '',
            reason: '',
            quotation: '',
          },
          at: momentOf(library, key, row.citation, stamp),
          id: newId(),
          verdict: 'taken-back',
          takesBack: row.id,
          footnote: row.footnote,
          citation: row.citation,
        });
        recordActivity(
          library,
          key,
          {
            kind: 'verdict.taken-back',
            ...{ citation: row.citation, verdict: row.verdict },
            sentence: basis.sentence,
          },
          stamp,
        );
        return { citation: row.citation };
      }),
  };
}

/** Of the verdicts on one citation the last one holds, wherever they were given. */
const momentOf = (
  library: Library,
  key: number,
  citation: string,
  { at }: Stamp,
): string =>
  laterMoment(verdictsOfCitation(library, key, citation).at(-1)?.at ?? '', at);

/** Who saved each block last, and when. */
function lastChanges(library: Library, briefing: number): Map<string, Stamp> {
  const rows = statement(
    library,
    `SELECT blocks.id, revisions.author, revisions.at FROM blocks JOIN revisions ON revisions.id = blocks.revision
     WHERE blocks.briefing = ? AND blocks.key IN (SELECT block FROM citations WHERE briefing = ?)`,
  ).all(briefing, briefing) as (Stamp & { readonly id: string })[];
  return new Map(rows.map(({ id, author, at }) => [id, { author, at }]));
}

/** As a full pass over all notes would print it; no other is formatted but where it has a say in the words of this one. */
function printedNote(
  library: Library,
  resources: string,
  { style, language }: Head,
  blocks: readonly Block[],
  wanted: FootnoteId,
): string {
  const notes = footnotesOf(blocks).map(({ footnote }) => footnote);
  const sources = new Map(
    readSources(library, citedInOrder(notes)).map((each) => [each.id, each]),
  );
  const formatter = createNoteFormatter(
    readStyle(library, resources, style, language),
    language,
  );
  let printed = '';
  for (const slice of formatter.run(notes, sources, new Set([wanted]))) {
    const words = slice.words.find(({ id }) => id === wanted);
    if (words) printed = plainNote(words);
    if (slice.exact) break;
  }
  return printed;
}

/** An id that the briefing never had is a slip of the pen. */
function refuseUnknown(
  library: Library,
  briefing: number,
  citation: string,
): void {
  const wasThere =
    verdictsOfCitation(library, briefing, citation).length > 0 ||
    statement(
      library,
      'SELECT 1 FROM revisions WHERE briefing = ? AND instr(body, ?) > 0',
    ).get(briefing, JSON.stringify(citation)) !== undefined;
  if (!wasThere)
    throw new AppError(
      'not-found',
      `There is no citation ${JSON.stringify(citation)} in this briefing: "precis show" lists them.`,
    );
}

/** What the last verdict on it was given on. */
function lastWords(
  library: Library,
  briefing: number,
  citation: string,
): Pick<VerdictBasis, 'sentence' | 'note'> {
  const row = verdictsOfCitation(library, briefing, citation).at(-1);
  if (!row) return { sentence: '', note: '' };
  const { sentence, note } = basisOfVerdict(library, row.key);
  return { sentence, note };
}
