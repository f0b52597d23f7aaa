// Another name for a tag, in every briefing that has it.
import { useId, useState } from 'react';
import { tidyTag } from '#core/document/tag.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './organising-dialogs.module.css';
import { sameTag } from './tag-choice.ts';
import { tagProblem } from './tag-problem.ts';
import type { TagInUse } from './tags-in-use.ts';

export function RenameTagDialog({
  name,
  tags,
  onSave,
  onClose,
}: {
  readonly name: string;
  /** Those of the library. */
  readonly tags: readonly TagInUse[];
  readonly onSave: (to: string) => void;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [typed, setTyped] = useState(name);
  const tidy = tidyTag(typed);
  const problem = tagProblem(typed);
  const others = tags.map((each) => each.name).filter((each) => each !== name);
  const same = others.find((each) => each === sameTag(tidy, others));
  return (
    <Dialog
      open
      onClose={onClose}
      title="Rename tag"
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form={form}
            disabled={tidy === '' || problem !== null}
          >
            Rename
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (tidy === '' || problem !== null) return;
          if (tidy === name) onClose();
          else onSave(same ?? tidy);
        }}
      >
        <TextField
          label="Name"
          value={typed}
          error={problem}
          hint={
            same === undefined
              ? undefined
              : `There is a tag “${same}” already: the two become one.`
          }
          autoComplete="off"
          onFocus={(event) => {
            event.currentTarget.select();
          }}
          onChange={setTyped}
        />
      </form>
    </Dialog>
  );
}
