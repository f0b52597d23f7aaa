// The tool for what can be ticked behind the items of a list: the usual choices, or one's own.
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { Check, ListTodo } from 'lucide-react';
import { useState } from 'react';
import { Menu } from '../../ui/Menu.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { TicksDialog } from './TicksDialog.tsx';
import {
  SET_TICKS_COMMAND,
  TicksExtension,
  ticksInWords,
  USUAL_TICKS,
} from './ticks-extension.ts';

export function TickMenu({ readOnly }: { readonly readOnly: boolean }) {
  const [editor] = useLexicalComposerContext();
  const chosen = useExtensionSignalValue(TicksExtension, 'chosen');
  const [writing, setWriting] = useState(false);
  const set = (ticks: readonly string[]): void => {
    editor.dispatchCommand(SET_TICKS_COMMAND, ticks);
    editor.focus();
  };
  const now = ticksInWords(chosen ?? []);
  const isUsual = USUAL_TICKS.some((ticks) => ticksInWords(ticks) === now);
  const offered =
    chosen === null || now === '' || isUsual
      ? USUAL_TICKS
      : [...USUAL_TICKS, chosen];
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
                ...offered.map((ticks) => ({
                  label: ticksInWords(ticks),
                  icon: sign(ticksInWords(ticks)),
                  disabled: readOnly,
                  onChoose: () => {
                    set(ticks);
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
