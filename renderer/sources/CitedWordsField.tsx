// One line of words with italics, as a citation is printed: typed, pasted as plain text, Ctrl/Cmd+I. Nothing else of a look
// is taken, and nothing that is typed is read as a sign for one.
import { useEffect, useId, useRef } from 'react';
import { registerHistory, createEmptyHistoryState } from '@lexical/history';
import { registerRichText } from '@lexical/rich-text';
import { mergeRegister } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isRangeSelection,
  COMMAND_PRIORITY_CRITICAL,
  createEditor,
  DROP_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  PASTE_COMMAND,
  TextNode,
  type LexicalEditor,
} from 'lexical';
import { Italic } from 'lucide-react';
import type { CiteAs } from '#core/citations/cite-as-schema.ts';
import { oneLine } from '#core/document/characters.ts';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './source-form.module.css';

type Runs = CiteAs['full'];

function $write(runs: Runs): void {
  const paragraph = $createParagraphNode();
  for (const { text, marks } of runs) {
    const node = $createTextNode(text);
    if (marks) node.toggleFormat('italic');
    paragraph.append(node);
  }
  $getRoot().clear().append(paragraph);
}

/** Runs of one look each. */
function $read(): Runs {
  const runs: { type: 'text'; text: string; marks?: readonly ['italic'] }[] =
    [];
  for (const node of $getRoot().getAllTextNodes()) {
    const italic = node.hasFormat('italic');
    const text = oneLine(node.getTextContent());
    const last = runs.at(-1);
    if (text === '') continue;
    if (last && (last.marks !== undefined) === italic) last.text += text;
    else
      runs.push({ type: 'text', text, ...(italic && { marks: ['italic'] }) });
  }
  return runs;
}

const begin = (): LexicalEditor =>
  createEditor({
    namespace: 'cited-words',
    theme: { text: { italic: styles['italic'] ?? '' } },
    onError: (error) => {
      throw error;
    },
  });

function register(
  editor: LexicalEditor,
  onChange: (runs: Runs) => void,
): () => void {
  const never = (): true => true;
  return mergeRegister(
    registerRichText(editor),
    registerHistory(editor, createEmptyHistoryState(), 300),
    editor.registerCommand(
      FORMAT_TEXT_COMMAND,
      (format) => format !== 'italic',
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      INSERT_PARAGRAPH_COMMAND,
      never,
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      INSERT_LINE_BREAK_COMMAND,
      never,
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(DROP_COMMAND, never, COMMAND_PRIORITY_CRITICAL),
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        event.preventDefault();
        const pasted =
          'clipboardData' in event
            ? (event.clipboardData?.getData('text/plain') ?? '')
            : '';
        const selection = $getSelection();
        if ($isRangeSelection(selection))
          selection.insertText(oneLine(pasted.trim()));
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerNodeTransform(TextNode, (node) => {
      const look = node.hasFormat('italic') ? 2 : 0;
      if (node.getFormat() !== look) node.setFormat(look);
      if (node.getStyle() !== '') node.setStyle('');
    }),
    editor.registerUpdateListener(({ editorState, dirtyLeaves }) => {
      if (dirtyLeaves.size > 0) onChange(editorState.read($read));
    }),
  );
}

export function CitedWordsField({
  label,
  hint,
  runs,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  /** What it begins with. */
  readonly runs: Runs;
  readonly onChange: (runs: Runs) => void;
}) {
  const id = useId();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<LexicalEditor | null>(null);
  const first = useRef(runs);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const made = begin();
    editor.current = made;
    made.setRootElement(place.current);
    const end = register(made, (changed) => {
      latest.current(changed);
    });
    made.update(
      () => {
        $write(first.current);
      },
      { tag: ['skip-dom-selection', 'history-merge'] },
    );
    return () => {
      end();
      made.setRootElement(null);
      editor.current = null;
    };
  }, []);
  return (
    <div className={styles['cited']}>
      <span id={`${id}-label`} className={styles['label']}>
        {label}
      </span>
      <div className={styles['name']}>
        <div
          ref={place}
          className={styles['input']}
          role="textbox"
          contentEditable
          suppressContentEditableWarning
          spellCheck={false}
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-hint`}
        />
        <ToolButton
          name="Italic"
          aria-label={`Italic: ${label}`}
          keys="Mod+I"
          onMouseDown={(event) => {
            // The words stay chosen.
            event.preventDefault();
          }}
          onClick={() => {
            editor.current?.update(() => {
              const selection = $getSelection();
              if (!$isRangeSelection(selection)) return;
              if (selection.isCollapsed()) selection.toggleFormat('italic');
              else selection.formatText('italic');
            });
          }}
        >
          <Italic />
        </ToolButton>
      </div>
      <p id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </p>
    </div>
  );
}
