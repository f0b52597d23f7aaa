// What a block has besides its words, kept on its node through every edit. A copy gets none of the id.
import { $getState, $setState, createState, type LexicalNode } from 'lexical';
import type { Block, BlockId } from '#core/document/document.ts';

const idState = createState('blockId', {
  parse: (value) => (typeof value === 'string' ? (value as BlockId) : null),
  resetOnCopyNode: true,
});

export const $getBlockId = (node: LexicalNode): BlockId | null =>
  $getState(node, idState);

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
      ...(typeof language === 'string' && { language }),
      ...(typeof marking === 'string' && { marking }),
    };
  },
  isEqual: (a, b) => a.language === b.language && a.marking === b.marking,
});

export const $getTraits = (node: LexicalNode): BlockTraits =>
  $getState(node, traitsState);

export function $setTraits(node: LexicalNode, traits: BlockTraits): void {
  if (traits.language !== undefined || traits.marking !== undefined)
    $setState(node, traitsState, traits);
}

const languageState = createState('language', {
  parse: (value) => (typeof value === 'string' ? value : null),
});

/** The language of a run of text where it is not the block's; runs of different languages are never joined. */
export const $getLanguage = (node: LexicalNode): string | null =>
  $getState(node, languageState);

export function $setLanguage(node: LexicalNode, language: string): void {
  $setState(node, languageState, language);
}
