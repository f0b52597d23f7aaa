// What a block has besides its words, kept on its node through every edit. A copy gets none of the id.
import {
  $getState,
  $setState,
  createState,
  NODE_STATE_DIRECT,
  type ElementNode,
  type LexicalNode,
} from 'lexical';
import type {
  Block,
  BlockId,
  Suggested,
  Suggestion,
} from '#core/document/document.ts';
import { sameForm } from '#core/review/block-form.ts';
import {
  isBlockId,
  isLanguage,
  isLine,
  isMoved,
  isReason,
  isReshaped,
  isSuggestion,
} from './stored-parts.ts';

const idState = createState('blockId', {
  parse: (value) => (isBlockId(value) ? value : null),
  resetOnCopyNode: true,
});

export const $getBlockId = (node: LexicalNode): BlockId | null =>
  $getState(node, idState);

/** The id that a node of a state before had, whether or not the node is still there. */
export const $getFormerBlockId = (node: LexicalNode): BlockId | null =>
  $getState(node, idState, NODE_STATE_DIRECT);

export function $setBlockId(node: LexicalNode, id: BlockId): void {
  $setState(node, idState, id);
}

/** Language and marking of the whole block; alignment and direction are the editor library's own. */
export type BlockTraits = Pick<Block, 'language' | 'marking'>;

const NO_TRAITS: BlockTraits = {};

const traitsState = createState('blockTraits', {
  parse: (value): BlockTraits => {
    if (typeof value !== 'object' || value === null) return NO_TRAITS;
    const { language, marking } = value as Record<string, unknown>;
    return {
      ...(isLanguage(language) && { language }),
      ...(isLine(marking) && { marking }),
    };
  },
  isEqual: (a, b) => a.language === b.language && a.marking === b.marking,
});

export const $getTraits = (node: LexicalNode): BlockTraits =>
  $getState(node, traitsState);

/** Of `traits` the language and the marking alone: a whole block may be given. */
export function $setTraits(
  node: LexicalNode,
  { language, marking }: BlockTraits,
): void {
  if (language !== undefined || marking !== undefined)
    $setState(node, traitsState, {
      ...(language !== undefined && { language }),
      ...(marking !== undefined && { marking }),
    });
}

/** Puts these in the place of what the block has of them: what is left out is gone. */
export function $replaceTraits(
  node: LexicalNode,
  { language, marking }: BlockTraits,
): void {
  $setState(node, traitsState, {
    ...(language !== undefined && { language }),
    ...(marking !== undefined && { marking }),
  });
}

/** Where a block without words of its own stands; an element has its own of the editor library's. */
type Placing = Pick<Block, 'align' | 'direction'>;

const NO_PLACING: Placing = {};

const placingState = createState('blockPlacing', {
  parse: (value): Placing => {
    if (typeof value !== 'object' || value === null) return NO_PLACING;
    const { align, direction } = value as Record<string, unknown>;
    return {
      ...(isAlignment(align) && { align }),
      ...((direction === 'ltr' || direction === 'rtl') && { direction }),
    };
  },
  isEqual: (a, b) => a.align === b.align && a.direction === b.direction,
});

const isAlignment = (value: unknown): value is NonNullable<Placing['align']> =>
  value === 'start' ||
  value === 'center' ||
  value === 'end' ||
  value === 'justify';

export const $getPlacing = (node: LexicalNode): Placing =>
  $getState(node, placingState);

/** Of `placing` alignment and direction alone: a whole block may be given. */
export function $setPlacing(
  node: LexicalNode,
  { align, direction }: Placing,
): void {
  if (align !== undefined || direction !== undefined)
    $setState(node, placingState, {
      ...(align !== undefined && { align }),
      ...(direction !== undefined && { direction }),
    });
}

/** Everything that a block has besides its words and its id, for the block that is made of it. */
export function $copyTraits(from: ElementNode, to: ElementNode): void {
  $setTraits(to, $getTraits(from));
  to.setFormat(from.getFormatType());
  to.setDirection(from.getDirection());
}

const languageState = createState('language', {
  parse: (value) => (isLanguage(value) ? value : null),
});

