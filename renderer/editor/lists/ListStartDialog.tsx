// Asks with which number the list begins that the caret is in.
import { useState } from 'react';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { MAX_START } from '#core/document/list-start.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { focusText } from '../floating/focus-text.ts';
import {
  $selectedList,
  ListStartExtension,
  SET_LIST_START_COMMAND,
} from './list-start-extension.ts';

export function ListStartDialog() {
  const asked = useExtensionSignalValue(ListStartExtension, 'asked');
  return asked ? <AskedStart /> : null;
}

function AskedStart() {
  const [editor] = useLexicalComposerContext();
  const { answered } = useExtensionDependency(ListStartExtension).output;
  const [written, setWritten] = useState(() =>
    String(editor.read('latest', () => $selectedList()?.getStart() ?? 1)),
  );
  const start = /^\s*\d{1,9}\s*$/.test(written) ? Number(written) : 0;
  const wrong = start < 1 || start > MAX_START;
  const close = (): void => {
    answered();
    // Behind the dialog, which gives the focus back when it is gone.
    setTimeout(() => {
      focusText(editor);
    });
  };
  const set = (): void => {
    if (wrong) return;
    editor.dispatchCommand(SET_LIST_START_COMMAND, start);
    close();
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Start the list at"
      width={440}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="main" disabled={wrong} onClick={set}>
            Set number
          </Button>
        </>
      }
    >
      <TextField
        label="First number"
        value={written}
        onChange={setWritten}
        inputMode="numeric"
        autoComplete="off"
        hint="Its items are counted on from it."
        error={wrong ? `Write a whole number from 1 to ${MAX_START}.` : null}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          set();
        }}
      />
    </Dialog>
  );
}
