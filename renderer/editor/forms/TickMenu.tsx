// The tool for what can be ticked behind the items of a list: the usual choices, or one's own.
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { Check, ListTodo } from 'lucide-react';
import { useState } from 'react';
import { Menu } from '../../ui/Menu.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { TicksDialog } from './TicksDialog.tsx';
import { SET_TICKS_COMMAND, TicksExtension } from './ticks-extension.ts';

const USUAL: readonly (readonly string[])[] = [
  ['Agreed', 'Not agreed'],
  ['Noted', 'Please discuss'],
  ['Signed', 'Not signed'],
];
const JOINT = ' / ';

export function TickMenu({ readOnly }: { readonly readOnly: boolean }) {
  const [editor] = useLexicalComposerContext();
  const chosen = useExtensionSignalValue(TicksExtension, 'chosen');
  const [writing, setWriting] = useState(false);
  const set = (ticks: readonly string[]): void => {
    editor.dispatchCommand(SET_TICKS_COMMAND, ticks);
    editor.focus();
  };
  const now = chosen?.join(JOINT) ?? '';
  const offered = USUAL.map((ticks) => ticks.join(JOINT));
  const own = now === '' || offered.includes(now) ? [] : [now];
  const sign = (label: string) =>
    label === now ? <Check size={16} aria-hidden /> : <span />;
  return (
    <>
      <Menu
        trigger={
          <ToolButton
            name="Tick lines"
            pressed={now !== ''}
            aria-disabled={readOnly || chosen === null}
          >
            <ListTodo />
          </ToolButton>
        }
        items={
          chosen === null
            ? [
                {
                  label: 'Tick lines are for lists: put the caret into one',
                  disabled: true,
                  onChoose: () => undefined,
                },
              ]
            : [
                {
                  label: 'No tick lines',
                  icon: sign(''),
                  disabled: readOnly,
                  onChoose: () => {
                    set([]);
                  },
                },
                ...[...offered, ...own].map((label) => ({
                  label,
                  icon: sign(label),
                  disabled: readOnly,
                  onChoose: () => {
                    set(label === now ? chosen : label.split(JOINT));
                  },
                })),
                {
                  label: 'Other choices…',
                  icon: <span />,
                  disabled: readOnly,
                  startsGroup: true,
                  onChoose: () => {
                    setWriting(true);
                  },
                },
              ]
        }
      />
      {writing && (
        // What is pressed in it is not pressed on the toolbar, which keeps the focus in the text.
        <span
          onMouseDown={(event) => {
            event.stopPropagation();
          }}
        >
          <TicksDialog
            ticks={chosen ?? []}
            onSet={set}
            onClose={() => {
              setWriting(false);
              editor.focus();
            }}
          />
        </span>
      )}
    </>
  );
}
