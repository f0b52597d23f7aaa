// The sheet of a comparison: both versions in one text, side by side, or the earlier one by itself.
import { Fragment, useMemo } from 'react';
import type { BlockId } from '#core/document/document.ts';
import type { ComparedBlock } from '#core/review/compare-documents.ts';
import type { ComparedNote } from '#core/review/compare-notes.ts';
import type { Change } from '#core/review/list-changes.ts';
import { ComparedBlockView, isOn } from './ComparedBlockView.tsx';
import { ComparedHead } from './ComparedHead.tsx';
import { ComparedSources } from './ComparedSources.tsx';
import styles from './compare-screen.module.css';
import type { HeadNames } from './field-words.ts';
import type { Side } from './Spans.tsx';
import type { Compared } from './use-comparison.ts';

export type View = 'one' | 'sides' | 'alone';

export function ComparedText({
  compared,
  view,
  current,
  names,
}: {
  readonly compared: Compared;
  readonly view: View;
  /** The change that is stepped to. */
  readonly current: Change | null;
  readonly names: HeadNames;
}) {
  const { comparison, numbers } = compared;
  const { blocks } = comparison;
  const places = useMemo(() => otherPlaces(blocks), [blocks]);
  const notes = useMemo(
    () => notesByBlock(comparison.notes, blocks),
    [comparison.notes, blocks],
  );
  const changedNotes = useMemo(
    () => new Set<string>(comparison.notes.map(({ id }) => id)),
    [comparison.notes],
  );
  const draw = (block: ComparedBlock, side: Side) => (
    <ComparedBlockView
      block={block}
      other={places.get(block) ?? null}
      notes={notes.get(block) ?? NO_NOTES}
      side={side}
      numbers={numbers}
      changedNotes={changedNotes}
      current={current?.block === block.id ? current.id : null}
    />
  );
  const head = (side: Side) => (
    <ComparedHead
      before={compared.before.document}
      after={compared.after.document}
      fields={comparison.fields}
      names={names}
      side={side}
      current={current?.id ?? null}
    />
  );
  const foot = (side: Side) => (
    <ComparedSources
      sources={comparison.sources}
      names={names}
      side={side}
      current={current?.id ?? null}
    />
  );
  const { language } = compared.after.document;
  if (view === 'sides')
    return (
      <div className={styles['sides']} lang={language}>
        <div className={styles['pair']}>
          <div>{head('before')}</div>
          <div>{head('after')}</div>
        </div>
        {blocks.map((block) => (
          <div key={keyOf(block)} className={styles['pair']}>
            <div>{isOn(block, 'before') && draw(block, 'before')}</div>
            <div>{isOn(block, 'after') && draw(block, 'after')}</div>
          </div>
        ))}
        <div className={styles['pair']}>
          <div>{foot('before')}</div>
          <div>{foot('after')}</div>
        </div>
      </div>
    );
  const side = view === 'alone' ? 'plain' : 'both';
  return (
    <article className={styles['sheet']} lang={language}>
      {head(side)}
      {blocks.map((block) => (
        <Fragment key={keyOf(block)}>{draw(block, side)}</Fragment>
      ))}
      {foot(side)}
    </article>
  );
}

const NO_NOTES: readonly ComparedNote[] = [];

const keyOf = ({ id, moved }: ComparedBlock): string =>
  moved === 'away' ? `${id} away` : id;

/** Where a moved block stands on the other side, seen from each of its two places. */
function otherPlaces(
  blocks: readonly ComparedBlock[],
): Map<ComparedBlock, { section: string; below: boolean }> {
  const ends = new Map<BlockId, { block: ComparedBlock; at: number }[]>();
  for (const [at, block] of blocks.entries())
    if (block.moved !== null)
      ends.set(block.id, [...(ends.get(block.id) ?? []), { block, at }]);
  const places = new Map<ComparedBlock, { section: string; below: boolean }>();
  for (const [one, other] of ends.values()) {
    if (!one || !other) continue;
    places.set(one.block, { section: other.block.section, below: true });
    places.set(other.block, { section: one.block.section, below: false });
  }
  return places;
}

/** The notes that changed, at the block that has their mark; where a block was moved, at the place where it stands. */
function notesByBlock(
  notes: readonly ComparedNote[],
  blocks: readonly ComparedBlock[],
): Map<ComparedBlock, readonly ComparedNote[]> {
  const standing = new Map<BlockId, ComparedBlock>();
  for (const block of blocks) {
    if (block.moved === 'away') continue;
    standing.set(block.id, block);
    if (block.before && !standing.has(block.before.id))
      standing.set(block.before.id, block);
  }
  const found = new Map<ComparedBlock, ComparedNote[]>();
  for (const note of notes) {
    const block = standing.get(note.block);
    if (block) found.set(block, [...(found.get(block) ?? []), note]);
  }
  return found;
}
