// What draws the first blocks of a long briefing before its editor is there: the nodes and what is written onto the page of
// them, and nothing that could change, save or select anything.
import { LinkExtension } from '@lexical/link';
import { ListExtension } from '@lexical/list';
import { RichTextExtension } from '@lexical/rich-text';
import {
  configExtension,
  defineExtension,
  type AnyLexicalExtension,
} from 'lexical';
import type { Block } from '#core/document/document.ts';
import { BlocksExtension } from './blocks/blocks-extension.ts';
import { ShowTraitsExtension } from './blocks/show-traits-extension.ts';
import {
  ShowFormExtension,
  type FormConfig,
} from './forms/show-form-extension.ts';
import { TicksExtension } from './forms/ticks-extension.ts';
import { ListBlocksExtension } from './lists/list-blocks-extension.ts';
import { LongWordsExtension } from './looks/long-words-extension.ts';
import { BRIEFING_NODES } from './nodes/briefing-nodes.ts';
import { NumberingExtension } from './notes/numbering-extension.ts';
import { SectionsExtension } from './sections/sections-extension.ts';
import { KeepTablesExtension } from './tables/keep-tables-extension.ts';
import { ShowTablesExtension } from './tables/show-tables-extension.ts';
import { theme } from './theme.ts';

export const firstScreenExtension = (
  blocks: readonly Block[],
  form: FormConfig,
): AnyLexicalExtension =>
  defineExtension({
    name: 'precis/first-screen',
    namespace: 'precis-first-screen',
    editable: false,
    theme,
    nodes: BRIEFING_NODES,
    $initialEditorState: null,
    onError: reportError,
    dependencies: [
      RichTextExtension,
      ListExtension,
      LinkExtension,
      KeepTablesExtension,
      ShowTablesExtension,
      ListBlocksExtension,
      LongWordsExtension,
      configExtension(BlocksExtension, { blocks }),
      NumberingExtension,
      ShowTraitsExtension,
      SectionsExtension,
      TicksExtension,
      configExtension(ShowFormExtension, form),
    ],
  });
