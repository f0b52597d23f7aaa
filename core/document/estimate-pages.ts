// About how many printed pages a text fills, from the measure and the sizes that it is set in. It is an estimate, and is
// called one wherever it is shown: only the typesetter knows. Lengths are points.
import type { Block, BriefingHead, Footnote, Inline } from './document.ts';
import type { Template } from './template.ts';
import {
  citationsOf,
  footnotesOf,
  inlineContainers,
  plainInline,
} from './walk.ts';

const MEASURE = 368;
/** The average character of the text face is so much of its size wide; one of a script without spaces is square. */
const NARROW = 0.45;
const SQUARE = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/gu;
/** The words of a citation, as most styles write the first and the later ones. */
const CITATION = 85;
/** The words of an entry in a list of sources. */
const ENTRY = 120;

const HEIGHTS: Readonly<Record<Template['paper'], number>> = {
  a4: 677,
  'us-letter': 639,
};

function lines(text: string, size: number, width: number): number {
  let sum = 0;
  for (const line of text.split('\n')) {
    const square = line.match(SQUARE)?.length ?? 0;
    const length = square * size + (line.length - square) * size * NARROW;
    sum += Math.max(1, Math.ceil(length / width));
  }
  return sum;
}

const textOf = (content: readonly Inline[]): string => plainInline(content);

function noteHeight({ content }: Footnote): number {
  const cited = content.filter(({ type }) => type === 'citation').length;
  const words = plainInline(content) + 'x'.repeat(cited * CITATION);
  return lines(words, 9, MEASURE - 17) * 12;
}

function bodyHeight(block: Block): number {
  switch (block.type) {
    case 'paragraph':
      return lines(textOf(block.content), 11, MEASURE) * 15 + 7.5;
    case 'heading': {
      const size = block.level === 1 ? 13 : 11;
      return (
        lines(textOf(block.content), size * 1.1, MEASURE) * (size + 4) +
        (block.level === 1 ? 20 : 12)
      );
    }
    case 'list': {
      let height = 7.5;
      for (const content of inlineContainers(block))
        height += lines(textOf(content), 11, MEASURE - 22) * 15 + 2;
      return height + (block.ticks ? block.items.length * 17 : 0);
    }
    case 'quotation': {
      let height = 10;
      for (const content of inlineContainers(block))
        height += lines(textOf(content), 10, MEASURE - 23) * 14 + 7.5;
      return height;
    }
    case 'pull-quotation':
      return lines(textOf(block.content), 14, MEASURE - 57) * 19 + 30;
    case 'table': {
      let height = block.caption ? 50 : 28;
      for (const row of block.rows) {
        const width = MEASURE / Math.max(1, row.length) - 8;
        height +=
          Math.max(
            1,
            ...row.map(({ content }) => lines(textOf(content), 9, width)),
          ) *
            12 +
          6;
      }
      return height;
    }
    case 'image':
      return 240;
    case 'code':
      return lines(block.text, 12, MEASURE - 14) * 12 + 40;
    case 'rule':
      return 30;
    // As long as what is cited makes it: see `listHeight`.
    case 'page-break':
    case 'bibliography':
      return 0;
  }
}

/** An entry for each source that is cited; as long as one is in most styles. */
function listHeight(blocks: readonly Block[]): number {
  const cited = new Set(
    footnotesOf(blocks).flatMap(({ footnote }) =>
      citationsOf(footnote).map(({ source }) => source),
    ),
  );
  return cited.size * (lines('x'.repeat(ENTRY), 11, MEASURE) * 15 + 4);
}

// Blocks are never changed in place, so that each is measured once.
const measured = new WeakMap<Block, number>();

function heightOf(block: Block): number {
  let height = measured.get(block);
  if (height === undefined) {
    height = bodyHeight(block);
    for (const { footnote } of footnotesOf([block]))
      height += noteHeight(footnote);
    measured.set(block, height);
  }
  return height;
}

type Printed = Pick<BriefingHead, 'title' | 'fields'>;

/** The rows above the text, or, with `end`, those behind it. */
function rowsHeight(
  { fields }: Printed,
  template: Pick<Template, 'fields'>,
  end: boolean,
): number {
  let height = 0;
  for (const { key, place } of template.fields) {
    const value = fields[key];
    if (value === undefined || (place === 'end') !== end) continue;
    const text = typeof value === 'object' ? value.join('\n') : String(value);
    height += lines(text, 10, MEASURE - 94) * 14 + 7;
  }
  return height;
}

/**
 * The pages from the title to the end of `blocks`, at least 1; with `whole`, what stands behind the text counts as well.
 */
export function estimatePages(
  head: Printed,
  template: Pick<Template, 'fields' | 'paper' | 'signature'>,
  blocks: readonly Block[],
  whole = true,
): number {
  const full = HEIGHTS[template.paper];
  let pages = 0;
  let at = 48 + lines(head.title, 21, MEASURE) * 24;
  at += rowsHeight(head, template, false);
  for (const block of blocks) {
    if (block.type === 'page-break') {
      pages += Math.ceil(at / full);
      at = 0;
    } else if (block.type === 'bibliography') at += listHeight(blocks);
    else at += heightOf(block);
  }
  if (whole) {
    at += rowsHeight(head, template, true);
    if (template.signature) at += 60;
  }
  return Math.max(1, pages + Math.ceil(at / full));
}
