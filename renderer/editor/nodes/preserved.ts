// What is kept of a block that can't be edited yet: all of it but its id and its rank.
import type { Block } from '#core/document/document.ts';

type KindOf<B> = B extends Block ? Omit<B, 'id' | 'rank'> : never;
export type Preserved = KindOf<Extract<Block, { type: 'table' }>>;
