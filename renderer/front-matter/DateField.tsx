// A date, typed in words or picked from the calendar of the system. While it is typed it stands as typed; when it is left,
// in words in the briefing's language.
import { CalendarDays } from 'lucide-react';
import { useRef, useState } from 'react';
import { oneLine } from '#core/document/characters.ts';
import { dateInWords, isDay } from '#core/document/date-in-words.ts';
import { localDay } from '../ui/local-day.ts';
import { textOf, type FieldControl } from './field-control.ts';
import styles from './fields.module.css';
import { writtenDate } from '#core/document/written-date.ts';
import { valueProblem } from './value-problem.ts';

const today = (): string => localDay(new Date());

export function DateField({
  id,
  describedBy,
  field,
  value,
  language,
  readOnly,
  onChange,
  onProblem,
}: FieldControl) {
  const stored = textOf(value);
  const [typed, setTyped] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const pick = (): void => {
    if (readOnly) return;
    picker.current?.showPicker();
  };
  return (
    <span className={styles['date']}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={typed ?? dateInWords(stored, language)}
        readOnly={readOnly}
        placeholder={field.hint ?? 'A day, as 4 December 2026'}
        aria-required={field.required}
        aria-describedby={describedBy}
        onChange={(event) => {
          const text = oneLine(event.target.value);
          setTyped(text);
          onProblem(null);
          onChange(
            text.trim() === ''
              ? null
              : (writtenDate(text, today()).day ?? text),
          );
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || !event.altKey) return;
          event.preventDefault();
          pick();
        }}
        onBlur={() => {
          setTyped(null);
          onProblem(valueProblem('date', typed ?? stored, today()));
        }}
      />
      <button
        type="button"
        className={styles['tool']}
        aria-label={`Pick a day for ${field.label}`}
        disabled={readOnly}
        onClick={pick}
      >
        <CalendarDays aria-hidden />
      </button>
      <input
        ref={picker}
        className={styles['picker']}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={isDay(stored) ? stored : ''}
        onChange={(event) => {
          setTyped(null);
          onProblem(null);
          onChange(event.target.value === '' ? null : event.target.value);
        }}
      />
    </span>
  );
}
