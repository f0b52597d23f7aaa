// The editor of a briefing: its tools and its sheet, for the screen to place, and the handle by which the panes beside
// it reach the text.
import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { flushSync } from 'react-dom';
import {
  LexicalComposerContext,
  useLexicalComposerContext,
  type LexicalComposerContextWithEditor,
} from '@lexical/react/LexicalComposerContext';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer';
import type { PageOutput } from '#core/contract.ts';
import type { ListWords, NoteWords } from '#core/convert/html-export.ts';
import type { FootnoteId } from '#core/document/document.ts';
import type { ListedSuggestion } from '#core/review/list-suggestions.ts';
import type { Decision } from '#core/review/suggestions.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { briefingExtension } from './briefing-extension.ts';
import styles from './editor.module.css';
import type { DeskRequests } from './desk-requests.ts';
import { createEditorHandle } from './handle.ts';
import { ImageCards } from './images/ImageCards.tsx';
import { LinkCard } from './links/LinkCard.tsx';
import { ListStartDialog } from './lists/ListStartDialog.tsx';
import { LookDialogs } from './looks/LookDialogs.tsx';
import { NoteCards } from './notes/NoteCards.tsx';
import type { RequestsConfig } from './notes/requests-extension.ts';
import type { CopyConfig } from './paste/copy-extension.ts';
import type { PasteConfig } from './paste/paste-extension.ts';
import { PasteNotices } from './paste/PasteNotices.tsx';
import type { SaveConfig } from './saving/save-extension.ts';
import { SelectionTools } from './selection-tools/SelectionTools.tsx';
import { SlashMenu } from './slash/SlashMenu.tsx';
import { SourcesLists } from './sources-list/SourcesLists.tsx';
import { SuggestionCard } from './suggestions/SuggestionCard.tsx';
import suggestions from './suggestions/suggestions.module.css';
import { TableTools } from './tables/TableTools.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';

export type BriefingEditorProps = {
  readonly briefing: PageOutput<'briefings.open'>;
  /** What the text is called for those who hear it. */
  readonly name: string;
  readonly readOnly: boolean;
  /** Resolves when the library holds the delta; throws CallError. */
  readonly save: SaveConfig['save'];
  /** What the library holds now; throws CallError. */
  readonly read: SaveConfig['read'];
  /** Told in a sentence why something was not taken in. */
  readonly onRefused: (sentence: string | null) => void;
  /** The name of the person at this window. */
  readonly person: string;
  /** Told of what was accepted or rejected on the sheet. */
  readonly onDecided: (decided: ListedSuggestion, decision: Decision) => void;
  /** What the text asks of main. */
  readonly desk: DeskRequests;
  /** Markings that are offered for a paragraph. */
  readonly markings: readonly string[];
  readonly onReady: (handle: EditorHandle) => void;
  /** By key, or because `[@` was typed, which goes when a footnote is inserted next. */
  readonly onPickCitation: () => void;
  readonly onEditFootnote: (id: FootnoteId) => void;
  readonly onWriteFootnote: (id: FootnoteId) => void;
  /** A comment is wanted on what is selected. */
  readonly onComment: () => void;
  /** What was pasted has markers now, which can be linked. */
  readonly onMarkers: () => void;
  /** A note as it is read, for other programs; null where it is not formatted yet. */
  readonly noteWords: NoteWords;
  /** What a list of sources says, for other programs. */
  readonly listWords: ListWords;
  /** What stands on the sheet in a place of the list of sources. */
  readonly sourcesList: ReactNode;
  /** What is shown of a note beside its mark, which is selected or only pointed at. */
  readonly noteCard?: (id: FootnoteId, selected: boolean) => ReactNode;
  /** What stands on the sheet above the text. */
  readonly header: ReactNode;
  /** What stands on the sheet behind the text. */
  readonly footer?: ReactNode;
  readonly frame: (parts: {
    readonly toolbar: ReactNode;
    readonly sheet: ReactNode;
  }) => ReactNode;
};

/** `briefing` and `readOnly` are read once for each briefing: what is written afterwards stands on the page alone. */
export function BriefingEditor(props: BriefingEditorProps) {
  return <OneEditor key={props.briefing.id} {...props} />;
}

function OneEditor(props: BriefingEditorProps) {
  const { readOnly, frame } = props;
  // What stands around the sheet is drawn once, so the tools beside it are given the editor that the sheet has by then.
  const [editor, setEditor] = useState<LexicalComposerContextWithEditor | null>(
    null,
  );
  // The same elements until they would say something else: what the desk around the text shows changes at many keys, and
  // none of it is theirs.
  const toolbar = useMemo(
    () =>
      editor && (
        <LexicalComposerContext value={editor}>
          <Toolbar readOnly={readOnly} />
        </LexicalComposerContext>
      ),
    [editor, readOnly],
  );
  return frame({
    toolbar,
    sheet: <Sheet {...props} onMade={setEditor} />,
  });
}

