// A name for what stands now, or another for a version that has one.
import { useId, useState } from 'react';
import { MAX_LINE, oneLine } from '#core/document/characters.ts';
import { CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

export function NameVersionDialog({
  title,
  name: given,
  action,
  onName,
  onClose,
}: {
  readonly title: string;
  /** The name that it has. */
  readonly name: string;
  /** What the button says. */
  readonly action: string;
  /** Throws CallError where it can't be kept. */
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [name, setName] = useState(given);
  const [naming, setNaming] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    if (naming) return;
    if (name.trim() === '') {
      setFailed('Write a name by which you will know it again.');
      return;
    }
    setNaming(true);
    try {
      await onName(name.trim());
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
      setNaming(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form} aria-disabled={naming}>
            {action}
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
          label="Name"
          value={name}
          placeholder="For clearance"
          autoComplete="off"
          maxLength={MAX_LINE}
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
