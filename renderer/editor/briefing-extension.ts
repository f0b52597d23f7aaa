// The editor of a briefing, put together of its features.
import {
  AriaLiveRegionExtension,
  FocusManagerExtension,
  HistoryAnnounceExtension,
  RovingTabIndexExtension,
} from '@lexical/a11y';
import { NodeSelectionDataSelectedExtension } from '@lexical/extension';
import { HistoryExtension } from '@lexical/history';
import { LinkExtension } from '@lexical/link';
import { CheckListExtension, ListExtension } from '@lexical/list';
import { RichTextExtension } from '@lexical/rich-text';
import { TableExtension } from '@lexical/table';
import {
  configExtension,
  defineExtension,
  type AnyLexicalExtension,
} from 'lexical';
import type { Block } from '#core/document/document.ts';
import { isLinkAddress } from '#core/document/link-address.ts';
import { BlocksExtension } from './blocks/blocks-extension.ts';
import { IdsExtension } from './blocks/ids-extension.ts';
import { KeepBlocksExtension } from './blocks/keep-blocks-extension.ts';
import { KeepMarkingsExtension } from './blocks/keep-markings-extension.ts';
import { ShowTraitsExtension } from './blocks/show-traits-extension.ts';
import {
  ShowFormExtension,
  type FormConfig,
} from './forms/show-form-extension.ts';
import { TicksExtension } from './forms/ticks-extension.ts';
import { BreaksExtension } from './breaks/breaks-extension.ts';
import { CodeExtension } from './code/code-extension.ts';
import type { DeskRequests } from './desk-requests.ts';
import { ImagesExtension } from './images/images-extension.ts';
import { KeepFiguresExtension } from './images/keep-figures-extension.ts';
import { CurrentBlockExtension } from './focus/current-block-extension.ts';
import { KeysExtension } from './keys/keys-extension.ts';
import { OwnHistoryExtension } from './keys/own-history-extension.ts';
import { CaretAtKeyExtension } from './keys/caret-at-key-extension.ts';
import { FocusInExtension } from './keys/focus-in-extension.ts';
import { TypingExtension } from './keys/typing-extension.ts';
import { LinksExtension } from './links/links-extension.ts';
import { ListBlocksExtension } from './lists/list-blocks-extension.ts';
import { MakeListsExtension } from './lists/make-lists-extension.ts';
import { ListKeysExtension } from './lists/list-keys-extension.ts';
import { ListStartExtension } from './lists/list-start-extension.ts';
import { TickItemsExtension } from './lists/tick-items-extension.ts';
import { LongWordsExtension } from './looks/long-words-extension.ts';
import { LongUndoExtension } from './long-undo-extension.ts';
import { LooksExtension } from './looks/looks-extension.ts';
import { ShowMarkersExtension } from './markers/show-markers-extension.ts';
import { BibliographyNode } from './nodes/bibliography-node.ts';
import { BreakNode } from './nodes/break-node.ts';
import { BRIEFING_NODES } from './nodes/briefing-nodes.ts';
import { PictureNode } from './nodes/figure-node.ts';
import { FootnoteNode } from './nodes/footnote-node.ts';
import { MarkerNode } from './nodes/marker-node.ts';
import { ChoiceExtension } from './notes/choice-extension.ts';
import { HoverExtension } from './notes/hover-extension.ts';
import { LineEndExtension } from './notes/line-end-extension.ts';
import { NumberingExtension } from './notes/numbering-extension.ts';
import {
  RequestsExtension,
  type RequestsConfig,
} from './notes/requests-extension.ts';
import { TypedRequestExtension } from './notes/typed-request-extension.ts';
import { WalkNotesExtension } from './notes/walk-notes-extension.ts';
import { CopyExtension, type CopyConfig } from './paste/copy-extension.ts';
import { PasteExtension, type PasteConfig } from './paste/paste-extension.ts';
import { PasteLimitExtension } from './paste-limit-extension.ts';
import { PasteLinesExtension } from './quotations/paste-lines-extension.ts';
import { QuotationExtension } from './quotations/quotation-extension.ts';
import { SignsExtension } from './quotations/signs-extension.ts';
import { SectionsExtension } from './sections/sections-extension.ts';
import { SelectionToolsExtension } from './selection-tools/selection-tools-extension.ts';
import { InlineSignsExtension } from './signs/inline-signs-extension.ts';
import { SlashExtension } from './slash/slash-extension.ts';
import { SaveExtension, type SaveConfig } from './saving/save-extension.ts';
import { HeadingEndExtension } from './structure/heading-end-extension.ts';
import { NodeSelectionExtension } from './structure/node-selection-extension.ts';
import { SourcesListExtension } from './sources-list/sources-list-extension.ts';
import { RootChildrenExtension } from './structure/root-children-extension.ts';
import { RootTextExtension } from './structure/root-text-extension.ts';
import { StructureExtension } from './structure/structure-extension.ts';
import { NestingExtension } from './structure/nesting-extension.ts';
import { OwnSelectionExtension } from './structure/own-selection-extension.ts';
import { SelectLineExtension } from './structure/select-line-extension.ts';
import { SelectionExtension } from './structure/selection-extension.ts';
import { DropWholeLinesExtension } from './structure/drop-whole-lines-extension.ts';
import { MoveLinesExtension } from './structure/move-lines-extension.ts';
import { PasteWholeLinesExtension } from './structure/paste-whole-lines-extension.ts';
import { WholeLinesExtension } from './structure/whole-lines-extension.ts';
import { CopyCellsExtension } from './tables/copy-cells-extension.ts';
import { KeepTablesExtension } from './tables/keep-tables-extension.ts';
import { PasteTablesExtension } from './tables/paste-tables-extension.ts';
import { ResizeColumnsExtension } from './tables/resize-columns-extension.ts';
import { SelectedTableExtension } from './tables/selected-table-extension.ts';
import { ShowTablesExtension } from './tables/show-tables-extension.ts';
import { ShowSuggestionsExtension } from './suggestions/show-suggestions-extension.ts';
import { SuggestionCardExtension } from './suggestions/suggestion-card-extension.ts';
import { SuggestExtension } from './suggestions/suggest-extension.ts';
import { TableKeysExtension } from './tables/table-keys-extension.ts';
import { theme } from './theme.ts';
import { ToolbarExtension } from './toolbar/toolbar-extension.ts';

