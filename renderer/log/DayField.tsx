// The day that the log is narrowed to: typed as days are written everywhere here, or picked from the calendar of the system.
import { useRef, useState } from 'react';
import { CalendarDays } from 'lucide-react';
import { dateInWords, isDay } from '#core/document/date-in-words.ts';
import { writtenDate } from '#core/document/written-date.ts';
import { dateLanguage } from '../ui/date-format.ts';
import { localDay } from '../ui/local-day.ts';
import { TextField } from '../ui/TextField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import styles from './log.module.css';

/** Of words that are no day, as far as they are left. */
const NO_DAY = 'Write it as 4 December 2026.';

export function DayField({
  day,
  onChange,
}: {
  /** ISO 8601, empty for any. */
  readonly day: string;
  readonly onChange: (day: string) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const take = (words: string | null, next: string): void => {
    setTyped(words);
    setLeft(false);
    onChange(next);
  };
  return (
    <div className={styles['day']}>
      <TextField
        label="Day"
        placeholder="Any day"
        autoComplete="off"
        spellCheck={false}
        maxLength={60}
        value={typed ?? dateInWords(day, dateLanguage())}
        error={isLeft && typed !== null ? NO_DAY : null}
        onChange={(words) => {
          take(words, writtenDate(words, localDay(new Date())).day ?? '');
        }}
        onBlur={() => {
          setLeft(true);
          if (day !== '' || typed?.trim() === '') setTyped(null);
        }}
      />
      <ToolButton
        name="Pick a day"
        onClick={() => {
          picker.current?.showPicker();
        }}
      >
        <CalendarDays />
      </ToolButton>
      <input
        ref={picker}
        className={styles['picker']}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={isDay(day) ? day : ''}
        onChange={({ currentTarget }) => {
          take(null, currentTarget.value);
        }}
      />
    </div>
  );
}
