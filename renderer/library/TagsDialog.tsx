// The tags of one briefing or of several: those of the library to tick, and a field for a new one.
import { useId, useState } from 'react';
import { tidyTag } from '#core/document/tag.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { counted } from '../ui/counted.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './organising-dialogs.module.css';
import {
  sameTag,
  tagChanges,
  tagRows,
  type TagChoice,
  type TagRow,
} from './tag-choice.ts';
import { tagProblem } from './tag-problem.ts';
import type { TagInUse } from './tags-in-use.ts';
import type { ListedBriefing } from './use-briefings.ts';
import type { TagChanges } from './use-organising.ts';

export function TagsDialog({
  briefings,
  tags,
  onSave,
  onClose,
}: {
  readonly briefings: readonly ListedBriefing[];
  /** Those of the library. */
  readonly tags: readonly TagInUse[];
  readonly onSave: (changes: TagChanges) => void;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [typed, setTyped] = useState('');
  const [choice, setChoice] = useState<TagChoice>(new Map());
  const names = tags.map(({ name }) => name);
  const rows = tagRows(briefings, names, choice);
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
  const add = (): void => {
    if (tidy === '' || problem !== null) return;
    setChoice(withTyped());
    setTyped('');
  };
  const [first, second] = briefings;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Tags"
      subtitle={
        first && !second
          ? first.title.trim() || 'Untitled briefing'
          : counted(briefings.length, 'briefing', 'briefings')
      }
      width={440}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          // What was typed and not added is meant too.
          if (problem === null) onSave(tagChanges(briefings, withTyped()));
        }}
      >
        <TextField
          label="New tag"
          value={typed}
          error={problem}
          hint={
            rows.length === 0
              ? 'A word or two by which you find briefings again; Enter adds it.'
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
                of={briefings.length}
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
  /** How many briefings there are. */
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
