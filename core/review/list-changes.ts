// The changes of a comparison one after the other, as they are listed, counted and stepped through: fields first, then the
// text in reading order with each note behind the block of its mark, then what is printed of the sources.
import type { BlockId, FootnoteId } from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import type { ComparedBlock, Comparison } from './compare-documents.ts';
import type { ComparedNote } from './compare-notes.ts';
import type { ComparedSource } from './compare-sources.ts';
import type { Span } from './compare-words.ts';
import { groupBy } from './group-by.ts';

export type Change = {
  /** Unique in the comparison. */
  readonly id: string;
  readonly kind:
    | 'inserted'
    | 'deleted'
    | 'replaced'
    | 'restyled'
    | 'moved'
    | 'trait'
    | 'note'
    | 'field'
    | 'source';
  /** Null for a field and a source. */
  readonly block: BlockId | null;
  readonly note: FootnoteId | null;
  readonly section: string;
  /** The words that went and that came; of a moved block where it stood and stands, of a trait or field its values. */
  readonly before: string;
  readonly after: string;
  /**
   * The name of the trait or field, the note's number, what a source is known by, or the words of a moved block as it
   * stands; empty otherwise.
   */
  readonly name: string;
  /** The part of a source; empty otherwise. */
  readonly part: string;
  /** Whether it is a whole block that came or went. */
  readonly whole: boolean;
  /** Whether a field is one that the library has anew under the same name. */
  readonly rewritten: boolean;
};

/** Spans of one block that make one change: what went, and what came in its place. */
export function hunksOf(block: ComparedBlock): Span[][] {
  const hunks: Span[][] = [];
  for (const { cells } of block.lines)
    for (const spans of cells) {
      let open: Span[] | null = null;
      for (const span of spans)
        if (span.change === 'same') open = null;
        else if (
          open &&
          (span.change === 'restyled') === (open[0]?.change === 'restyled')
        )
          open.push(span);
        else {
          open = [span];
          hunks.push(open);
        }
    }
  return hunks;
}

const isWhole = ({ change }: ComparedBlock): boolean =>
  change === 'inserted' || change === 'deleted';

/** The id of a block's own change, of its hunk, of a note's, of a field's: what they are found by on the page. */
export const changeId = {
  block: (id: BlockId): string => `block ${id}`,
  hunk: (id: BlockId, place: number): string => `words ${id} ${place}`,
  trait: (id: BlockId, trait: string): string => `trait ${id} ${trait}`,
  note: (id: FootnoteId): string => `note ${id}`,
  field: (field: string): string => `field ${field}`,
  source: ({ id, part }: Pick<ComparedSource, 'id' | 'part'>): string =>
    `source ${id} ${part}`,
} as const;

const wordsOf = (
  spans: readonly Span[],
  change: Span['change'],
  between = '',
): string =>
  spans
    .filter((span) => span.change === change)
    .map(({ content }) =>
      content
        .map((inline) =>
          inline.type === 'footnote' ? '' : plainInline([inline]),
        )
        .join(''),
    )
    .join(between)
    .replace(/\s+/gu, ' ')
    .trim();

export function listChanges(comparison: Comparison): Change[] {
  const notes = groupBy(comparison.notes, ({ block }) => block);
  const met = new Set<BlockId>();
  const cameOrWent = new Set<string>(
    comparison.notes
      .filter(({ change }) => change !== 'changed')
      .map(({ id }) => id),
  );
  const left = new Map(
    comparison.blocks
      .filter(({ moved }) => moved === 'away')
      .map((block) => [block.id, block.section]),
  );
  const changes = comparison.fields.map(
    ({ field, before, after, rewritten }): Change => ({
      ...NOTHING,
      id: changeId.field(field),
      kind: 'field',
      name: field,
      before,
      after,
      rewritten,
    }),
  );
  for (const block of comparison.blocks) {
    if (block.moved === 'away') continue;
    changes.push(...blockChanges(block, left.get(block.id) ?? '', cameOrWent));
    for (const id of new Set([block.id, block.before?.id ?? block.id])) {
      if (met.has(id)) continue;
      met.add(id);
      for (const note of notes.get(id) ?? [])
        changes.push(noteChange(note, block.section));
    }
  }
  for (const source of comparison.sources) {
    const { name, part, before, after } = source;
    changes.push({
      ...NOTHING,
      id: changeId.source(source),
      kind: 'source',
      name,
      part,
      before,
      after,
    });
  }
  return changes;
}

const NOTHING = {
  block: null,
  note: null,
  section: '',
  before: '',
  after: '',
  name: '',
  part: '',
  whole: false,
  rewritten: false,
} as const;

function* blockChanges(
  block: ComparedBlock,
  left: string,
  listed: ReadonlySet<string>,
): Generator<Change> {
  const base = { ...NOTHING, block: block.id, section: block.section };
  if (block.moved === 'here')
    yield {
      ...base,
      id: changeId.block(block.id),
      kind: 'moved',
      name: standing(block),
      before: left,
      after: block.section,
    };
  if (isWhole(block)) {
    const spans = block.lines.flatMap(({ cells }) => cells.flat());
    yield {
      ...base,
      id: changeId.block(block.id),
      kind: block.change === 'inserted' ? 'inserted' : 'deleted',
      before: wordsOf(spans, 'deleted', ' '),
      after: wordsOf(spans, 'inserted', ' '),
      whole: true,
    };
    return;
  }
  for (const { trait, before, after } of block.traits)
    yield {
      ...base,
      id: changeId.trait(block.id, trait),
      kind: 'trait',
      name: trait,
      before,
      after,
    };
  for (const [place, spans] of hunksOf(block).entries()) {
    // The note itself is a change of its own.
    const isMark = spans
      .flatMap(({ content }) => content)
      .every((inline) => inline.type === 'footnote' && listed.has(inline.id));
    if (isMark) continue;
    const has = (change: Span['change']): boolean =>
      spans.some((span) => span.change === change);
    const restyled = wordsOf(spans, 'restyled');
    yield {
      ...base,
      id: changeId.hunk(block.id, place),
      kind: has('restyled')
        ? 'restyled'
        : !has('deleted')
          ? 'inserted'
          : has('inserted')
            ? 'replaced'
            : 'deleted',
      before: wordsOf(spans, 'deleted') || restyled,
      after: wordsOf(spans, 'inserted') || restyled,
    };
  }
}

const standing = ({ lines }: ComparedBlock): string =>
  lines
    .flatMap(({ cells }) => cells)
    .map((spans) =>
      wordsOf(
        spans
          .filter(({ change }) => change !== 'deleted')
          .map((span) => ({ ...span, change: 'same' as const })),
        'same',
      ),
    )
    .join(' ')
    .trim();

const noteChange = (note: ComparedNote, section: string): Change => ({
  ...NOTHING,
  id: changeId.note(note.id),
  kind: 'note',
  block: note.block,
  note: note.id,
  section,
  name: String(note.after ?? note.before ?? ''),
  before: wordsIn(note, 'deleted'),
  after: wordsIn(note, 'inserted'),
});

/** The note as it read before or reads after: what is the same on both sides too. */
const wordsIn = (note: ComparedNote, change: 'deleted' | 'inserted'): string =>
  wordsOf(
    note.spans
      .filter((span) =>
        change === 'deleted'
          ? span.change !== 'inserted'
          : span.change !== 'deleted',
      )
      .map((span) => ({ ...span, change: 'same' as const })),
    'same',
  );
