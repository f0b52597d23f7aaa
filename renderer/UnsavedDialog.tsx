// Before words that can't be saved are given up: why they can't, and the words, to be copied to another place.
import type { SaveState } from './editor-handle.ts';
import { saveTrouble } from './save-trouble.ts';
import { Button } from './ui/Button.tsx';
import { Dialog } from './ui/Dialog.tsx';
import { Kbd } from './ui/Kbd.tsx';
import { TextField } from './ui/TextField.tsx';

export function UnsavedDialog({
  save,
  words,
  to,
  onGo,
  onStay,
}: {
  readonly save: SaveState;
  /** What is not saved, as plain text. */
  readonly words: string;
  /** What the person asked for. */
  readonly to: 'leave' | 'reopen';
  readonly onGo: () => void;
  readonly onStay: () => void;
}) {
  // The state may change while it is read: a disk has room again.
  const trouble = saveTrouble(save);
  return (
    <Dialog
      open
      onClose={onStay}
      title={
        to === 'leave'
          ? 'Leave without what is not saved?'
          : 'Read it again without what is not saved?'
      }
      footer={
        <>
          <Button onClick={onGo}>
            {trouble === null
              ? to === 'leave'
                ? 'Leave'
                : 'Read it again'
              : to === 'leave'
                ? 'Discard and leave'
                : 'Discard and read it again'}
          </Button>
          <Button kind="main" onClick={onStay}>
            Go on writing
          </Button>
        </>
      }
    >
      <p>{trouble ?? 'Everything is saved by now.'}</p>
      {trouble !== null && words !== '' && (
        <>
          <TextField
            label="These words are not saved"
            multiline
            readOnly
            value={words}
            onChange={() => undefined}
            onFocus={(event) => {
              event.currentTarget.select();
            }}
          />
          <p>
            To keep them, copy them to another place: they are selected, and{' '}
            <Kbd keys="Mod+C" /> copies them.
          </p>
        </>
      )}
    </Dialog>
  );
}
