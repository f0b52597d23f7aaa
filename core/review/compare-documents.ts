// The difference of two versions of a briefing: blocks in, out, changed and moved, what was said in notes, and the head.
// Blocks are told by their ids; where those were renewed on the way (by cut and paste, by a new import), by their words.
import type {
  Block,
  BlockId,
  BriefingDocument,
  BriefingHead,
  FieldValue,
  Inline,
  TableCell,
} from '../document/document.ts';
import { footnotesOf, plainInline, plainText } from '../document/walk.ts';
import { alignAlike, keptOrder } from './align.ts';
import { citedInOrder } from '../citations/cited-in-order.ts';
import { compareLines, type ComparedLine } from './compare-lines.ts';
import { compareNotes, type ComparedNote } from './compare-notes.ts';
import {
  compareSources,
  type ComparedSource,
  type PrintedSources,
} from './compare-sources.ts';
import { groupBy } from './group-by.ts';
import type { PrintedForms } from './printed-forms.ts';
import {
  compareInline,
  countChanged,
  type Span,
  type WordCount,
} from './compare-words.ts';

/** A trait of a block that isn't a word of it, such as its kind or marking; empty where it has none. */
export type ComparedTrait = {
  readonly trait: string;
  readonly before: string;
  readonly after: string;
};

export type ComparedBlock = {
  /** Of the block in the later version; of one that is gone, in the earlier. A place that a block left has its id too. */
  readonly id: BlockId;
  readonly before: Block | null;
  readonly after: Block | null;
  readonly change: 'same' | 'changed' | 'inserted' | 'deleted';
  /** 'here' where a block stands that was moved, 'away' where it stood: shown there once more, and counted once. */
  readonly moved: 'here' | 'away' | null;
  /** The heading under which it stands, empty before the first. */
  readonly section: string;
  readonly lines: readonly ComparedLine[];
  readonly traits: readonly ComparedTrait[];
};

export type ComparedField = {
  /** A part of the head, or `fields.` and the key of a front-matter field. */
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** The two as words in and out. */
  readonly spans: readonly Span[];
  /** Whether the library has it anew under the same name: nothing of the briefing is another. */
  readonly rewritten: boolean;
};

export type Comparison = {
  /** Every block of the later version in its order, with those that are gone and the places that were left between them. */
  readonly blocks: readonly ComparedBlock[];
  readonly notes: readonly ComparedNote[];
  readonly fields: readonly ComparedField[];
  /** What is printed of the sources that both cite. */
  readonly sources: readonly ComparedSource[];
  readonly words: WordCount;
};

/** A text with the sources that it cites as they stood with it, as far as they are there. */
export type CitingText = {
  readonly document: BriefingDocument;
  readonly sources: PrintedSources;
  /** How its own style and template print, where that is known. */
  readonly forms?: PrintedForms | undefined;
};

export function compareDocuments(
  { document: before, sources: cited, forms: printed }: CitingText,
  { document: after, sources, forms }: CitingText,
): Comparison {
  const { language } = after;
  const later = footnotesOf(after.blocks);
  const { notes, noteKey } = compareNotes(
    footnotesOf(before.blocks),
    later,
    { before: cited, after: sources },
    language,
  );
  const pairs = matchBlocks(before.blocks, after.blocks);
  const sections = sectionsOf(after.blocks);
  const blocks = inOrder(before.blocks, after.blocks, pairs).map(
    ({ block, from, to, moved }): ComparedBlock => {
      const lines = compareLines(from, moved === 'away' ? from : to, {
        language,
        noteKey,
      });
      const traits =
        from && to && moved !== 'away'
          ? [...compareTraits(from, to), ...lines.flatMap(shiftOf)]
          : [];
      const isSame =
        traits.length === 0 && lines.every(({ change }) => change === 'same');
      return {
        id: block.id,
        before: from,
        after: to,
        change: !from
          ? 'inserted'
          : !to
            ? 'deleted'
            : moved === 'away' || isSame
              ? 'same'
              : 'changed',
        moved,
        section: '',
        lines,
        traits,
      };
    },
  );
  let section = '';
  const placed = blocks.map((block) => {
    const found = block.after && block.moved !== 'away';
    if (found) section = sections.get(block.id) ?? section;
    return { ...block, section };
  });
  return {
    blocks: placed,
    notes,
    fields: [
      ...compareHeads(before, after),
      ...compareForms(before, after, printed, forms),
    ],
    sources: compareSources(
      citedInOrder(later.map(({ footnote }) => footnote)),
      cited,
      sources,
    ),
    words: countWordsOf(placed, notes, language),
  };
}

/** As many characters of an item are quoted. */
const LONGEST = 40;

function shiftOf({ shifted, cells }: ComparedLine): ComparedTrait[] {
  if (!shifted) return [];
  const words = cells
    .flat()
    .filter(({ change }) => change !== 'deleted')
    .map(({ content }) => plainInline(content))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const item = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
  return [{ trait: `Item “${item}”`, ...shifted }];
}

