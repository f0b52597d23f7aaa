// A briefing as the data that the template sets: the front matter, and the body in sections, so that an edit costs the
// typesetter one section. It is data all through: no string in it is ever read as markup.
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import type {
  Block,
  BriefingDocument,
  Inline,
  ListItems,
} from '#core/document/document.ts';
import type { Annex } from '#core/review/annexes.ts';
import { copyWords } from '#core/review/copy-words.ts';
import type { ReviewItem } from '#core/review/review-copy.ts';
import { signedBlock } from '#core/document/signed-block.ts';
import type { Template } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';
import { allAtOnce, mapInSteps, type Steps } from '#core/steps.ts';
import { blockDirection } from './block-direction.ts';
import { captionLabels } from './caption-labels.ts';
import { hasWords, headingDepths } from './heading-levels.ts';
import { imageFormat, type ImageFormat } from './image-format.ts';
import { breakable, widthOf, widthOfCode } from './break-opportunities.ts';
import {
  inlineNodes,
  linesOfNodes,
  notesIn,
  plainNodes,
  runNodes,
  turns,
  widthOfNodes,
  type InlineNode,
  type Notes,
} from './inline-data.ts';
import {
  directionOf,
  dividesWords,
  typstLanguage,
  type TypstLanguage,
} from './language-tag.ts';
import type { KeptNodes } from './kept-nodes.ts';
import { listLabel } from './list-labels.ts';
import { metaOf, type Meta } from './meta-data.ts';
import { MEASURE } from './page-geometry.ts';
import { printedWords } from './printed-words.ts';
import { expandTabs, linesOf, settableText } from './settable-text.ts';
import { anchorsOf } from './review-anchors.ts';
import { marginNotes, type MarginNote } from './review-margin.ts';
import { tableNode, type Fit, type TableNode } from './table-data.ts';

/** What the export and the proof start from. `notes` and `list` are those of `document`, `date` is ISO 8601. */
export type TypesettingInput = {
  readonly document: BriefingDocument;
  readonly notes: readonly FormattedNote[];
  /** What a list of sources says. */
  readonly list: readonly ListedEntry[];
  readonly template: Template;
  readonly date: string;
  /** The bytes of each image of the document, by SHA-256. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  /** Where it is a paper of a pack: its pages carry this marking, and their numbers are the pack's. */
  readonly pack?: { readonly marking: string };
  /** Of a review copy: what is said of the text, and the pages on which its list says that the places are. */
  readonly review?: {
    readonly items: readonly ReviewItem[];
    readonly pages: ReadonlyMap<number, number>;
  };
  /** It says on each page that it is a draft. */
  readonly draft?: boolean;
  /** It says behind the text what the proof of the file finds. */
  readonly colophon?: boolean;
  /** The lines of the text are numbered, on each page from 1. */
  readonly lines?: boolean;
  /** What stands behind the text, in pages of its own. */
  readonly annexes?: readonly Annex[];
};

export type ListItemNode = {
  readonly label: string;
  readonly c: InlineNode[];
  readonly sub?: ListNode;
  /** What can be ticked behind it. */
  readonly ticks?: InlineNode[][];
  /** It stands on one page with what can be ticked. */
  readonly whole?: boolean;
  /** It begins a page. */
  break?: boolean;
};
export type ListNode = {
  readonly labelled: boolean;
  readonly items: readonly ListItemNode[];
};

/** Their lines hang by so many em; the numbers, where there are some, stand in that room. */
export type EntryNodes = {
  readonly hang: number;
  readonly items: readonly {
    readonly number?: InlineNode[];
    readonly c: InlineNode[];
  }[];
};

