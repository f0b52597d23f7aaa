// What is suggested in a text, listed for a person: what would go and what would come, whose it is and where it stands.
import type {
  Block,
  BlockId,
  FootnoteId,
  Inline,
  NoteInline,
  Suggestion,
} from '../document/document.ts';
import { inlineContainers } from '../document/walk.ts';
import { atomsOf, type Atom } from './atoms.ts';
import { formInWords, formOf, nameOfKind } from './block-form.ts';
import { looksInWords } from './look-in-words.ts';
import { hasSuggestions, isLine, type Line } from './suggestions.ts';

export type ListedSuggestion = Suggestion & {
  /** A `form` is that of a block or the look of words, which stay. */
  readonly kind: 'insertion' | 'deletion' | 'replacement' | 'move' | 'form';
  /**
   * The words that would go and those that would come, notes and the ends of paragraphs by their signs; of a form what the
   * block is and what it would be, and so of a look.
   */
  readonly before: string;
  readonly after: string;
  /** The words just before it, of a form those in it, for where it stands. */
  readonly behind: string;
  /** Where it begins. */
  readonly block: BlockId;
  /** The nearest block before that one which stands there whatever is decided; null where there is none. */
  readonly previous: BlockId | null;
  readonly footnote: FootnoteId | null;
};

type Gathered = {
  suggestion: Suggestion;
  block: BlockId;
  previous: BlockId | null;
  footnote: FootnoteId | null;
  behind: string;
  before: string;
  after: string;
  moved: boolean;
  reshaped: boolean;
  gone: Atom[];
  come: Atom[];
};

/** In the order of the text; what one act decides is one. */
export function listSuggestions(blocks: readonly Block[]): ListedSuggestion[] {
  const gathered = new Map<string, Gathered>();
  let previous: BlockId | null = null;
  const gather = (
    suggestion: Suggestion,
    block: BlockId,
    footnote: FootnoteId | null,
    behind: string,
  ): Gathered => {
    const found = gathered.get(suggestion.id) ?? {
      suggestion,
      block,
      previous,
      footnote,
      behind: behind.slice(-CONTEXT),
      before: '',
      after: '',
      moved: false,
      reshaped: false,
      gone: [],
      come: [],
    };
    gathered.set(suggestion.id, found);
    return found;
  };
  const gatherBlock = (of: Suggestion, block: BlockId): Gathered =>
    gather(of, block, null, '');
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before && !before.inserted && !before.moved) previous = before.id;
    if (!hasSuggestions(block)) continue;
    const wordsOfBlock = isLine(block) ? '' : nameOf(block);
    if (block.moved) {
      const entry = gatherBlock(block.moved, block.id);
      entry.moved = true;
      const words = isLine(block) ? shownWords(block.content) : wordsOfBlock;
      entry.before = entry.before === '' ? words : `${entry.before} ¶ ${words}`;
      entry.after = entry.before;
    }
    if (block.reshaped) {
      const { from } = block.reshaped;
      const words = isLine(block) ? shownWords(block.content) : wordsOfBlock;
      const entry = gatherBlock(block.reshaped, block.id);
      if (!entry.reshaped && entry.before === '' && entry.after === '')
        Object.assign(entry, {
          reshaped: true,
          behind: words.slice(0, CONTEXT),
          before: formInWords(from, formOf(block)),
          after: formInWords(formOf(block), from),
        });
    }
    const sign = isLine(block) ? '¶' : wordsOfBlock;
    if (block.inserted) gatherBlock(block.inserted, block.id).after += sign;
    if (block.deleted) gatherBlock(block.deleted, block.id).before += sign;
    for (const content of inlineContainers(block))
      gatherContent(content, block.id, null, gather);
  }
  return [...gathered.values()].map(listed);
}

function listed(gathered: Gathered): ListedSuggestion {
  const { suggestion, behind, before, after } = gathered;
  const { block, previous, footnote } = gathered;
  const { gone, come, moved, reshaped } = gathered;
  const where = { ...suggestion, block, previous, footnote };
  const look =
    before === after && !moved && !reshaped ? looksInWords(gone, come) : null;
  if (look) return { ...where, ...look, behind: before, kind: 'form' };
  const kind = moved
    ? 'move'
    : reshaped
      ? 'form'
      : before === ''
        ? 'insertion'
        : after === ''
          ? 'deletion'
          : 'replacement';
  return { ...where, behind, before, after, kind };
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
      const url = part.type === 'link' ? part.url : null;
      const atoms = (): Atom[] =>
        atomsOf([piece]).map((atom) => ({ ...atom, url }));
      if (piece.inserted) {
        const entry = gather(piece.inserted, block, footnote, behind);
        entry.after += words;
        entry.come.push(...atoms());
      }
      if (piece.deleted) {
        const entry = gather(piece.deleted, block, footnote, behind);
        entry.before += words;
        entry.gone.push(...atoms());
      }
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

function nameOf(block: Exclude<Block, Line>): string {
  const words =
    block.type === 'code'
      ? block.text.split('\n').join(' ').trim()
      : [...inlineContainers(block)]
          .map((content) => shownWords(content).trim())
          .filter((each) => each !== '')
          .join(' · ');
  const name = nameOfKind(block.type);
  return words ? `[${name}: ${words}]` : `[${name}]`;
}
