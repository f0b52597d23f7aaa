// The colour of a person, from the palette: each shown with the initials as others will see them.
import { useId } from 'react';
import { PERSON_COLOURS, type Person } from '#core/review/person.ts';
import { PersonDisc } from '../ui/PersonSign.tsx';
import styles from './colour-choice.module.css';

const NAMES = [
  'Blue',
  'Green',
  'Rust',
  'Purple',
  'Raspberry',
  'Teal',
  'Olive',
  'Slate',
] as const;

export function ColourChoice({
  person,
  onChange,
}: {
  readonly person: Person;
  readonly onChange: (colour: number) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles['choice']}>
      <legend>Colour</legend>
      <div className={styles['colours']}>
        {Array.from({ length: PERSON_COLOURS }, (_, colour) => (
          <label key={colour} title={NAMES[colour]}>
            <input
              type="radio"
              name={name}
              className="sr"
              aria-label={NAMES[colour]}
              checked={colour === person.colour}
              onChange={() => {
                onChange(colour);
              }}
            />
            <PersonDisc person={{ ...person, colour }} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
