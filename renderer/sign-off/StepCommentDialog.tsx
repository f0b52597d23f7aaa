// Words that go with what is done to a step: asked for where it is handed back, offered where it is signed.
import { refusalOf } from '../api/refusal-of.ts';
import { WordsDialog } from '../ui/WordsDialog.tsx';

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
  const isBack = action === 'hand-back';
  return (
    <WordsDialog
      title={isBack ? `Hand back for ${name}` : `Sign for ${name}`}
      action={isBack ? 'Hand back' : 'Sign'}
      label={isBack ? 'What has to be done' : 'Comment'}
      hint={isBack ? 'Whoever works on the text next reads this.' : undefined}
      most={LONGEST}
      multiline
      missing={
        isBack ? 'Say what has to be done before it can be cleared.' : null
      }
      onWords={(words) => refusalOf(onDone(words))}
      onClose={onClose}
    />
  );
}
