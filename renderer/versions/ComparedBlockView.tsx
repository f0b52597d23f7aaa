// One block of a comparison: its words with what went and came, what else of it changed, and its notes that did.
import { memo, useMemo } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { kindOf, type ComparedBlock } from '#core/review/compare-documents.ts';
import type { ComparedLine } from '#core/review/compare-lines.ts';
import type { ComparedNote } from '#core/review/compare-notes.ts';
import type { Span } from '#core/review/compare-words.ts';
import { changeId, hunksOf } from '#core/review/list-changes.ts';
import { counted } from '../ui/counted.ts';
import styles from './compared-text.module.css';
import { Spans, type Shown, type Side } from './Spans.tsx';

type Props = {
  readonly block: ComparedBlock;
  /** The heading that the block stands or stood under on the other side, and whether that is further down. */
  readonly other: { readonly section: string; readonly below: boolean } | null;
  readonly notes: readonly ComparedNote[];
} & Shown;

export const ComparedBlockView = memo(function ComparedBlockView({
  block,
  other,
  notes,
  ...rest
}: Props) {
  // Where a block stood its notes have the numbers of then.
  const { before } = rest.numbers;
  const shown: Shown =
    block.moved === 'away'
      ? { ...rest, numbers: { before, after: before } }
      : rest;
  const changes = useMemo(() => changesOf(block), [block]);
  const { side, current } = shown;
  if (!isOn(block, side)) return null;
  const isPlain = side === 'plain';
  const isChanged =
    !isPlain &&
    (block.change !== 'same' || block.moved !== null || notes.length > 0);
  const changeOf = (span: Span): string | undefined => changes.get(span);
  return (
    <div
      className={styles['block']}
      data-kind={(block.after ?? block.before)?.type}
      data-level={levelOf(block)}
      data-changed={isChanged || undefined}
      data-current={current !== null || undefined}
      data-moved={isPlain ? undefined : (block.moved ?? undefined)}
    >
      {other && !isPlain && (
        <p
          className={styles['label']}
          data-change={
            block.moved === 'here' ? changeId.block(block.id) : undefined
          }
        >
          {other.below ? <ArrowDown aria-hidden /> : <ArrowUp aria-hidden />}
          {movedWords(block, other)}
        </p>
      )}
      {!isPlain &&
        block.moved !== 'away' &&
        block.traits.map(({ trait, before, after }) => (
          <p
            key={trait}
            className={styles['label']}
            data-change={changeId.trait(block.id, trait)}
            data-current={
              current === changeId.trait(block.id, trait) || undefined
            }
          >
            {trait === 'Kind' ? '' : `${trait}: `}
            {before || 'none'} became {after || 'none'}
          </p>
        ))}
      <Lines block={block} shown={shown} changeOf={changeOf} />
      {notes.map((note) => (
        <Note key={note.id} note={note} shown={shown} />
      ))}
    </div>
  );
});

/** Whether the block has anything to show on that side. */
export function isOn(
  { before, after, moved }: ComparedBlock,
  side: Side,
): boolean {
  switch (side) {
    case 'both':
      return true;
    case 'before':
    case 'plain':
      return before !== null && moved !== 'here';
    case 'after':
      return after !== null && moved !== 'away';
  }
}

/** The id of the change that each span is part of: a block that came or went is one change as a whole. */
function changesOf(block: ComparedBlock): ReadonlyMap<Span, string> {
  const isWhole = block.change === 'inserted' || block.change === 'deleted';
  return new Map(
    hunksOf(block).flatMap((spans, place) => {
      const id = isWhole
        ? changeId.block(block.id)
        : changeId.hunk(block.id, place);
      return spans.map((span): [Span, string] => [span, id]);
    }),
  );
}

const levelOf = ({ after, before }: ComparedBlock): number | undefined => {
  const block = after ?? before;
  return block?.type === 'heading' ? block.level : undefined;
};

function movedWords(
  block: ComparedBlock,
  other: { readonly section: string; readonly below: boolean },
): string {
  const isNear = other.section === block.section;
  const place = isNear
    ? `further ${other.below ? 'down' : 'up'}`
    : other.section || 'the beginning';
  if (block.moved === 'away') return `Moved ${isNear ? '' : 'to '}${place}`;
  return `Moved here from ${place}${
    block.change === 'changed' ? ', and changed' : ''
  }`;
}