/** `whole` keeps a block on one page, `break` begins a page with it. */
export type BlockNode = {
  readonly lang?: TypstLanguage;
  readonly dir?: 'ltr' | 'rtl';
  readonly align?: 'start' | 'center' | 'end' | 'justify';
  readonly marking?: string;
  whole?: boolean;
  /** It has notes and is kept whole: the headings before it go with it to the next page. */
  held?: boolean;
  /** Long or with many places to break: its lines are filled one after another, which takes a fraction of the time. */
  readonly simple?: boolean;
  /** Whether words of it are divided; where it is not said, those of justified lines are. */
  readonly hyphenate?: boolean;
  /** Its id, on the first node of a block, where places are asked for. */
  readonly at?: string;
  /** It has a note that may not fit with it on one page. */
  readonly loose?: boolean;
  break?: boolean;
  /** What is said of a block without words, by its numbers. */
  readonly said?: readonly number[];
} & (
  | {
      readonly h: number;
      readonly look: number;
      readonly c: InlineNode[];
      /** Of many lines: nothing is kept whole with it. */
      readonly tall?: boolean;
      /** The note whose mark stands in the first line of what follows. */
      readonly leads?: number;
    }
  | { readonly p: InlineNode[] }
  | { readonly list: ListNode }
  | { readonly q: InlineNode[][]; readonly by?: InlineNode[] }
  | { readonly pull: InlineNode[] }
  | { readonly table: TableNode }
  | {
      readonly image: string;
      readonly format: ImageFormat;
      readonly alt: string;
      readonly caption?: { readonly label: string; readonly c: InlineNode[] };
    }
  | { readonly code: string }
  | { readonly rule: true }
  | { readonly entries: EntryNodes }
  /** The line that is signed, with its two labels. */
  | { readonly sign: InlineNode[]; readonly date: InlineNode[] }
  | { readonly page: true }
);

export type TypesettingData = {
  readonly meta: Meta;
  /** The last of them are the annexes, one each. */
  readonly sections: BlockNode[][];
  /** What stands in the margin of a review copy. */
  readonly margin: readonly MarginNote[] | null;
  readonly images: ReadonlyMap<string, Uint8Array>;
};

const SECTION_BLOCKS = 60;
// Room in em at the size that the template sets each of these in.
const TEXT_SIZE = 11;
const ROOM = {
  text: MEASURE / TEXT_SIZE,
  heading: MEASURE / 13,
  pull: (MEASURE - 57) / 14,
  quotation: (MEASURE - 23) / 10,
  attribution: (MEASURE - 23) / 9,
  caption: MEASURE / 9 - 6,
  code: (MEASURE - 14) / 9 / 1.04,
  tick: (MEASURE - 60) / 10,
  signature: (MEASURE - 130) / 8,
  entry: (MEASURE - 23) / 10,
} as const;
const LIST_INDENT = 22;
/** In em, of an entry in a list of sources: how far its lines hang, and what parts its number from its words. */
const HANGING = 2;
const NUMBER_GAP = 0.7;

type Making = {
  readonly input: TypesettingInput;
  readonly notes: Notes;
  readonly depths: ReturnType<typeof headingDepths>;
  readonly captions: ReadonlyMap<string, string>;
  /** Whether each block says which it is. */
  readonly places: boolean;
  readonly kept: KeptNodes<BlockNode> | null;
  /** The pages lie on their side, with the tables on them. */
  readonly turned?: boolean;
};

/** Of a table on pages that lie on their side already. */
const TURNED: Fit = { size: 8, gap: 10, turned: true };

const noteLines = (nodes: readonly InlineNode[]): number =>
  notesIn(nodes).reduce(
    (sum, note) =>
      sum +
      note.c.reduce((lines, c) => lines + Math.ceil(widthOfNodes(c) / 38), 0),
    0,
  );
// A line whose note does not fit goes to the next page alone, so a short paragraph goes with it; a list, a table or a
// quotation would even leave its note behind, so one of up to half a page is kept whole.
const keepsWithNote = (nodes: readonly InlineNode[], room: number): boolean =>
  notesIn(nodes).length > 0 &&
  linesOfNodes(nodes, room) <= 4 &&
  noteLines(nodes) <= 12;
const HALF_PAGE = 20;
const SHORT_HEADING = 3;
const SHORT_CAPTION = 10;

const hasNotes = (contents: readonly (readonly InlineNode[])[]): boolean =>
  contents.some((nodes) => notesIn(nodes).length > 0);

/**
 * Whether headings have to be tied to it. The typesetter keeps a heading with what follows, but forgets it once that moves
 * on because its notes have no room.
 */
