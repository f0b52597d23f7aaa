// The parts of one name, where the line of the form does not tell them apart: particles and what stands behind the name.
import {
  readName,
  writeName,
  type WrittenName,
} from '#core/citations/written-name.ts';
import type { CslName } from '#core/citations/source.ts';
import { oneLine } from '#core/document/characters.ts';
import { TextField } from '../ui/TextField.tsx';
import { NEW_NAME } from './source-draft.ts';
import styles from './source-form.module.css';

const PARTS = [
  ['given', 'Given names', 'Joris'],
  [
    'dropping-particle',
    'Particle that is left out before the family name alone',
    'de',
  ],
  [
    'non-dropping-particle',
    'Particle that belongs to the family name',
    'van der',
  ],
  ['family', 'Family name', 'Linde'],
  ['suffix', 'Behind the name', 'Jr'],
] as const;

export function NameParts({
  name,
  label,
  onChange,
}: {
  readonly name: WrittenName;
  /** Whose name it is, for who hears it. */
  readonly label: string;
  readonly onChange: (name: WrittenName) => void;
}) {
  const parts: CslName = readName(name).name ?? { family: name.written };
  const put = (part: (typeof PARTS)[number][0], written: string): void => {
    const { [part]: _before, ...others } = parts;
    const next: CslName = {
      ...others,
      ...(written !== '' && { [part]: written }),
    };
    onChange(PARTS.some(([each]) => next[each]) ? writeName(next) : NEW_NAME);
  };
  return (
    <div
      className={styles['parts']}
      role="group"
      aria-label={`Parts: ${label}`}
    >
      {PARTS.map(([part, words, example]) => (
        <TextField
          key={part}
          label={words}
          value={parts[part] ?? ''}
          placeholder={example}
          spellCheck={false}
          onChange={(value) => {
            put(part, oneLine(value).trimStart());
          }}
          onBlur={({ currentTarget: { value } }) => {
            if (value.trim() !== value) put(part, value.trim());
          }}
        />
      ))}
    </div>
  );
}
