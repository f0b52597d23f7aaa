// The tags of one briefing or source or of several: those of the library to tick, and a field for a new one. What was ticked and
// added is kept however the dialog is closed, as it is told of and undone in the list.
import { useId, useState } from 'react';
import { tidyTag } from '#core/document/tag.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './organising-dialogs.module.css';
import {
  sameTag,
  tagChanges,
  tagRows,
  type TagChoice,
  type Tagged,
  type TagRow,
} from './tag-choice.ts';
import { tagProblem } from './tag-problem.ts';
import type { TagInUse } from './tags-in-use.ts';
import type { TagChanges } from './use-organising.ts';

export function TagsDialog({
  tagged,
  subtitle,
  tags,
  onSave,
  onClose,
}: {
  /** The briefings or sources. */
  readonly tagged: readonly Tagged[];
  readonly subtitle: string;
  /** Those of the library. */
  readonly tags: readonly TagInUse[];
  readonly onSave: (changes: TagChanges) => void;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [typed, setTyped] = useState('');
  const [choice, setChoice] = useState<TagChoice>(new Map());
  const names = tags.map(({ name }) => name);
  const rows = tagRows(tagged, names, choice);
  const tidy = tidyTag(typed);
  const problem = tagProblem(typed);
  const choose = (name: string, has: boolean): void => {
    setChoice(new Map(choice).set(name, has));
  };
  const withTyped = (): TagChoice =>
    tidy === ''
      ? choice
      : new Map(choice).set(
          sameTag(
            tidy,
            rows.map(({ name }) => name),
          ),
          true,
        );
  const close = (): void => {
    if (choice.size > 0) onSave(tagChanges(tagged, choice));
    else onClose();
  };
  const add = (): void => {
    if (tidy === '' || problem !== null) return;
    setChoice(withTyped());
    setTyped('');
  };
  return (
    <Dialog
      open
      onClose={close}
      title="Tags"
      subtitle={subtitle}
      width={440}
      footer={
        <Button kind="main" type="submit" form={form}>
          Done
        </Button>
      }
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          // What was typed and not added is meant too.
          if (problem === null) onSave(tagChanges(tagged, withTyped()));
        }}
      >
        <TextField
          label="New tag"
          value={typed}
          error={problem}
          hint={
            rows.length === 0
              ? 'A word or two by which you find things again; Enter adds it.'
              : 'Enter adds it.'
          }
          autoComplete="off"
          onChange={setTyped}
          onKeyDown={(event) => {
            // With nothing typed, Enter saves.
            if (
              event.key !== 'Enter' ||
              event.nativeEvent.isComposing ||
              tidy === ''
            )
              return;
            event.preventDefault();
            add();
          }}
        />
        {rows.length > 0 && (
          <ul className={styles['tags']} aria-label="Tags">
            {rows.map((row) => (
              <TagLine
                key={row.name}
                row={row}
                of={tagged.length}
                chosen={choice.get(row.name)}
                onChoose={(has) => {
                  choose(row.name, has);
                }}
              />
            ))}
          </ul>
        )}
      </form>
    </Dialog>
  );
}

function TagLine({
  row: { name, has },
  of,
  chosen,
  onChoose,
}: {
  readonly row: TagRow;
  /** How many there are. */
  readonly of: number;
  /** Undefined where it was not touched. */
  readonly chosen: boolean | undefined;
  readonly onChoose: (has: boolean) => void;
}) {
  const some = chosen === undefined && has > 0 && has < of;
  return (
    <li>
      <Checkbox
        label={name}
        checked={chosen ?? has === of}
        onChange={onChoose}
      />
      {some && <span className={styles['some']}>{`on ${has} of ${of}`}</span>}
    </li>
  );
}