function holdsHeadings(node: BlockNode): boolean {
  if ('table' in node) {
    const { caption, rows, whole, turned } = node.table;
    return (
      whole &&
      !turned &&
      hasNotes([caption?.c ?? [], ...rows.flat().map(({ c }) => c)])
    );
  }
  if ('image' in node) {
    const c = node.caption?.c ?? [];
    return hasNotes([c]) && linesOfNodes(c, ROOM.caption) <= SHORT_CAPTION;
  }
  if (node.whole !== true) return false;
  if ('q' in node) return hasNotes([...node.q, node.by ?? []]);
  return 'pull' in node ? hasNotes([node.pull]) : 'p' in node || 'list' in node;
}

/** The first of its notes, if its mark stands in the first line. */
function noteOfFirstLine(nodes: readonly InlineNode[]): number | null {
  const at = nodes.findIndex((node) => notesIn([node]).length > 0);
  const [first] = notesIn(nodes);
  // The widths are a little more than what is printed.
  return first && widthOfNodes(nodes.slice(0, at)) <= ROOM.text * 1.2
    ? first.fn
    : null;
}

/** Says of each heading which note would take the line below it to the next page. */
const withLeads = (nodes: readonly BlockNode[]): BlockNode[] =>
  nodes.map((node, index) => {
    const next = nodes[index + 1];
    if (!('h' in node) || !next || next.held) return node;
    const first = 'p' in next ? next.p : 'q' in next ? (next.q[0] ?? []) : [];
    const leads = noteOfFirstLine(first);
    return leads === null ? node : { ...node, leads };
  });

/** Between the label of an item and its words, in pt. */
const LABEL_GAP = 7;
/** The least room for the words of an item, in em: some numbers are as long as a line. */
const LEAST_ROOM = 3;

/** `taken` is what the lists around it leave free before it, in pt. */
function listNode(
  { style, start = 1, items }: ListItems,
  depth: number,
  notes: Notes,
  ticks: readonly string[] = [],
  taken = 0,
): ListNode {
  const labels = items.map((item, index) =>
    listLabel(style, item, index + start, depth),
  );
  const widest = labels.reduce(
    (most, label) => Math.max(most, widthOf(label)),
    0,
  );
  const indent = taken + Math.max(LIST_INDENT, widest * TEXT_SIZE + LABEL_GAP);
  const room = Math.max(LEAST_ROOM, (MEASURE - indent) / TEXT_SIZE);
  return {
    labelled: style !== 'unordered',
    items: items.map((item, index) => {
      const c = inlineNodes(item.content, room, notes);
      const sub =
        item.children && listNode(item.children, depth + 1, notes, [], indent);
      const lines = [c, ...(sub ? itemContents(sub) : [])].reduce(
        (sum, content) =>
          sum + linesOfNodes(content, room) + noteLines(content),
        0,
      );
      return {
        label: labels[index] ?? '',
        c,
        ...(sub && { sub }),
        ...(ticks.length > 0 && {
          ticks: ticks.map((tick) =>
            plainNodes(settableText(tick), ROOM.tick / ticks.length),
          ),
          whole: lines <= HALF_PAGE / 2,
        }),
      };
    }),
  };
}

const itemContents = (list: ListNode): InlineNode[][] =>
  list.items.flatMap(({ c, sub }) => [c, ...(sub ? itemContents(sub) : [])]);

