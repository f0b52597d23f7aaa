// One's own choices to tick, one a line.
import { useId, useState } from 'react';
import { oneLine } from '#core/document/characters.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';

/** As a stored list may have. */
const MOST = 6;
/** A choice longer than this does not stand beside another on a line. */
const LONGEST = 60;

/** The choices that were written, or one sentence that says what is wrong with them. */
export function writtenTicks(
  text: string,
): { readonly ticks: readonly string[] } | { readonly problem: string } {
  const ticks = text
    .split('\n')
    .map((line) => oneLine(line).trim())
    .filter((line) => line !== '');
  const long = ticks.find((tick) => tick.length > LONGEST);
  if (ticks.length === 0) return { problem: 'Write at least one choice.' };
  if (ticks.length > MOST)
    return { problem: `There is room for ${MOST} choices: leave some out.` };
  if (long !== undefined)
    return {
      problem: `“${long.slice(0, 20)}…” is too long: a choice has ${LONGEST} characters at most.`,
    };
  return new Set(ticks).size < ticks.length
    ? { problem: 'A choice stands there twice: leave one out.' }
    : { ticks };
}

export function TicksDialog({
  ticks,
  onSet,
  onClose,
}: {
  readonly ticks: readonly string[];
  readonly onSet: (ticks: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [text, setText] = useState(ticks.join('\n'));
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Dialog
      open
      onClose={onClose}
      title="Tick lines"
      width={400}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            Set choices
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          const written = writtenTicks(text);
          if ('problem' in written) setProblem(written.problem);
          else {
            onClose();
            onSet(written.ticks);
          }
        }}
      >
        <TextField
          label="Choices, one a line"
          hint="They stand behind each item of the list, with a box each."
          value={text}
          multiline
          error={problem}
          onChange={(typed) => {
            setText(typed);
            setProblem(null);
          }}
        />
      </form>
    </Dialog>
  );
}