/** The language of a run of text where it is not the block's; runs of different languages are never joined. */
export const $getLanguage = (node: LexicalNode): string | null =>
  $getState(node, languageState);

/** Null is that of the block. */
export function $setLanguage(node: LexicalNode, language: string | null): void {
  $setState(node, languageState, language);
}

const carriedState = createState('marking', {
  parse: (value) => (isLine(value) ? value : null),
});

/** The marking of the block from which a text, a footnote or a marker comes. */
export const $getCarriedMarking = (node: LexicalNode): string | null =>
  $getState(node, carriedState);

export function $setCarriedMarking(
  node: LexicalNode,
  marking: string | null,
): void {
  $setState(node, carriedState, marking);
}

const redactedState = createState('redacted', {
  parse: (value) => value === true,
});

/** Whether the redacted copy leaves a run of text out; runs that differ in it are never joined. */
export const $isRedacted = (node: LexicalNode): boolean =>
  $getState(node, redactedState);

export function $setRedacted(node: LexicalNode, redacted: boolean): void {
  $setState(node, redactedState, redacted);
  if (!redacted) $setState(node, reasonState, null);
}

const reasonState = createState('reason', {
  parse: (value) => (isReason(value) ? value : null),
});

/** Why the redacted copy leaves a run out; null where nobody said. Of a run that is not left out it means nothing. */
export const $getReason = (node: LexicalNode): string | null =>
  $isRedacted(node) ? $getState(node, reasonState) : null;

export function $setReason(node: LexicalNode, reason: string | null): void {
  $setState(node, reasonState, reason);
}

const NO_TICKS: readonly string[] = [];

const ticksState = createState('ticks', {
  parse: (value): readonly string[] =>
    Array.isArray(value) && value.every(isLine) ? value : NO_TICKS,
  isEqual: (a, b) =>
    a.length === b.length && a.every((tick, at) => tick === b[at]),
});

/** What can be ticked behind each item of a list; none for most. */
export const $getTicks = (list: LexicalNode): readonly string[] =>
  $getState(list, ticksState);

export function $setTicks(list: LexicalNode, ticks: readonly string[]): void {
  $setState(list, ticksState, ticks);
}

/** What is suggested about a run of text, a break or a whole block; of footnotes and markers it is stored with them. */
export type SuggestedState = Suggested & Pick<Block, 'moved' | 'reshaped'>;

const NOTHING: SuggestedState = {};

const suggestedState = createState('suggested', {
  parse: (value): SuggestedState => {
    if (typeof value !== 'object' || value === null) return NOTHING;
    const { inserted, deleted, moved, reshaped } = value as Record<
      string,
      unknown
    >;
    return {
      ...(isSuggestion(inserted) && { inserted }),
      ...(isSuggestion(deleted) && { deleted }),
      ...(isMoved(moved) && { moved }),
      ...(isReshaped(reshaped) && { reshaped }),
    };
  },
  isEqual: (a, b) =>
    same(a.inserted, b.inserted) &&
    same(a.deleted, b.deleted) &&
    same(a.moved, b.moved) &&
    a.moved?.from === b.moved?.from &&
    same(a.reshaped, b.reshaped) &&
    (a.reshaped === b.reshaped ||
      (a.reshaped !== undefined &&
        b.reshaped !== undefined &&
        sameForm(a.reshaped.from, b.reshaped.from))),
});

const same = (
  one: Suggestion | undefined,
  other: Suggestion | undefined,
): boolean =>
  one === other ||
  (one?.id === other?.id &&
    one?.at === other?.at &&
    one?.author === other?.author);

/** Runs of different suggestions are never joined. */
export const $getSuggested = (node: LexicalNode): SuggestedState =>
  $getState(node, suggestedState);

/** Of `suggested` what is suggested about it alone: a whole block or piece may be given. */
export function $setSuggested(
  node: LexicalNode,
  { inserted, deleted, moved, reshaped }: SuggestedState,
): void {
  const before = $getSuggested(node);
  const next: SuggestedState = {
    ...(inserted && { inserted }),
    ...(deleted && { deleted }),
    ...(moved && { moved }),
    ...(reshaped && { reshaped }),
  };
  const { isEqual } = suggestedState;
  if (!isEqual(before, next)) $setState(node, suggestedState, next);
}