function bodyOf(block: Block, making: Making): BlockNode[] {
  const { notes, input, captions, depths } = making;
  const content = (stretch: readonly Inline[], room: number): InlineNode[] =>
    hasWords(stretch) || stretch.some(({ type }) => type === 'footnote')
      ? inlineNodes(stretch, room, notes)
      : [];
  switch (block.type) {
    case 'paragraph': {
      const p = content(block.content, ROOM.text);
      return p.length > 0 ? [{ p, whole: keepsWithNote(p, ROOM.text) }] : [];
    }
    case 'heading': {
      const c = content(block.content, ROOM.heading);
      if (c.length === 0) return [];
      const depth = depths.get(block.id);
      return depth !== undefined
        ? [
            {
              ...{ h: depth, look: block.level, c },
              ...(linesOfNodes(c, ROOM.heading) > SHORT_HEADING && {
                tall: true,
              }),
            },
          ]
        : [{ p: c }];
    }
    case 'list': {
      const list = listNode(block, 0, notes, block.ticks);
      const contents = itemContents(list);
      const lines = contents.reduce(
        (sum, c) =>
          sum + Math.max(1, linesOfNodes(c, ROOM.text - 4)) + noteLines(c),
        block.ticks ? block.items.length : 0,
      );
      const noted = contents.some((c) => notesIn(c).length > 0);
      return [{ list, whole: noted && lines <= HALF_PAGE }];
    }
    case 'quotation': {
      const q = block.paragraphs
        .map((paragraph) => content(paragraph, ROOM.quotation))
        .filter((nodes) => nodes.length > 0);
      const by = content(block.attribution ?? [], ROOM.attribution);
      const lines = q.reduce(
        (sum, nodes) =>
          sum + linesOfNodes(nodes, ROOM.quotation) + noteLines(nodes),
        0,
      );
      return q.length + by.length === 0
        ? []
        : [{ q, ...(by.length > 0 && { by }), whole: lines <= 8 }];
    }
    case 'pull-quotation': {
      const pull = content(block.content, ROOM.pull);
      return pull.length === 0
        ? []
        : [{ pull, whole: linesOfNodes(pull, ROOM.pull) <= HALF_PAGE }];
    }
    case 'table': {
      const label = captions.get(block.id) ?? null;
      const { paper } = input.template;
      if (!making.turned)
        return [{ table: tableNode(block, label, paper, notes) }];
      const table = tableNode(block, label, paper, notes, TURNED);
      return [{ table: { ...table, turned: false } }];
    }
    case 'image': {
      const bytes = input.attachments.get(block.attachment);
      if (!bytes)
        throw new AppError(
          'not-found',
          `The image “${block.alternative || block.attachment.slice(0, 12)}” is not in the library: put it in again.`,
        );
      const label = captions.get(block.id);
      return [
        {
          image: block.attachment,
          format: imageFormat(bytes, block.alternative),
          alt: settableText(block.alternative),
          ...(label !== undefined && {
            caption: { label, c: content(block.caption ?? [], ROOM.caption) },
          }),
        },
      ];
    }
    case 'code': {
      const lines = linesOf(settableText(block.text)).map(expandTabs);
      const code = lines.map(
        (line) => breakable([line], ROOM.code, widthOfCode)[0] ?? line,
      );
      return block.text.trim() === '' ? [] : [{ code: code.join('\n') }];
    }
    case 'rule':
      return [{ rule: true }];
    case 'page-break':
      return [{ page: true }];
    case 'bibliography':
      return input.list.length === 0
        ? []
        : [{ entries: entryNodes(input.list, notes.rtl ?? false) }];
  }
}

function entryNodes(list: readonly ListedEntry[], rtl: boolean): EntryNodes {
  const numbers = list.flatMap(({ number }) => number ?? []);
  const widest = Math.max(0, ...numbers.map(widthOf));
  return {
    hang: numbers.length > 0 ? widest + NUMBER_GAP : HANGING,
    items: list.map(({ number, runs }) => ({
      ...(number !== undefined && {
        number: plainNodes(settableText(number), ROOM.entry),
      }),
      c: runNodes(runs, ROOM.entry, rtl),
    })),
  };
}

const hasLongNote = (node: BlockNode): boolean =>
  'p' in node && notesIn(node.p).some(({ long }) => long);
const LONG_BLOCK = 12_000;
const isLong = (text: string): boolean =>
  text.length > LONG_BLOCK || text.includes('\u200b');
const takesLong = (node: BlockNode): boolean => {
  // Nearly none is, and this tells it in a fraction of the time.
  if (!isLong(JSON.stringify(node))) return false;
  // What is said of it changes no line.
  const text = JSON.stringify(node, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('said' in value && 'fn' in value) return { ...value, said: undefined };
    if ('said' in value) return '';
    return 'cm' in value ? (value.cm as unknown[])[0] : value;
  });
  return isLong(text);
};

// As `inline-data.ts` has it for the hyphens that are written: the typesetter's own.
function hyphensStray(node: BlockNode, dir: 'ltr' | 'rtl'): boolean {
  const text = JSON.stringify(node);
  return (dir === 'rtl' || turns(text)) && /"(?:url|fn)":/u.test(text);
}

