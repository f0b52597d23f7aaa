// What the text can be asked to do by name, for the palette: everything that has a key, a tool or an entry of the slash
// menu, as far as it means something where the caret is.
import { getExtensionDependencyFromEditor } from '@lexical/extension';
import { FORMAT_TEXT_COMMAND, type LexicalEditor } from 'lexical';
import type { EditorHandle } from '../editor-handle.ts';
import { EDITOR_KEYS, OTHER_KEYS } from './keys/editor-keys.ts';
import {
  SET_TICKS_COMMAND,
  TicksExtension,
  ticksInWords,
  USUAL_TICKS,
} from './forms/ticks-extension.ts';
import { INSERTIONS } from './slash/insertions.ts';
import { tableItems } from './tables/table-menu.tsx';
import { ToolbarExtension } from './toolbar/toolbar-extension.ts';
import { TOOL_GROUPS } from './toolbar/tools.tsx';

/** Some have the same name: the first of them has the key. */
export function textCommands(
  editor: LexicalEditor,
): ReturnType<EditorHandle['commands']> {
  const { shown: signal } = getExtensionDependencyFromEditor(
    editor,
    ToolbarExtension,
  ).output;
  const shown = signal.peek();
  const thenFocus = (run: () => unknown) => (): void => {
    run();
    editor.focus();
  };
  return [
    ...EDITOR_KEYS.map(({ label, keys, run }) => ({
      name: label,
      keys,
      run: thenFocus(() => run(editor)),
    })),
    ...INSERTIONS.filter(({ fitsCell }) => !shown.inTable || fitsCell).map(
      ({ label, keys, run }) => ({
        name: label,
        keys: keys ?? null,
        run: thenFocus(() => {
          editor.update(() => {
            run(editor);
          });
        }),
      }),
    ),
    {
      name: 'Underline',
      keys: OTHER_KEYS.underline,
      run: thenFocus(() =>
        editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'underline'),
      ),
    },
    ...TOOL_GROUPS.flat()
      .filter(({ isIdle }) => !isIdle?.(shown))
      .map(({ name, keys, asks, run }) => {
        const ask = (): void => {
          run(editor, shown);
        };
        return {
          name: name.replace('…', ''),
          keys: keys ?? null,
          run: asks ? ask : thenFocus(ask),
        };
      }),
    ...tickCommands(editor).map(({ name, run }) => ({
      name,
      keys: null,
      run: thenFocus(run),
    })),
    ...tableItems(editor)
      .filter(({ disabled }) => disabled !== true)
      .map(({ label, keys, onChoose }) => ({
        name: `Table: ${label}`,
        keys: keys ?? null,
        run: onChoose,
      })),
  ];
}

/** None where the caret is in no list. */
function tickCommands(
  editor: LexicalEditor,
): { readonly name: string; readonly run: () => void }[] {
  const { chosen } = getExtensionDependencyFromEditor(
    editor,
    TicksExtension,
  ).output;
  const now = chosen.peek();
  if (now === null) return [];
  return [...USUAL_TICKS, ...(now.length > 0 ? [[]] : [])].map((ticks) => ({
    name:
      ticks.length > 0 ? `Tick lines: ${ticksInWords(ticks)}` : 'No tick lines',
    run: () => {
      editor.dispatchCommand(SET_TICKS_COMMAND, ticks);
    },
  }));
}