type Inner = {
  readonly shown: Shown;
  readonly changeOf: (span: Span) => string | undefined;
};

function Lines({ block, shown, changeOf }: Inner & { block: ComparedBlock }) {
  const kind = (block.after ?? block.before)?.type;
  const inner = { shown, changeOf };
  if (kind === 'table') {
    const caption = block.lines.filter(({ role }) => role === 'caption');
    const rows = block.lines.filter(({ role }) => role !== 'caption');
    return (
      <>
        {caption.map((line, place) => (
          <Line key={place} line={line} {...inner} />
        ))}
        <div className={styles['wide']}>
          <table>
            <tbody>
              {rows.map((line, place) => (
                <Row key={place} line={line} {...inner} />
              ))}
            </tbody>
          </table>
        </div>
      </>
    );
  }
  return block.lines.map((line, place) => (
    <Line key={place} line={line} {...inner} empty={emptyWords(block)} />
  ));
}

/** What is said of a block without words that came or went. */
const emptyWords = ({
  change,
  after,
  before,
}: ComparedBlock): string | null => {
  const block = after ?? before;
  if (change === 'same' || change === 'changed' || !block) return null;
  return `${kindOf(block)} without words`;
};

const isShown = ({ change }: ComparedLine, side: Side): boolean =>
  side === 'both' ||
  (side === 'after' ? change !== 'deleted' : change !== 'inserted');

function Line({
  line,
  shown,
  changeOf,
  empty = null,
}: Inner & { readonly line: ComparedLine; readonly empty?: string | null }) {
  if (!isShown(line, shown.side)) return null;
  if (line.role === 'rule') return <hr />;
  const words = line.cells.some((spans) => spans.length > 0);
  return (
    <p
      className={styles[line.role]}
      data-line={shown.side === 'plain' ? 'same' : line.change}
      data-depth={line.depth}
    >
      {line.label !== '' && (
        <span className={styles['bullet']}>{line.label}</span>
      )}
      {line.role === 'page-break' && 'Page break'}
      {line.role === 'bibliography' && 'List of sources'}
      {line.role === 'image' && <span className={styles['what']}>Image: </span>}
      {line.cells.map((spans, place) => (
        <Spans key={place} spans={spans} shown={shown} changeOf={changeOf} />
      ))}
      {!words && empty !== null && line.role === 'text' && (
        <span className={styles['what']}>{empty}</span>
      )}
      {!words && empty === null && line.role === 'text' && <br />}
    </p>
  );
}

function Row({
  line,
  shown,
  changeOf,
}: Inner & { readonly line: ComparedLine }) {
  if (!isShown(line, shown.side)) return null;
  const Cell = line.role === 'header' ? 'th' : 'td';
  return (
    <tr data-line={shown.side === 'plain' ? 'same' : line.change}>
      {line.cells.map((spans, place) => (
        <Cell key={place}>
          <Spans spans={spans} shown={shown} changeOf={changeOf} />
        </Cell>
      ))}
    </tr>
  );
}

function Note({
  note,
  shown,
}: {
  readonly note: ComparedNote;
  readonly shown: Shown;
}) {
  const { side } = shown;
  if (side === 'plain' || (side === 'before' && note.before === null))
    return null;
  if (side === 'after' && note.after === null) return null;
  const id = changeId.note(note.id);
  return (
    <p
      className={styles['note']}
      data-change={id}
      data-current={shown.current === id || undefined}
    >
      <b>{noteLabel(note, side)}</b>{' '}
      <Spans spans={note.spans} shown={shown} changeOf={() => undefined} />
    </p>
  );
}

const noteLabel = (
  { change, before, after }: ComparedNote,
  side: Side,
): string => {
  const number = (side === 'before' ? before : after) ?? before;
  if (side === 'both' && change === 'inserted') return `New note ${number}`;
  if (side === 'both' && change === 'deleted') return `Note ${number} removed`;
  return `Note ${number}`;
};

/** How many words came and went, in words. */
export const countWords = (inserted: number, deleted: number): string =>
  `${counted(inserted, 'word', 'words')} in, ${deleted.toLocaleString('en-GB')} out`;
