// Every class of node that the text of a briefing is made of.
import { LinkNode } from '@lexical/link';
import { ListItemNode, ListNode } from '@lexical/list';
import { HeadingNode } from '@lexical/rich-text';
import { TableCellNode, TableNode, TableRowNode } from '@lexical/table';
import type { Klass, LexicalNode } from 'lexical';
import { BibliographyNode } from './bibliography-node.ts';
import { BreakNode } from './break-node.ts';
import { CodeNode } from './code-node.ts';
import { CaptionNode, FigureNode, PictureNode } from './figure-node.ts';
import { FootnoteNode } from './footnote-node.ts';
import { MarkerNode } from './marker-node.ts';
import { PullQuotationNode } from './pull-quotation-node.ts';
import { AttributionNode, QuotationNode } from './quotation-node.ts';
import { TableBlockNode, TableCaptionNode } from './table-block-node.ts';

export const BRIEFING_NODES: Klass<LexicalNode>[] = [
  HeadingNode,
  ListNode,
  ListItemNode,
  LinkNode,
  QuotationNode,
  AttributionNode,
  PullQuotationNode,
  TableBlockNode,
  TableCaptionNode,
  TableNode,
  TableRowNode,
  TableCellNode,
  CodeNode,
  FigureNode,
  PictureNode,
  CaptionNode,
  BreakNode,
  BibliographyNode,
  FootnoteNode,
  MarkerNode,
];