function blockNodes(block: Block, making: Making): BlockNode[] {
  const { document } = making.input;
  const dir = blockDirection(block, document);
  const lang =
    block.language === undefined ? null : typstLanguage(block.language);
  const marking =
    block.marking === undefined ? '' : settableText(block.marking).trim();
  const said = making.notes.anchors?.blocks.get(block.id);
  const notes = { ...making.notes, rtl: dir === 'rtl' };
  const divides = dividesWords(block.language ?? document.language);
  return bodyOf(block, { ...making, notes }).map((node, index) => ({
    ...node,
    ...(making.places && index === 0 && { at: block.id }),
    ...(said && index === 0 && { said }),
    ...(takesLong(node) && { simple: true }),
    ...(hasLongNote(node) && { loose: true }),
    ...(holdsHeadings(node) && { held: true }),
    ...(lang && { lang }),
    ...(dir !== directionOf(document.language) && { dir }),
    ...(block.align && { align: block.align }),
    ...((divides || block.align === 'justify') && hyphensStray(node, dir)
      ? { hyphenate: false }
      : divides && { hyphenate: true }),
    ...(marking !== '' && {
      marking: breakable([marking], ROOM.text)[0] ?? '',
    }),
  }));
}

/** As `blockNodes`, without making anew what would be the same. */
const keptNodes = (block: Block, making: Making): BlockNode[] => {
  const { kept, input, notes, depths } = making;
  const make = (): BlockNode[] => blockNodes(block, making);
  if (!kept) return make();
  const more = [input.document.language, depths.get(block.id)];
  return kept.of(block, { notes: notes.byId, more }, make);
};

function signNodes({ document, template }: TypesettingInput): BlockNode[] {
  if (!template.signature) return [];
  return [
    {
      sign: plainNodes(template.signature.label, ROOM.signature),
      date: plainNodes(printedWords(document.language).date, ROOM.signature),
    },
  ];
}

/** A section begins at each heading of the first level; a long one is cut, so that no edit costs much. */
function* sectionsOf(
  blocks: readonly Block[],
  making: Making,
): Steps<BlockNode[][]> {
  const sections: BlockNode[][] = [[]];
  const signed = signedBlock(making.input);
  for (const block of blocks) {
    const open = sections.at(-1) ?? [];
    const begins = block.type === 'heading' && block.level === 1;
    if (open.length > 0 && (begins || open.length >= SECTION_BLOCKS))
      sections.push([]);
    sections.at(-1)?.push(...keptNodes(block, making));
    if (block.id === signed) sections.at(-1)?.push(...signNodes(making.input));
    yield;
  }
  if (signed === null) sections.at(-1)?.push(...signNodes(making.input));
  return sections.map(withLeads);
}

/**
 * Throws AppError 'not-found' where an image's file is missing, 'bad-input' where it is of no kind that can be set or
 * the marking does not fit the head of a page. `places` has each block say which it is, for what follows the pages; `kept`
 * is of one sheet, always with the same `places` and without `review`.
 */
export function* typesettingDataInSteps(
  input: TypesettingInput,
  {
    places = false,
    kept = null,
  }: {
    readonly places?: boolean;
    readonly kept?: KeptNodes<BlockNode> | null;
  } = {},
): Steps<TypesettingData> {
  const { document, attachments, annexes = [], review } = input;
  const anchors = review && anchorsOf(document, review.items);
  const making: Making = {
    input,
    notes: {
      byId: new Map(input.notes.map((note) => [note.id, note])),
      ...(anchors && { anchors }),
      rtlPage: directionOf(document.language) === 'rtl',
    },
    depths: new Map(
      [document.blocks, ...annexes.map(({ blocks }) => blocks)].flatMap(
        (blocks) => [...headingDepths(blocks)],
      ),
    ),
    captions: captionLabels(document),
    places,
    kept,
  };
  const behind: BlockNode[][] = [];
  for (const { blocks, turned } of annexes) {
    const own = { ...making, turned };
    const nodes = yield* mapInSteps(blocks, (block) => blockNodes(block, own));
    behind.push(withLeads(nodes.flat()));
  }
  return {
    meta: metaOf({ ...input, front: anchors?.front ?? null }),
    sections: [...(yield* sectionsOf(document.blocks, making)), ...behind],
    margin: review
      ? marginNotes(review.items, copyWords(document.language))
      : null,
    images: attachments,
  };
}

export const typesettingData = (
  ...asked: Parameters<typeof typesettingDataInSteps>
): TypesettingData => allAtOnce(typesettingDataInSteps(...asked));