function countWordsOf(
  blocks: readonly ComparedBlock[],
  notes: readonly ComparedNote[],
  language: string,
): WordCount {
  const spans = [
    ...blocks
      .filter(({ moved }) => moved !== 'away')
      .flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.flat())),
    ...notes.flatMap((note) => note.spans),
  ].filter(({ change }) => change === 'inserted' || change === 'deleted');
  return countChanged(spans, language);
}

/** What a block says, whatever the ids in it; null where it says too little to be known by. */
function sayingOf(block: Block): string | null {
  const words = plainText(block).trim();
  return words === '' ? null : `${block.type} ${words}`;
}

/** The block of the earlier version that each of the later one is: by id, then by its words, then by likeness. */
function matchBlocks(
  before: readonly Block[],
  after: readonly Block[],
): Map<Block, Block> {
  const old = new Map(before.map((block) => [block.id, block]));
  const pairs = new Map<Block, Block>();
  const pair = (from: Block, to: Block): void => {
    pairs.set(to, from);
    old.delete(from.id);
  };
  for (const block of after) {
    const same = old.get(block.id);
    if (same) pair(same, block);
  }
  const saying = groupBy(old.values(), sayingOf);
  saying.delete(null);
  for (const block of after) {
    if (pairs.has(block)) continue;
    const same = saying.get(sayingOf(block))?.shift();
    if (same) pair(same, block);
  }
  const anchors = new Map([...pairs].map(([to, from]) => [from, to]));
  for (const [gone, come] of gaps(before, after, pairs, anchors))
    for (const [i, j] of alignAlike(gone.map(plainText), come.map(plainText))) {
      const [from, to] = [gone[i], come[j]];
      if (!from || !to) continue;
      if (from.type === to.type) pair(from, to);
    }
  return pairs;
}

/** The unpaired blocks that stand between the same two pairs on both sides. */
function gaps(
  before: readonly Block[],
  after: readonly Block[],
  pairs: ReadonlyMap<Block, Block>,
  anchors: ReadonlyMap<Block, Block>,
): [Block[], Block[]][] {
  const behind = new Map<Block | null, Block[]>();
  let last: Block | null = null;
  for (const block of after)
    if (pairs.has(block)) last = block;
    else behind.set(last, [...(behind.get(last) ?? []), block]);
  const found: [Block[], Block[]][] = [];
  let gone: Block[] = [];
  let anchor: Block | null = null;
  for (const block of [...before, null]) {
    const next = block && anchors.get(block);
    if (block && !next) {
      gone.push(block);
      continue;
    }
    const come = behind.get(anchor);
    if (come && gone.length > 0) found.push([gone, come]);
    gone = [];
    anchor = next ?? null;
  }
  return found;
}

type Placed = {
  /** The later of the two. */
  readonly block: Block;
  readonly from: Block | null;
  readonly to: Block | null;
  readonly moved: ComparedBlock['moved'];
};

/** The later version in its order; what is gone, and what a moved block left, stands where it stood. */
function inOrder(
  before: readonly Block[],
  after: readonly Block[],
  pairs: ReadonlyMap<Block, Block>,
): Placed[] {
  const places = new Map(before.map((block, place) => [block, place]));
  const placeOf = (to: Block): number | null => {
    const from = pairs.get(to);
    return from ? (places.get(from) ?? null) : null;
  };
  // Where either of two may have moved, it was the text and not the heading.
  const kept = keptOrder(
    after.map(placeOf).filter((place) => place !== null),
    before.length,
    (place) => (before[place]?.type === 'heading' ? 3 : 2),
  );
  const laterOf = new Map([...pairs].map(([to, from]) => [from, to]));
  const placed: Placed[] = [];
  let from = 0;
  const leave = (until: number): void => {
    for (; from < until; from += 1) {
      const block = before[from];
      if (!block) return;
      const to = laterOf.get(block) ?? null;
      placed.push({
        block: to ?? block,
        from: block,
        to,
        moved: to ? 'away' : null,
      });
    }
  };
  // The place of the next block that kept its order: what went before it stands before what came.
  const ahead: number[] = [];
  let next = before.length;
  for (const block of after.toReversed()) {
    const place = placeOf(block);
    if (place !== null && kept.has(place)) next = place;
    ahead.push(next);
  }
  ahead.reverse();
  for (const [at, block] of after.entries()) {
    leave(ahead[at] ?? before.length);
    const isKept = placeOf(block) === from && kept.has(from);
    if (isKept) from += 1;
    const old = pairs.get(block) ?? null;
    placed.push({
      block,
      from: old,
      to: block,
      moved: old && !isKept ? 'here' : null,
    });
  }
  leave(before.length);
  return placed;
}

/** The heading under which each block stands. */
function sectionsOf(blocks: readonly Block[]): Map<BlockId, string> {
  let section = '';
  return new Map(
    blocks.map((block) => {
      if (block.type === 'heading')
        section = plainText(block).replaceAll('\n', ' ').trim();
      return [block.id, section];
    }),
  );
}