/** Each step of the history keeps a whole state of the document. */
const DEEPEST_HISTORY = 100;

export type BriefingExtensionParts = {
  readonly blocks: readonly Block[];
  readonly editable: boolean;
  readonly requests: RequestsConfig;
  readonly saving: SaveConfig;
  /** What the template says of the text. */
  readonly form?: FormConfig;
  /** Told in a sentence why something was not taken in, and null once that is over; nothing by default. */
  readonly refuse?: (sentence: string | null) => void;
  /** The name of the person at this window, with which changes are suggested. */
  readonly suggester?: () => string;
  readonly desk: DeskRequests;
  readonly paste: PasteConfig & CopyConfig;
  /** Told of an error within an update. It must not throw: the editor puts the last whole state back after it. */
  readonly report: (error: Error) => void;
};

export function briefingExtension({
  blocks,
  editable,
  requests,
  saving,
  form = {},
  refuse = () => undefined,
  suggester = () => '',
  desk,
  paste,
  report,
}: BriefingExtensionParts): AnyLexicalExtension {
  return defineExtension({
    name: 'precis/briefing',
    namespace: 'precis',
    editable,
    theme,
    nodes: BRIEFING_NODES,
    $initialEditorState: null,
    onError: report,
    dependencies: [
      // Before all that would take in what is pasted.
      configExtension(PasteLimitExtension, { refuse }),
      RichTextExtension,
      TypingExtension,
      configExtension(HistoryExtension, {
        // Without a window as well, as in tests.
        disabled: false,
        maxDepth: DEEPEST_HISTORY,
      }),
      ListExtension,
      CheckListExtension,
      configExtension(LinkExtension, {
        validateUrl: isLinkAddress,
        attributes: undefined,
      }),
      // Before the library's, which throws away what is out of its place.
      KeepTablesExtension,
      configExtension(TableExtension, {
        hasHorizontalScroll: false,
        hasTabHandler: false,
        hasCellBackgroundColor: false,
      }),
      ShowTablesExtension,
      TableKeysExtension,
      PasteTablesExtension,
      CopyCellsExtension,
      ResizeColumnsExtension,
      SelectedTableExtension,
      ListBlocksExtension,
      QuotationExtension,
      PasteLinesExtension,
      configExtension(PasteExtension, paste),
      configExtension(CopyExtension, paste),
      SignsExtension,
      CodeExtension,
      BreaksExtension,
      SourcesListExtension,
      LongWordsExtension,
      LooksExtension,
      InlineSignsExtension,
      SlashExtension,
      SelectionToolsExtension,
      RootChildrenExtension,
      RootTextExtension,
      StructureExtension,
      NestingExtension,
      SelectionExtension,
      HeadingEndExtension,
      NodeSelectionExtension,
      SelectLineExtension,
      // After the selection's, which divides texts.
      KeepBlocksExtension,
      KeepMarkingsExtension,
      IdsExtension,
      configExtension(BlocksExtension, { blocks }),
      configExtension(SaveExtension, saving),
      NumberingExtension,
      ShowTraitsExtension,
      // After all that keep what is on the sheet in its form.
      configExtension(SuggestExtension, { refuse, suggester }),
      // After all that look at what a key was before it is done.
      WholeLinesExtension,
      PasteWholeLinesExtension,
      MoveLinesExtension,
      DropWholeLinesExtension,
      configExtension(ShowSuggestionsExtension, { titles: false }),
      SuggestionCardExtension,
      SectionsExtension,
      OwnSelectionExtension,
      CurrentBlockExtension,
      ChoiceExtension,
      configExtension(NodeSelectionDataSelectedExtension, {
        attribute: 'data-chosen',
        nodes: [
          FootnoteNode,
          MarkerNode,
          BreakNode,
          BibliographyNode,
          PictureNode,
        ],
      }),
      configExtension(TypedRequestExtension, { asked: requests.pickCitation }),
      configExtension(RequestsExtension, requests),
      WalkNotesExtension,
      HoverExtension,
      ShowMarkersExtension,
      ListKeysExtension,
      MakeListsExtension,
      ListStartExtension,
      TicksExtension,
      configExtension(ShowFormExtension, form),
      TickItemsExtension,
      configExtension(LinksExtension, desk),
      KeepFiguresExtension,
      configExtension(ImagesExtension, desk),
      KeysExtension,
      FocusInExtension,
      CaretAtKeyExtension,
      LineEndExtension,
      OwnHistoryExtension,
      LongUndoExtension,

      ToolbarExtension,
      AriaLiveRegionExtension,
      configExtension(HistoryAnnounceExtension, {
        undone: 'Undone',
        redone: 'Redone',
      }),
      RovingTabIndexExtension,
      FocusManagerExtension,
    ],
  });
}
