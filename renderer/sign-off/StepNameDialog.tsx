// A name for a step of the sign-off: a new one, or another for one that is there.
import { refusalOf } from '../api/refusal-of.ts';
import { WordsDialog } from '../ui/WordsDialog.tsx';

const LONGEST = 200;

export function StepNameDialog({
  name,
  onName,
  onClose,
}: {
  /** The name that it has; null for a new step. */
  readonly name: string | null;
  /** Throws CallError where it can't be kept. */
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}) {
  return (
    <WordsDialog
      title={name === null ? 'Add a step' : 'Rename the step'}
      action={name === null ? 'Add' : 'Rename'}
      label="Who signs"
      begin={name ?? ''}
      placeholder="Legal"
      most={LONGEST}
      missing="Write who signs, such as Legal or Director."
      onWords={(words) => refusalOf(onName(words))}
      onClose={onClose}
    />
  );
}
