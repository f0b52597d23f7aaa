// A name for a step of the sign-off: a new one, or another for one that is there.
import { useId, useState } from 'react';
import { oneLine } from '#core/document/characters.ts';
import { CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

const LONGEST = 200;

export function StepNameDialog({
  name: given,
  onName,
  onClose,
}: {
  /** The name that it has; null for a new step. */
  readonly name: string | null;
  /** Throws CallError where it can't be kept. */
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [name, setName] = useState(given ?? '');
  const [keeping, setKeeping] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    if (keeping) return;
    if (name.trim() === '') {
      setFailed('Write who signs, such as Legal or Director.');
      return;
    }
    setKeeping(true);
    try {
      await onName(name.trim());
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
      setKeeping(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={given === null ? 'Add a step' : 'Rename the step'}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form} aria-disabled={keeping}>
            {given === null ? 'Add' : 'Rename'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextField
          label="Who signs"
          value={name}
          placeholder="Legal"
          autoComplete="off"
          maxLength={LONGEST}
          error={failed}
          onChange={(written) => {
            setFailed(null);
            setName(oneLine(written));
          }}
        />
      </form>
    </Dialog>
  );
}
