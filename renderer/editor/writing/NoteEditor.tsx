// Where the words of a note are written: text with its looks around its citations. What is written is the briefing's at
// once; what changes the note from outside (undo, another pane) shows here.
import { useEffect, useState } from 'react';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer';
import type { NoteInline } from '#core/document/document.ts';
import suggestions from '../suggestions/suggestions.module.css';
import styles from './note-editor.module.css';
import { noteExtension, type NoteConfig } from './note-extension.ts';
import { createNoteHandle, type NoteHandle } from './note-handle.ts';

export function NoteEditor({
  name,
  content,
  onReady,
  ...config
}: NoteConfig & {
  /** What the field is called for those who hear it. */
  readonly name: string;
  /** What the note has now. */
  readonly content: readonly NoteInline[];
  readonly onReady: (handle: NoteHandle) => void;
}) {
  // Made once; it calls what the latest props say.
  const [ports] = useState(() => createPorts(config));
  useEffect(() => {
    ports.use(config);
  });
  const [extension] = useState(() => noteExtension(content, ports));
  return (
    <LexicalExtensionComposer extension={extension} contentEditable={null}>
      <ContentEditable
        className={`${styles['note'] ?? ''} ${suggestions['words'] ?? ''}`}
        aria-label={name}
        aria-multiline
        spellCheck={false}
      />
      <Following content={content} onReady={onReady} />
    </LexicalExtensionComposer>
  );
}

function createPorts(
  initial: NoteConfig,
): NoteConfig & { readonly use: (config: NoteConfig) => void } {
  let config = initial;
  return {
    use: (next) => {
      config = next;
    },
    label: (citation) => config.label(citation),
    onChange: (content) => {
      config.onChange(content);
    },
    onUndo: () => {
      config.onUndo();
    },
    onRedo: () => {
      config.onRedo();
    },
    onCite: () => {
      config.onCite();
    },
    onEditCitation: (citation) => {
      config.onEditCitation(citation);
    },
    onDone: () => {
      config.onDone();
    },
  };
}

/** Keeps what is shown in step with the note. */
function Following({
  content,
  onReady,
}: {
  readonly content: readonly NoteInline[];
  readonly onReady: (handle: NoteHandle) => void;
}) {
  const [editor] = useLexicalComposerContext();
  const [handle] = useState(() => createNoteHandle(editor));
  useEffect(() => {
    handle.focus();
    onReady(handle);
  }, [handle, onReady]);
  useEffect(() => {
    handle.follow(content);
  }, [handle, content]);
  return null;
}
