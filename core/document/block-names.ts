import type { Block } from './document.ts';

/** What a block is called in a few words for a person. */
export const BLOCK_NAMES: Readonly<Record<Block['type'], string>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  list: 'list',
  quotation: 'quotation',
  'pull-quotation': 'pull quotation',
  table: 'table',
  image: 'image',
  code: 'code',
  rule: 'rule',
  'page-break': 'page break',
  bibliography: 'list of sources',
};
