// What stands on the sheets that are drawn as pages, kept from one change to the next in the typesetting process: an edit
// brings the blocks that it changed, and nothing else is sent or read again.
import type {
  FormattedNote,
  FormattedParagraph,
} from '#core/citations/formatted-note.ts';
import type { ListedEntry } from '#core/citations/listed-entry.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type BlockId,
  type BriefingDocument,
  type BriefingHead,
  type FootnoteId,
} from '#core/document/document.ts';
import type { Template } from '#core/document/template.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import { createKeptNodes, type KeptNodes } from './kept-nodes.ts';
import type { BlockNode, TypesettingInput } from './typesetting-data.ts';

/** `base` is the turn that it changes, null where it says everything; what it leaves `null` is as it was. */
export type PaperChange = {
  readonly paper: string;
  readonly base: number | null;
  readonly turn: number;
  readonly head: BriefingHead;
  readonly template: Template;
  /** ISO 8601. */
  readonly date: string;
  readonly put: readonly Block[];
  readonly order: readonly BlockId[] | null;
  readonly notes: readonly {
    readonly id: FootnoteId;
    readonly paragraphs: readonly FormattedParagraph[];
  }[];
  readonly list: readonly ListedEntry[] | null;
  /** The bytes of the images among `put`. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** The pages that are wanted at once, counted from 1. */
  readonly paint: readonly number[];
};

/** More pages of a paper as it was drawn in that turn. */
export type PaperPaint = Pick<PaperChange, 'paper' | 'turn' | 'paint'>;

type Paper = {
  turn: number;
  blocks: Map<BlockId, Block>;
  order: readonly BlockId[];
  notes: Map<FootnoteId, readonly FormattedParagraph[]>;
  list: readonly ListedEntry[];
  images: Map<string, Uint8Array>;
  readonly nodes: KeptNodes<BlockNode>;
  /** Of its turn, once it is set. */
  pdf: Uint8Array | null;
};

/** Windows that show pages at one time; of more, the one that was longest not drawn has to say everything again. */
const KEPT = 4;

export type PaperMemory = {
  /** The whole as it stands after the change; null where its base is not known. */
  readonly take: (change: PaperChange) => {
    readonly input: TypesettingInput;
    readonly kept: KeptNodes<BlockNode>;
  } | null;
  /** Keeps what the turn was set as. */
  readonly keep: (
    turn: Pick<PaperChange, 'paper' | 'turn'>,
    pdf: Uint8Array,
  ) => void;
  /** Null where the turn is not the last, or not known. */
  readonly pdfOf: (
    turn: Pick<PaperChange, 'paper' | 'turn'>,
  ) => Uint8Array | null;
};

export function createPaperMemory(): PaperMemory {
  const papers = new Map<string, Paper>();

  function paperOf({ paper, base }: PaperChange): Paper | null {
    const known = papers.get(paper);
    papers.delete(paper);
    if (base !== null) return known?.turn === base ? known : null;
    return {
      turn: 0,
      blocks: new Map(),
      order: [],
      notes: new Map(),
      list: [],
      images: new Map(),
      nodes: createKeptNodes(),
      pdf: null,
    };
  }
  const known = ({
    paper,
    turn,
  }: Pick<PaperChange, 'paper' | 'turn'>): Paper | null => {
    const found = papers.get(paper);
    return found?.turn === turn ? found : null;
  };

  return {
    take(change) {
      const paper = paperOf(change);
      if (!paper) return null;
      const { turn, head, template, date } = change;
      paper.turn = turn;
      paper.pdf = null;
      for (const block of change.put) paper.blocks.set(block.id, block);
      for (const [hash, bytes] of change.images) paper.images.set(hash, bytes);
      for (const { id, paragraphs } of change.notes)
        paper.notes.set(id, paragraphs);
      paper.order = change.order ?? paper.order;
      paper.list = change.list ?? paper.list;
      const blocks = paper.order.flatMap((id) => paper.blocks.get(id) ?? []);
      if (change.order)
        paper.blocks = new Map(blocks.map((block) => [block.id, block]));
      papers.set(change.paper, paper);
      const [oldest] = papers.keys();
      if (papers.size > KEPT && oldest !== undefined) papers.delete(oldest);

      const whole: BriefingDocument = {
        ...head,
        version: DOCUMENT_VERSION,
        blocks,
      };
      const document = documentAsIfRejected(whole);
      const input: TypesettingInput = {
        document,
        notes: footnotesOf(document.blocks).map(
          ({ footnote: { id }, block, number }): FormattedNote => ({
            ...{ id, block, number },
            paragraphs: paper.notes.get(id) ?? [[[]]],
          }),
        ),
        list: paper.list,
        template,
        date,
        attachments: imagesOf(document.blocks, paper.images),
      };
      return { input, kept: paper.nodes };
    },
    keep(turn, pdf) {
      const paper = known(turn);
      if (paper) paper.pdf = pdf;
    },
    pdfOf: (turn) => known(turn)?.pdf ?? null,
  };
}

/** Those that are used; the others go. */
function imagesOf(
  blocks: readonly Block[],
  images: Map<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const used = new Set(
    blocks.flatMap((block) => (block.type === 'image' ? block.attachment : [])),
  );
  return new Map([...images].filter(([hash]) => used.has(hash)));
}
