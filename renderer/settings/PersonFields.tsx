// Who writes: name, initials and colour. They stand with what is written from then on, so they are kept when a field is left, and
// not at each letter.
import { useState } from 'react';
import { personOfName } from '#core/review/person.ts';
import type { Settings } from '#core/settings.ts';
import { TextField } from '../ui/TextField.tsx';
import { ColourChoice } from './ColourChoice.tsx';
import { initialsOf } from '#core/review/initials.ts';
import styles from './settings.module.css';

const LONGEST = { name: 200, initials: 8 } as const;

export function PersonFields({
  settings,
  onChange,
}: {
  readonly settings: Pick<Settings, 'name' | 'initials' | 'colour'>;
  readonly onChange: (part: Partial<Settings>) => void;
}) {
  const [name, setName] = useState(settings.name);
  const [initials, setInitials] = useState(settings.initials);
  const known = personOfName(name.trim());
  const keep = (): void => {
    const written = { name: name.trim(), initials: initials.trim() };
    if (
      written.name !== settings.name ||
      written.initials !== settings.initials
    )
      onChange(written);
  };
  return (
    <div className={styles['person']} onBlur={keep}>
      <TextField
        label="Name"
        value={name}
        maxLength={LONGEST.name}
        autoComplete="off"
        spellCheck={false}
        onChange={(written) => {
          // Until they are written by hand, the initials follow the name.
          if (initials === '' || initials === initialsOf(name))
            setInitials(initialsOf(written));
          setName(written);
        }}
      />
      <TextField
        label="Initials"
        value={initials}
        maxLength={LONGEST.initials}
        autoComplete="off"
        spellCheck={false}
        onChange={setInitials}
      />
      {name.trim() !== '' && (
        <ColourChoice
          person={{
            name,
            initials: initials.trim() || known.initials,
            colour: settings.colour ?? known.colour,
          }}
          onChange={(colour) => {
            onChange({ colour });
          }}
        />
      )}
    </div>
  );
}
