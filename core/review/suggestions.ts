// What is suggested in a text, and what the text is once it is decided. A document says what it says with all suggestions
// refused, until somebody accepts one: print, checks, counts and the hash that is signed take it from here. Suggestions
// may be decided one by one in any order; the text is the same as if they had been at once, but where a table or the like
// is suggested between two lines that are to be joined.
import type {
  Block,
  BlockId,
  BriefingDocument,
  Footnote,
  FootnoteId,
  Heading,
  Inline,
  NoteInline,
  Paragraph,
  PullQuotation,
  Suggested,
  Suggestion,
} from '../document/document.ts';
import { compareByRank, ranksBetween } from '../document/rank.ts';
import { inlineContainers, mapInlineContainers } from '../document/walk.ts';
import { atomsOf, joined, withoutSuggested } from './atoms.ts';

export type Decision = 'accept' | 'reject';

/** Null leaves the suggestion as it is. */
export type Decide = (suggestion: Suggestion) => Decision | null;

/** A block that is one stretch of words, with others of which it can be joined. */
export type Line = Paragraph | Heading | PullQuotation;

export const isLine = (block: Block): block is Line =>
  block.type === 'paragraph' ||
  block.type === 'heading' ||
  block.type === 'pull-quotation';

/** The pieces and blocks on which something may be suggested. */
function* suggestedIn(block: Block): Generator<Suggested> {
  yield block;
  for (const content of inlineContainers(block))
    for (const inline of content)
      if (inline.type === 'link') yield* inline.content;
      else {
        yield inline;
        if (inline.type === 'footnote') yield* suggestedInNote(inline);
      }
}

function* suggestedInNote({ content }: Footnote): Generator<Suggested> {
  for (const part of content)
    if (part.type === 'link') yield* part.content;
    else yield part;
}

// Blocks are never changed in place, so that each is looked through once.
const known = new WeakMap<Block, boolean>();

/** Whether anything is suggested in the block, or about it. */
export function hasSuggestions(block: Block): boolean {
  const before = known.get(block);
  if (before !== undefined) return before;
  let has = block.moved !== undefined;
  for (const { inserted, deleted } of suggestedIn(block))
    if (inserted !== undefined || deleted !== undefined) has = true;
  known.set(block, has);
  return has;
}

/** The blocks with what is decided; the same array where nothing is. Blocks that nothing changes are the same objects. */
export function decideSuggestions(
  blocks: readonly Block[],
  decide: Decide,
): readonly Block[] {
  if (!blocks.some(hasSuggestions)) return blocks;
  const decided: Block[] = [];
  for (const block of inDecidedOrder(blocks, decide)) {
    if (!hasSuggestions(block)) {
      decided.push(block);
      continue;
    }
    const words = mapInlineContainers(block, (content) =>
      decideContent(content, decide),
    );
    const left = decideMarks(words, decide);
    if (left) {
      decided.push(left);
      continue;
    }
    // A line without its beginning.
    if (!isLine(words) || words.content.length === 0) continue;
    const before = decided.at(-1);
    if (before && isLine(before))
      decided[decided.length - 1] = {
        ...before,
        content: joined([...before.content, ...words.content]) as Inline[],
      };
    else decided.push(withoutSuggested(words) as Block);
  }
  return decided.length === blocks.length &&
    decided.every((block, at) => block === blocks[at])
    ? blocks
    : decided;
}

/** Null where the piece is gone; the piece itself where nothing about it is decided. */
function decideMarks<Of extends Suggested>(of: Of, decide: Decide): Of | null {
  const { inserted, deleted } = of;
  if (!inserted && !deleted) return of;
  const come = inserted ? decide(inserted) : null;
  const go = deleted ? decide(deleted) : null;
  if (come === 'reject' || go === 'accept') return null;
  if (come === null && go === null) return of;
  return {
    ...withoutSuggested(of),
    ...(inserted && come === null && { inserted }),
    ...(deleted && go === null && { deleted }),
  } as Of;
}

function decideContent<Part extends Inline | NoteInline>(
  content: readonly Part[],
  decide: Decide,
): readonly Part[] {
  const decided = content.map((part) => decidePart(part, decide));
  return decided.every((part, at) => part === content[at])
    ? content
    : (joined(decided.filter((part) => part !== null)) as Part[]);
}

