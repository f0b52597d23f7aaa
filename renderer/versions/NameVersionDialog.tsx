// A name for what stands now, or another for a version that has one.
import { MAX_LINE } from '#core/document/characters.ts';
import { refusalOf } from '../api/refusal-of.ts';
import { WordsDialog } from '../ui/WordsDialog.tsx';

export function NameVersionDialog({
  title,
  name,
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
  return (
    <WordsDialog
      title={title}
      action={action}
      label="Name"
      begin={name}
      placeholder="For clearance"
      most={MAX_LINE}
      missing="Write a name by which you will know it again."
      onWords={(words) => refusalOf(onName(words))}
      onClose={onClose}
    />
  );
}
