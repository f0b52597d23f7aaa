// Where the threads of a briefing hang once a package is merged; see core/review/place-merged-thread.ts.
import type { Block, BlockId } from '#core/document/document.ts';
import {
  citationsOf,
  footnotesOf,
  plainInline,
  plainText,
} from '#core/document/walk.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import type { ReviewRow } from '#core/review/merge-review-rows.ts';
import {
  placeMergedThread,
  textKey,
  type AnchoredTexts,
  type Hanging,
} from '#core/review/place-merged-thread.ts';
import type { Anchor } from '#core/review/thread.ts';
import type { Library } from '../database/open.ts';
import { readReviewRows, updateReviewRow } from '../database/review-rows.ts';
import type { PackageContent } from '../packages/write-package.ts';

/** Threads by their ids, and the text that they hang in. */
export type ThreadsInText = {
  readonly rows: ReadonlyMap<string, ReviewRow>;
  readonly text: AnchoredTexts;
};

export const threadsIn = (
  library: Library,
  key: number,
  blocks: readonly Block[],
): ThreadsInText => ({
  rows: byId(readReviewRows(library, key, 'threads', '')),
  text: textsOf(blocks),
});

const byId = (rows: readonly ReviewRow[]): Map<string, ReviewRow> =>
  new Map(rows.map((row) => [String(row['id']), row]));

/** `before` is as they were before the text was changed; `blocks` are the text as it is now. */
export function placeThreads(
  library: Library,
  key: number,
  before: ThreadsInText,
  found: Pick<PackageContent, 'document' | 'rows'>,
  blocks: readonly Block[],
): void {
  const now = textsOf(blocks);
  const theirs: ThreadsInText = {
    rows: byId(
      found.rows
        .filter(({ table }) => table === 'threads')
        .map(({ row }) => row),
    ),
    text: textsOf(found.document.blocks),
  };
  for (const row of readReviewRows(library, key, 'threads', '')) {
    const hanging = ({ rows, text }: ThreadsInText): Hanging | null => {
      const own = rows.get(String(row['id']));
      return own ? { anchor: anchorOf(own), text } : null;
    };
    const placed = placeMergedThread(
      {
        block: row['made_block'] as BlockId | null,
        start: row['made_start'] as number | null,
        end: row['made_end'] as number | null,
        words: row['made_words'] as string,
      },
      { ours: hanging(before), theirs: hanging(theirs) },
      now,
    );
    const { block, start, end, words, lost } = placed;
    const next = { ...row, block, start, end, words, lost: Number(lost) };
    if (canonicalJson(next) !== canonicalJson(row))
      updateReviewRow(library, key, 'threads', next);
  }
}

const anchorOf = ({
  on,
  block,
  footnote,
  citation,
  start,
  end,
  words,
  before,
  after,
  lost,
}: ReviewRow): Anchor =>
  ({
    on,
    block,
    footnote,
    citation,
    start,
    end,
    words,
    before,
    after,
    lost: lost === 1,
  }) as Anchor;

function textsOf(blocks: readonly Block[]): AnchoredTexts {
  const texts = new Map<string, string>(
    blocks.map((block) => [
      textKey({ block: block.id, footnote: null }),
      plainText(block),
    ]),
  );
  const notes = new Map<string, BlockId>();
  for (const { block, footnote } of footnotesOf(blocks)) {
    texts.set(
      textKey({ block, footnote: footnote.id }),
      plainInline(footnote.content),
    );
    notes.set(footnote.id, block);
    for (const { id } of citationsOf(footnote)) notes.set(id, block);
  }
  return { texts, notes };
}