function decidePart(
  part: Inline | NoteInline,
  decide: Decide,
): Inline | NoteInline | null {
  if (part.type === 'link') {
    const content = decideContent(part.content, decide);
    if (content.length === 0) return null;
    return content === part.content ? part : { ...part, content };
  }
  const left = decideMarks(part, decide);
  if (left?.type !== 'footnote') return left;
  const content = decideContent(left.content, decide);
  return content === left.content ? left : { ...left, content };
}

/**
 * In the order of the text once moves are decided. A block that goes back gets its former rank; what was divided from a line
 * stays behind it, wherever that goes and whatever comes back to where it stands.
 */
function inDecidedOrder(
  blocks: readonly Block[],
  decide: Decide,
): readonly Block[] {
  const decided = blocks.map((block): Block => {
    const decision = block.moved ? decide(block.moved) : null;
    if (!block.moved || decision === null) return block;
    const { moved, ...rest } = block;
    return decision === 'accept' ? rest : { ...rest, rank: moved.from };
  });
  if (decided.every((block, at) => block.rank === blocks[at]?.rank))
    return decided;
  const lines = new Map<Block, readonly Block[]>();
  for (let at = 0; at < decided.length;) {
    const head = decided[at];
    if (!head) break;
    const end = isLine(head) ? endOfLine(blocks, at) : at + 1;
    lines.set(head, decided.slice(at + 1, end));
    at = end;
  }
  const heads = [...lines.keys()].sort(compareByRank);
  return heads.flatMap((head, at) => {
    const behind = lines.get(head) ?? [];
    const next = heads.slice(at + 1).find(({ rank }) => rank > head.rank);
    const line = [head, ...behind, ...(next ? [next] : [])];
    if (line.every(({ rank }, place) => rank > (line[place - 1]?.rank ?? '')))
      return [head, ...behind];
    const ranks = ranksBetween(head.rank, next?.rank ?? null, behind.length);
    return [
      head,
      ...behind.map((block, place) => ({
        ...block,
        rank: ranks[place] ?? block.rank,
      })),
    ];
  });
}

/** Behind the last line that was divided from the line at this place, and has words that go back to it. */
function endOfLine(blocks: readonly Block[], at: number): number {
  let end = at + 1;
  for (let place = at + 1; place < blocks.length; place += 1) {
    const block = blocks[place];
    if (!block?.inserted || block.moved) break;
    if (
      isLine(block) &&
      !atomsOf(block.content).every(({ piece }) => piece.inserted)
    )
      end = place + 1;
  }
  return end;
}

const all =
  (decision: Decision): Decide =>
  () =>
    decision;

/** The text as it is while nobody has accepted anything. */
export const asIfRejected = (blocks: readonly Block[]): readonly Block[] =>
  decideSuggestions(blocks, all('reject'));

/** The words of a note without what is suggested in them; of one that is itself suggested, those that it would have. */
export const wordsAsIfRejected = ({
  content,
}: Pick<Footnote, 'content'>): Footnote['content'] =>
  decideContent(content, all('reject'));

export const asIfAccepted = (blocks: readonly Block[]): readonly Block[] =>
  decideSuggestions(blocks, all('accept'));

/** The document itself where nothing is suggested in it. */
export function documentAsIfRejected<
  Document extends Pick<BriefingDocument, 'blocks'>,
>(document: Document): Document {
  const blocks = asIfRejected(document.blocks);
  return blocks === document.blocks ? document : { ...document, blocks };
}

export type ListedSuggestion = Suggestion & {
  readonly kind: 'insertion' | 'deletion' | 'replacement' | 'move';
  /** The words that would go and those that would come, notes and the ends of paragraphs by their signs. */
  readonly before: string;
  readonly after: string;
  /** The words just before it, for where it stands. */
  readonly behind: string;
  /** Where it begins. */
  readonly block: BlockId;
  readonly footnote: FootnoteId | null;
};

