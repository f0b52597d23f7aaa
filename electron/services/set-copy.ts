// The pages of a copy: clean, with its evidence, or for review, with what was said of it in the margin and in a list.
import { plainNote } from '#core/citations/formatted-note.ts';
import type { Input } from '#core/contract.ts';
import type { BriefingDocument, BriefingId } from '#core/document/document.ts';
import { evidenceAnnex, reviewAnnex } from '#core/review/annexes.ts';
import { copyWords } from '#core/review/copy-words.ts';
import { evidenceRows } from '#core/review/evidence-rows.ts';
import { listSuggestions } from '#core/review/list-suggestions.ts';
import { reviewItems } from '#core/review/review-copy.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { listThreads } from '../database/threads.ts';
import type { TypesettingInput } from '../typesetting/typesetting-data.ts';
import type { TypesetResult } from '../typesetting/typesetting-messages.ts';
import { openCitationReview } from './review-citations.ts';

/** The copy that is asked for, set: what a review copy lists has its page, so that one is set twice. */
export async function setCopy(
  clean: TypesettingInput,
  {
    stored,
    input,
    context: { library, resources },
    set,
  }: {
    readonly stored: BriefingDocument;
    readonly input: Input<'briefings.export'>;
    readonly context: {
      readonly library: Library;
      readonly resources: string;
    };
    readonly set: (briefing: TypesettingInput) => Promise<TypesetResult>;
  },
): Promise<{
  readonly copy: TypesettingInput;
  readonly result: TypesetResult;
}> {
  const isReview = input.copy === 'review';
  const words = copyWords(stored.language);
  const id = input.id as BriefingId;
  const citations =
    isReview || input.evidence
      ? openCitationReview(library, resources).list(id).citations
      : [];
  const evidence = input.evidence
    ? [
        evidenceAnnex(
          evidenceRows(
            citations,
            new Map(clean.notes.map((note) => [note.id, plainNote(note)])),
            words,
          ),
          words,
        ),
      ]
    : [];
  if (!isReview) {
    const copy = { ...clean, annexes: evidence };
    return { copy, result: await set(copy) };
  }
  const items = reviewItems({
    document: clean.document,
    threads: listThreads(library, briefingKey(library, id)),
    citations,
    suggestions: listSuggestions(stored.blocks),
  });
  const withPages = (pages: ReadonlyMap<number, number>): TypesettingInput => ({
    ...clean,
    review: { items, pages },
    annexes: [reviewAnnex(items, pages, citations.length, words), ...evidence],
  });
  const { said } = await set(withPages(new Map()));
  const copy = withPages(said);
  return { copy, result: await set(copy) };
}