const KINDS: Readonly<Record<Block['type'], string>> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  list: 'List',
  quotation: 'Quotation',
  'pull-quotation': 'Pull quotation',
  table: 'Table',
  image: 'Image',
  code: 'Code',
  rule: 'Rule',
  'page-break': 'Page break',
  bibliography: 'List of sources',
};

/** "Heading 2", "Numbered list". */
export function kindOf(block: Block): string {
  if (block.type === 'heading') return `Heading ${block.level}`;
  if (block.type !== 'list') return KINDS[block.type];
  return {
    ordered: 'Numbered list',
    unordered: 'Bulleted list',
    check: 'Check list',
  }[block.style];
}

const ALIGNMENTS = {
  start: '',
  center: 'Centred',
  end: 'To the end',
  justify: 'Justified',
} as const;

function traitsOf(block: Block): Record<string, string> {
  const traits = {
    Kind: kindOf(block),
    Marking: block.marking ?? '',
    Alignment: ALIGNMENTS[block.align ?? 'start'],
    Direction:
      block.direction === undefined
        ? ''
        : { ltr: 'Left to right', rtl: 'Right to left' }[block.direction],
    Language: block.language ?? '',
  };
  switch (block.type) {
    case 'list':
      return {
        ...traits,
        ...(block.style === 'ordered' && {
          'First number': String(block.start ?? 1),
        }),
        Ticks: (block.ticks ?? []).join(', '),
      };
    case 'image':
      return { ...traits, 'Picture file': block.attachment.slice(0, 12) };
    case 'table':
      return {
        ...traits,
        'Header rows': String(block.headerRows),
        'Header columns': String(block.headerColumns),
        'Columns of figures': (block.figures ?? [])
          .map((column) => column + 1)
          .join(', '),
        'Widths of columns': (block.widths ?? []).join(' : '),
        'Joined cells': joinedCells(block.rows).join(', '),
      };
    case 'paragraph':
    case 'heading':
    case 'quotation':
    case 'pull-quotation':
    case 'code':
    case 'rule':
    case 'page-break':
    case 'bibliography':
      return traits;
  }
}

/** "row 1, cell 2 (3 × 1)", columns before rows. */
const joinedCells = (rows: readonly (readonly TableCell[])[]): string[] =>
  rows.flatMap((row, y) =>
    row.flatMap(({ columns = 1, rows: down = 1 }, x) =>
      columns * down > 1
        ? [`row ${y + 1}, cell ${x + 1} (${columns} × ${down})`]
        : [],
    ),
  );

/** Of another kind it has other traits; that it is of another kind says so. */
function compareTraits(before: Block, after: Block): ComparedTrait[] {
  const old = traitsOf(before);
  return Object.entries(traitsOf(after)).flatMap(([trait, value]) => {
    const from = old[trait];
    return from === undefined || from === value
      ? []
      : [{ trait, before: from, after: value }];
  });
}

const asText = (value: FieldValue | undefined): string =>
  value === undefined
    ? ''
    : typeof value === 'object'
      ? value.join('; ')
      : String(value);

const PARTS = [
  'title',
  'marking',
  'status',
  'language',
  'style',
  'template',
] as const satisfies readonly (keyof BriefingHead)[];

function compareHeads(
  before: BriefingHead,
  after: BriefingHead,
): ComparedField[] {
  const keys = new Set([
    ...Object.keys(before.fields),
    ...Object.keys(after.fields),
  ]);
  const compare = (field: string, from: string, to: string): ComparedField => ({
    field,
    before: from,
    after: to,
    spans: compareInline(asInline(from), asInline(to), after.language),
    rewritten: false,
  });
  return [
    ...PARTS.map((part) => [part, before[part], after[part]] as const),
    ...[...keys].map(
      (key) =>
        [
          `fields.${key}`,
          asText(before.fields[key]),
          asText(after.fields[key]),
        ] as const,
    ),
  ]
    .filter(([, from, to]) => from !== to)
    .map(([field, from, to]) => compare(field, from, to));
}

/** What was written anew under its name; its values say so behind the name. */
function compareForms(
  before: BriefingHead,
  after: BriefingHead,
  was: PrintedForms | undefined,
  is: PrintedForms | undefined,
): ComparedField[] {
  if (!was || !is) return [];
  return (['style', 'template'] as const)
    .filter((part) => before[part] === after[part] && was[part] !== is[part])
    .map((part) => {
      const [from, to] = [
        `${before[part]} as it was`,
        `${after[part]} as it is`,
      ];
      return {
        field: part,
        before: from,
        after: to,
        spans: compareInline(asInline(from), asInline(to), after.language),
        rewritten: true,
      };
    });
}

const asInline = (text: string): Inline[] =>
  text === '' ? [] : [{ type: 'text', text }];
