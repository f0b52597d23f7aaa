// Asks who a person is, once: before the first thing that will stand with their name in a review.
import { useId, useState } from 'react';
import { initialsOf } from '#core/review/initials.ts';
import { personOfName } from '#core/review/person.ts';
import type { Settings } from '#core/settings.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { ColourChoice } from './ColourChoice.tsx';
import styles from './settings.module.css';

export function PersonDialog({
  failed,
  onGiven,
  onClose,
}: {
  /** One sentence where it can't be kept. */
  readonly failed: string | null;
  readonly onGiven: (
    person: Pick<Settings, 'name' | 'initials' | 'colour'>,
  ) => void;
  readonly onClose: () => void;
}) {
  const form = useId();
  const [name, setName] = useState('');
  const [initials, setInitials] = useState('');
  const [colour, setColour] = useState<number | null>(null);
  const [missing, setMissing] = useState(false);
  const known = personOfName(name.trim());
  return (
    <Dialog
      open
      onClose={onClose}
      title="Who are you?"
      width={460}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="main" type="submit" form={form}>
            Go on
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles['asked']}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() === '') setMissing(true);
          else
            onGiven({
              name: name.trim(),
              initials: initials.trim() || known.initials,
              colour: colour ?? known.colour,
            });
        }}
      >
        <p className={styles['about']}>
          Your name stands with what you do in a review, for everyone who reads
          it. You are asked once; the settings can change it.
        </p>
        <div className={styles['person']}>
          <TextField
            label="Name"
            value={name}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            error={missing && name.trim() === '' ? 'Write your name.' : failed}
            onChange={(written) => {
              if (initials === initialsOf(name))
                setInitials(initialsOf(written));
              setName(written);
            }}
          />
          <TextField
            label="Initials"
            value={initials}
            maxLength={8}
            autoComplete="off"
            spellCheck={false}
            onChange={setInitials}
          />
        </div>
        <ColourChoice
          person={{
            name,
            initials: initials.trim() || known.initials,
            colour: colour ?? known.colour,
          }}
          onChange={setColour}
        />
      </form>
    </Dialog>
  );
}
