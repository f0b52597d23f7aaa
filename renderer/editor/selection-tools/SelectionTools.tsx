// A few tools above what is selected. They say nothing that the toolbar doesn't, and are out of the way of the caret.
import {
  Bold,
  Italic,
  MessageSquare,
  Superscript,
  Underline,
} from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { useLexicalRovingTabIndexRef } from '@lexical/react/useLexicalRovingTabIndexRef';
import { COMMAND_PRIORITY_EDITOR, FORMAT_TEXT_COMMAND } from 'lexical';
import { AfterPaint } from '../../ui/AfterPaint.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { focusText } from '../floating/focus-text.ts';
import { Floating } from '../floating/Floating.tsx';
import { $selectedBox } from '../floating/selection-box.ts';
import { keysOf, OTHER_KEYS } from '../keys/editor-keys.ts';
import { LinksExtension } from '../links/links-extension.ts';
import { COMMENT_KEYS } from '../keys/editor-keys.ts';
import {
  COMMENT_COMMAND,
  PICK_CITATION_COMMAND,
} from '../notes/requests-extension.ts';
import { ToolbarExtension } from '../toolbar/toolbar-extension.ts';
import {
  HIGHLIGHT,
  LANGUAGE,
  LINK,
  REDACTION,
  STRIKE,
  type TextTool,
} from '../toolbar/tools.tsx';
import styles from './selection-tools.module.css';
import {
  FOCUS_SELECTION_TOOLS_COMMAND,
  SelectionToolsExtension,
} from './selection-tools-extension.ts';

const look = (
  name: string,
  format: 'bold' | 'italic' | 'underline',
  icon: TextTool['icon'],
): TextTool => ({
  name,
  icon,
  keys: OTHER_KEYS[format],
  isOn: (shown) => shown[format],
  run: (editor) => editor.dispatchCommand(FORMAT_TEXT_COMMAND, format),
});

const TOOLS: readonly TextTool[] = [
  look('Bold', 'bold', <Bold />),
  look('Italic', 'italic', <Italic />),
  look('Underline', 'underline', <Underline />),
  STRIKE,
  HIGHLIGHT,
  LINK,
  {
    name: 'Footnote',
    icon: <Superscript />,
    keys: keysOf('Footnote'),
    asks: true,
    run: (editor) => editor.dispatchCommand(PICK_CITATION_COMMAND, undefined),
  },
  {
    name: 'Comment',
    icon: <MessageSquare />,
    keys: COMMENT_KEYS,
    asks: true,
    run: (editor) => editor.dispatchCommand(COMMENT_COMMAND, undefined),
  },
  REDACTION,
  LANGUAGE,
];

export function SelectionTools() {
  const selected = useExtensionSignalValue(SelectionToolsExtension, 'selected');
  const dismissed = useExtensionSignalValue(
    SelectionToolsExtension,
    'dismissed',
  );
  const pressed = useExtensionSignalValue(SelectionToolsExtension, 'pressed');
  const focused = useExtensionSignalValue(SelectionToolsExtension, 'focused');
  const draft = useExtensionSignalValue(LinksExtension, 'draft');
  const [within, setWithin] = useState(false);
  const wanted =
    selected !== null && dismissed !== selected && !pressed && draft === null;
  if (!wanted || (!focused && !within)) return null;
  return (
    <AfterPaint>
      <Shown onWithin={setWithin} />
    </AfterPaint>
  );
}

function Shown({ onWithin }: { readonly onWithin: (within: boolean) => void }) {
  const [editor] = useLexicalComposerContext();
  const { dismiss } = useExtensionDependency(SelectionToolsExtension).output;
  const shown = useExtensionSignalValue(ToolbarExtension, 'shown');
  const roving = useLexicalRovingTabIndexRef({ itemSelector: 'button' });
  const box = useRef<HTMLDivElement>(null);
  const anchor = useCallback(
    () => editor.read('latest', () => $selectedBox(editor)),
    [editor],
  );
  useEffect(() => {
    roving(box.current);
    return () => {
      roving(null);
      onWithin(false);
    };
  }, [roving, onWithin]);
  useEffect(
    () =>
      editor.registerCommand(
        FOCUS_SELECTION_TOOLS_COMMAND,
        () => {
          onWithin(true);
          box.current?.querySelector('button')?.focus();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    [editor, onWithin],
  );
  return (
    <Floating
      boxRef={box}
      anchor={anchor}
      side="above"
      orNowhere
      role="toolbar"
      aria-label="Selected words"
      className={styles['tools'] ?? ''}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
      onFocus={() => {
        onWithin(true);
      }}
      onBlur={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget)) onWithin(false);
      }}
      // Before the tooltip of a tool, which takes the key for itself.
      onKeyDownCapture={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        focusText(editor);
        dismiss();
      }}
    >
      {TOOLS.map((tool) => (
        <ToolButton
          key={tool.name}
          name={tool.name}
          keys={tool.keys}
          pressed={tool.isOn?.(shown)}
          onClick={() => {
            tool.run(editor, shown);
          }}
        >
          {tool.icon}
        </ToolButton>
      ))}
    </Floating>
  );
}