type Gathered = {
  suggestion: Suggestion;
  block: BlockId;
  footnote: FootnoteId | null;
  behind: string;
  before: string;
  after: string;
  moved: boolean;
};

/** In the order of the text; what one act decides is one. */
export function listSuggestions(blocks: readonly Block[]): ListedSuggestion[] {
  const gathered = new Map<string, Gathered>();
  const gather = (
    suggestion: Suggestion,
    block: BlockId,
    footnote: FootnoteId | null,
    behind: string,
  ): Gathered => {
    const found = gathered.get(suggestion.id) ?? {
      suggestion,
      block,
      footnote,
      behind: behind.slice(-CONTEXT),
      before: '',
      after: '',
      moved: false,
    };
    gathered.set(suggestion.id, found);
    return found;
  };
  for (const block of blocks) {
    if (!hasSuggestions(block)) continue;
    const wordsOfBlock = isLine(block) ? '' : nameOf(block);
    if (block.moved) {
      const entry = gather(block.moved, block.id, null, '');
      entry.moved = true;
      const words = isLine(block) ? shownWords(block.content) : wordsOfBlock;
      entry.before = entry.before === '' ? words : `${entry.before} ¶ ${words}`;
      entry.after = entry.before;
    }
    const sign = isLine(block) ? '¶' : wordsOfBlock;
    if (block.inserted)
      gather(block.inserted, block.id, null, '').after += sign;
    if (block.deleted) gather(block.deleted, block.id, null, '').before += sign;
    for (const content of inlineContainers(block))
      gatherContent(content, block.id, null, gather);
  }
  return [...gathered.values()].map(
    ({ suggestion, moved, before, after, ...where }) => ({
      ...suggestion,
      ...where,
      before,
      after,
      kind: moved
        ? 'move'
        : before === ''
          ? 'insertion'
          : after === ''
            ? 'deletion'
            : 'replacement',
    }),
  );
}

/** Characters of the words before a suggestion that are kept with it. */
const CONTEXT = 60;

function gatherContent(
  content: readonly (Inline | NoteInline)[],
  block: BlockId,
  footnote: FootnoteId | null,
  gather: (
    suggestion: Suggestion,
    block: BlockId,
    footnote: FootnoteId | null,
    behind: string,
  ) => Gathered,
): void {
  let behind = '';
  for (const part of content)
    for (const piece of part.type === 'link' ? part.content : [part]) {
      const words = shownWords([piece]);
      // What is suggested to come and then to go again is nothing that would go.
      if (piece.inserted)
        gather(piece.inserted, block, footnote, behind).after += words;
      if (piece.deleted)
        gather(piece.deleted, block, footnote, behind).before += words;
      if (piece.type === 'footnote')
        gatherContent(piece.content, block, piece.id, gather);
      if (!piece.inserted) behind += words;
    }
}

/** Content in one line of plain words. */
export function shownWords(content: readonly (Inline | NoteInline)[]): string {
  let words = '';
  for (const part of content)
    switch (part.type) {
      case 'text':
      case 'marker':
        words += part.text;
        break;
      case 'link':
        words += shownWords(part.content);
        break;
      case 'line-break':
        words += ' ';
        break;
      case 'paragraph-break':
        words += ' ¶ ';
        break;
      case 'footnote': {
        const inside = shownWords(part.content).trim();
        words += inside === '' ? ' [note]' : ` [note: ${inside}]`;
        break;
      }
      case 'citation':
        words += part.locator
          ? `[citation, ${part.locator.value}]`
          : '[citation]';
        break;
    }
  return words;
}

const NAMES: Readonly<Record<Exclude<Block['type'], Line['type']>, string>> = {
  list: 'list',
  quotation: 'quotation',
  table: 'table',
  image: 'image',
  code: 'code',
  rule: 'rule',
  'page-break': 'page break',
  bibliography: 'list of sources',
};

function nameOf(block: Exclude<Block, Line>): string {
  const first = [...inlineContainers(block)]
    .map((content) => shownWords(content).trim())
    .find((words) => words !== '');
  const words = block.type === 'code' ? block.text.split('\n')[0] : first;
  return words ? `[${NAMES[block.type]}: ${words}]` : `[${NAMES[block.type]}]`;
}
