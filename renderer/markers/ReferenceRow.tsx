// One entry of a pasted reference list, and what is to become of it.
import { SelectField } from '../ui/SelectField.tsx';
import { Sign } from '../ui/Sign.tsx';
import {
  choicesOf,
  readAs,
  standing,
  type ChosenEntry,
  type Choice,
} from './reference-choice.ts';
import styles from './reference-panel.module.css';

const SIGNS = { ok: 'ok', part: 'part', new: 'info', left: 'todo' } as const;

export function ReferenceRow({
  chosen,
  onChoose,
}: {
  readonly chosen: ChosenEntry;
  readonly onChoose: (choice: Choice) => void;
}) {
  const { entry, choice } = chosen;
  const { kind, words } = standing(chosen);
  const isNew = choice === 'new' && entry.places > 0;
  const made = isNew ? readAs(entry.text) : null;
  return (
    <li className={styles['entry']} data-standing={kind}>
      <span className={styles['n']}>[{entry.number}]</span>
      <div className={styles['words']}>
        <p className={styles['text']} title={entry.text}>
          {entry.text}
        </p>
        {(kind === 'part' || kind === 'left') && (
          <p className={styles['standing']}>
            <Sign kind={SIGNS[kind]} /> {words}
          </p>
        )}
        {made && (
          <p className={styles['read']}>
            {made.fields}
            {made.rest !== '' && (
              <span> · not understood, kept as its note: {made.rest}</span>
            )}
          </p>
        )}
        {entry.places > 0 && (
          <div className={styles['choice']}>
            {(kind === 'ok' || kind === 'new') && <Sign kind={SIGNS[kind]} />}
            <SelectField
              label={`What number ${entry.number} is`}
              hideLabel
              quiet
              value={choice}
              options={choicesOf(entry)}
              onChange={onChoose}
            />
          </div>
        )}
      </div>
    </li>
  );
}
