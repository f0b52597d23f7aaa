// Words that go with what is done to a step: asked for where it is handed back, offered where it is signed.
import { useId, useState } from 'react';
import { CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';

const LONGEST = 20_000;

export function StepCommentDialog({
  action,
  name,
  onDone,
  onClose,
}: {
  readonly action: 'sign' | 'hand-back';
  /** Of the step. */
  readonly name: string;
  /** Throws CallError where it can't be done. */
  readonly onDone: (comment: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [words, setWords] = useState('');
  const [doing, setDoing] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const isBack = action === 'hand-back';
  const submit = async (): Promise<void> => {
    if (doing) return;
    if (isBack && words.trim() === '') {
      setFailed('Say what has to be done before it can be cleared.');
      return;
    }
    setDoing(true);
    try {
      await onDone(words.trim());
      onClose();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
      setDoing(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={isBack ? `Hand back for ${name}` : `Sign for ${name}`}
      width={520}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form} aria-disabled={doing}>
            {isBack ? 'Hand back' : 'Sign'}
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
          label={isBack ? 'What has to be done' : 'Comment'}
          multiline
          value={words}
          maxLength={LONGEST}
          error={failed}
          hint={
            isBack ? 'Whoever works on the text next reads this.' : undefined
          }
          onChange={(written) => {
            setFailed(null);
            setWords(written);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey))
              return;
            event.preventDefault();
            void submit();
          }}
        />
      </form>
    </Dialog>
  );
}
