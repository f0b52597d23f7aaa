// Asks for words and has something done with them: it stays open, with what is wrong, until that is done or given up.
import { useId, useState } from 'react';
import { oneLine } from '#core/document/characters.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { TextField } from './TextField.tsx';

const WIDTH = { line: 440, text: 520 } as const;

export function WordsDialog({
  title,
  action,
  label,
  begin = '',
  placeholder,
  hint,
  most,
  multiline = false,
  missing,
  onWords,
  onClose,
}: {
  readonly title: string;
  /** What the button says. */
  readonly action: string;
  readonly label: string;
  /** What is there to begin with. */
  readonly begin?: string;
  readonly placeholder?: string;
  readonly hint?: string | undefined;
  /** The most characters. */
  readonly most: number;
  /** Several lines, done with Ctrl+Enter; else one, done with Enter. */
  readonly multiline?: boolean;
  /** What is said where there are none; null where there may be none. */
  readonly missing: string | null;
  /** Given the words without space around them. Answers with why it could not be done, in a sentence; null where it was. */
  readonly onWords: (words: string) => Promise<string | null>;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [words, setWords] = useState(begin);
  const [doing, setDoing] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    if (doing) return;
    if (missing !== null && words.trim() === '') {
      setWrong(missing);
      return;
    }
    setDoing(true);
    const refused = await onWords(words.trim());
    if (refused === null) onClose();
    else {
      setWrong(refused);
      setDoing(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      width={multiline ? WIDTH.text : WIDTH.line}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form} aria-disabled={doing}>
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
          label={label}
          multiline={multiline}
          value={words}
          placeholder={placeholder}
          autoComplete="off"
          maxLength={most}
          error={wrong}
          hint={hint}
          onChange={(written) => {
            setWrong(null);
            setWords(multiline ? written : oneLine(written));
          }}
          onKeyDown={(event) => {
            if (
              !multiline ||
              event.key !== 'Enter' ||
              !(event.ctrlKey || event.metaKey)
            )
              return;
            event.preventDefault();
            void submit();
          }}
        />
      </form>
    </Dialog>
  );
}
