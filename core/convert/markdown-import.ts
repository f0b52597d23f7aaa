// A Markdown file as a briefing: blocks, notes with their citations, and what its front matter says. Words that are not
// understood stay words, and what has no place in a briefing is told.
import { forbiddenInLine } from '../document/characters.ts';
import type { BriefingHead } from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import type { ReadBlock } from './block-lines.ts';
import { readBlockInSteps, readLines } from './markdown-import-blocks.ts';
import {
  cutFrontMatter,
  headOf,
  ownValues,
  UNDERSTOOD,
} from './markdown-import-front-matter.ts';
import type { MarkdownAsks, Reading } from './markdown-import-reading.ts';
import { nothingLeft, remarksOf } from './markdown-import-remarks.ts';
import {
  readBlocks,
  type WrittenBlock,
  type WrittenNotes,
} from './read-markdown-blocks.ts';
import { readYaml } from './read-yaml.ts';

export type ImportedMarkdown = {
  readonly head: Partial<BriefingHead>;
  readonly blocks: readonly ReadBlock[];
  /** One sentence each, of what did not come in. */
  readonly remarks: readonly string[];
};

/** `text` is the whole file. */
export const importMarkdown = (
  text: string,
  asks: MarkdownAsks,
): ImportedMarkdown => allAtOnce(readMarkdownInSteps(text, asks));

export function* readMarkdownInSteps(
  text: string,
  asks: MarkdownAsks,
): Steps<ImportedMarkdown> {
  const { front: written, body } = cutFrontMatter(text);
  const front = readYaml(written);
  const found: WrittenNotes = { notes: new Map(), references: new Map() };
  const [top, ...others] = readBlocks(body.split('\n'), found);
  const reading = beginReading(asks, found, ownValues(front));
  yield;
  const head = headOf(front, reading.inline);
  const opening = top ? yield* readBlockInSteps(reading, top) : [];
  const over = titleIn(opening, others);
  // Other programs keep the title in the front matter and over the text as well; ours says it once.
  const isSaid =
    head.title !== undefined && (reading.isOwn || over !== head.title);
  const title = isSaid ? null : over;
  reading.isTitled = title !== null;
  const below: ReadBlock[] = [];
  for (const block of others) {
    for (const each of yield* readBlockInSteps(reading, block))
      below.push(each);
    yield;
  }
  return {
    head: { ...head, ...(title !== null && { title }) },
    blocks: title === null ? [...opening, ...below] : below,
    remarks: remarksOf(reading.left, {
      unusedNotes: [...found.notes.keys()].filter(
        (label) => !reading.used.has(label),
      ),
      isTooDeep: found.isTooDeep === true,
      keys: [...front.values.keys()].filter((key) => !UNDERSTOOD.has(key)),
      skipped: front.skipped,
    }),
  };
}

function beginReading(
  asks: MarkdownAsks,
  { notes, references }: WrittenNotes,
  own: ReturnType<typeof ownValues>,
): Reading {
  const marking = own?.get('marking');
  const left = nothingLeft();
  const reading: Reading = {
    asks,
    inline: {
      newId: asks.newId,
      notes: new Set(notes.keys()),
      references,
      onMarkWithoutNote: (label) => left.withoutNote.add(label),
    },
    notes,
    isOwn: own !== null,
    marking: typeof marking === 'string' ? marking : null,
    used: new Set(),
    open: new Set(),
    repeated: 0,
    left,
    lines: (blocks) => readLines(reading, blocks),
    isTitled: false,
  };
  return reading;
}

function holdsFirstLevel(block: WrittenBlock): boolean {
  switch (block.type) {
    case 'heading':
      return block.level === 1;
    case 'quotation':
    case 'division':
      return block.blocks.some(holdsFirstLevel);
    case 'list':
      return block.items.flat().some(holdsFirstLevel);
    case 'code':
    case 'paragraph':
    case 'rule':
    case 'table':
      return false;
  }
}

/** The title that stands over a paper: the one heading of its first level. */
function titleIn(
  [first]: readonly ReadBlock[],
  others: readonly WrittenBlock[],
): string | null {
  if (first?.type !== 'heading' || first.level !== 1) return null;
  if (others.some(holdsFirstLevel)) return null;
  if (!first.content.every(({ type }) => type === 'text')) return null;
  const title = plainInline(first.content);
  return forbiddenInLine(title) ? null : title;
}