function Sheet(
  props: BriefingEditorProps & {
    readonly onMade: (editor: LexicalComposerContextWithEditor) => void;
  },
) {
  const { briefing, name, readOnly, onMade, onReady, header, footer } = props;
  const { noteCard, sourcesList } = props;
  const { language } = briefing.document;
  // The editor is made once, and calls what the latest props say.
  const [ports] = useState(createPorts);
  useEffect(() => {
    ports.use(props);
  });
  const [extension] = useState(() =>
    briefingExtension({
      blocks: briefing.document.blocks,
      editable: !readOnly,
      requests: ports,
      saving: {
        revisions: briefing.revisions,
        save: ports.save,
        read: ports.read,
      },
      refuse: ports.refuse,
      suggester: ports.suggester,
      desk: ports,
      paste: ports,
      form: {
        headings: briefing.template.headings,
        signature: briefing.template.signature,
      },
      // To whatever listens for errors of the page.
      report: reportError,
    }),
  );
  const { markings } = props;
  const overText = useMemo(
    () => (
      <>
        <ImageCards />
        <PasteNotices />
        <SlashMenu />
        {!readOnly && <SelectionTools />}
        {!readOnly && <TableTools />}
        <LinkCard readOnly={readOnly} />
        <SuggestionCard readOnly={readOnly} onDecided={ports.decided} />
        <LookDialogs language={language} markings={markings} />
        <ListStartDialog />
      </>
    ),
    [readOnly, language, markings, ports],
  );
  return (
    <LexicalExtensionComposer extension={extension} contentEditable={null}>
      <Ready onMade={onMade} onReady={onReady} />
      <article className={styles['sheet']}>
        {header}
        <ContentEditable
          className={`${styles['text'] ?? ''} ${suggestions['words'] ?? ''}`}
          aria-label={name}
          aria-multiline
          lang={language}
          // The underlines of spelling are drawn from our own dictionaries.
          spellCheck={false}
        />
        {footer}
        <SourcesLists>{sourcesList}</SourcesLists>
        {noteCard && <NoteCards card={noteCard} />}
        {overText}
      </article>
    </LexicalExtensionComposer>
  );
}

type Ports = RequestsConfig &
  DeskRequests &
  PasteConfig &
  CopyConfig &
  Pick<SaveConfig, 'save' | 'read'> & {
    readonly use: (props: BriefingEditorProps) => void;
    readonly refuse: (sentence: string | null) => void;
    readonly suggester: () => string;
    readonly decided: BriefingEditorProps['onDecided'];
  };

/** What the editor calls, whatever the props are by then. */
function createPorts(): Ports {
  let props: BriefingEditorProps | null = null;
  return {
    use: (next) => {
      props = next;
    },
    pickCitation: () => {
      askNext(() => props?.onPickCitation());
    },
    editFootnote: (id) => {
      askNext(() => props?.onEditFootnote(id));
    },
    refuse: (sentence) => props?.onRefused(sentence),
    suggester: () => props?.person ?? '',
    decided: (suggestion, decision) => props?.onDecided(suggestion, decision),
    read: () => drawn(props).read(),
    writeFootnote: (id) => {
      askNext(() => props?.onWriteFootnote(id));
    },
    comment: () => {
      askNext(() => props?.onComment());
    },
    showMarkers: () => {
      askNext(() => props?.onMarkers());
    },
    noteWords: (footnote) => props?.noteWords(footnote) ?? null,
    listWords: () => props?.listWords() ?? [],
    briefing: () => drawn(props).briefing.id,
    save: (delta) => drawn(props).save(delta),
    openLink: (url) => drawn(props).desk.openLink(url),
    chooseImages: () => drawn(props).desk.chooseImages(),
    keepImage: (bytes, imageName) =>
      drawn(props).desk.keepImage(bytes, imageName),
  };
}

function drawn(props: BriefingEditorProps | null): BriefingEditorProps {
  if (props) return props;
  throw new Error('The editor asks before it is drawn');
}

/**
 * After the editor's own work, within which nothing may be measured, and before the next key, which is for what opens
 * now.
 */
function askNext(ask: () => void): void {
  queueMicrotask(() => {
    flushSync(ask);
  });
}

function Ready({
  onMade,
  onReady,
}: Pick<Parameters<typeof Sheet>[0], 'onMade' | 'onReady'>) {
  const made = useLexicalComposerContext();
  const [editor] = made;
  const handle = useMemo(() => createEditorHandle(editor), [editor]);
  // Before the first frame: the tools come with the text.
  useLayoutEffect(() => {
    onMade(made);
  }, [made, onMade]);
  useEffect(() => {
    onReady(handle);
  }, [handle, onReady]);
  return null;
}
