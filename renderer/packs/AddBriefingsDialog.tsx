// Which briefings come into a pack: a list with what is typed looked for, of which several can be chosen.
import { useId, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './packs.module.css';

export type OfferedBriefing = {
  readonly id: string;
  readonly title: string;
  readonly marking: string;
};

/** What is shown of a long list; the rest is found by typing. */
const MOST_SHOWN = 200;

/** What stands below a title; undefined for nothing. */
const about = (marking: string, inPack: boolean): string | undefined =>
  [marking, inPack ? 'in the pack' : '']
    .filter((part) => part !== '')
    .join(' · ') || undefined;

export function AddBriefingsDialog({
  briefings,
  already,
  late,
  onAdd,
  onClose,
}: {
  readonly briefings: readonly OfferedBriefing[];
  /** The ids of those that are in the pack. */
  readonly already: ReadonlySet<string>;
  readonly late: boolean;
  readonly onAdd: (briefings: readonly OfferedBriefing[]) => void;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const wanted = typed.trim().toLocaleLowerCase();
  const shown = briefings.filter(({ title }) =>
    title.toLocaleLowerCase().includes(wanted),
  );
  const add = (): void => {
    // Enter on what was typed takes what it found.
    const [only] = wanted === '' ? [] : shown;
    // In the order in which they were chosen.
    const picked = [...chosen].flatMap(
      (id) => briefings.find((briefing) => briefing.id === id) ?? [],
    );
    const added = picked.length > 0 ? picked : only ? [only] : [];
    if (added.length > 0) onAdd(added);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={late ? 'Add a late paper' : 'Add briefings'}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="main"
            type="submit"
            form={form}
            disabled={
              chosen.size === 0 && (wanted === '' || shown.length === 0)
            }
          >
            {chosen.size > 1 ? `Add ${chosen.size}` : 'Add'}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {late && (
          <p className={styles['late']}>
            It takes a letter behind the item before it; printed numbers stay.
          </p>
        )}
        <TextField label="Find a briefing" value={typed} onChange={setTyped} />
        {shown.length === 0 ? (
          <p className={styles['hint']}>
            {briefings.length === 0
              ? 'The library has no briefings: write one first, or add a PDF.'
              : 'No briefing has these words in its title.'}
          </p>
        ) : (
          <ul className={styles['offered']} aria-label="Briefings">
            {shown.slice(0, MOST_SHOWN).map(({ id, title, marking }) => (
              <li key={id}>
                <Checkbox
                  label={title || 'Untitled briefing'}
                  hint={about(marking, already.has(id))}
                  checked={chosen.has(id)}
                  onChange={(ticked) => {
                    const next = new Set(chosen);
                    if (ticked) next.add(id);
                    else next.delete(id);
                    setChosen(next);
                  }}
                />
              </li>
            ))}
          </ul>
        )}
        {shown.length > MOST_SHOWN && (
          <p className={styles['hint']}>
            {shown.length - MOST_SHOWN} more: type a word of the title.
          </p>
        )}
      </form>
    </Dialog>
  );
}
