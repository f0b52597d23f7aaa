// A number, as people write one: with spaces or commas between thousands.
import { useState } from 'react';
import { oneLine } from '#core/document/characters.ts';
import { localDay } from '../ui/local-day.ts';
import { textOf, type FieldControl } from './field-control.ts';
import { valueProblem } from './value-problem.ts';
import { writtenNumber } from './written-number.ts';

export function NumberField({
  id,
  describedBy,
  field,
  value,
  readOnly,
  onChange,
  onProblem,
}: FieldControl) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      id={id}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? textOf(value)}
      readOnly={readOnly}
      placeholder={field.hint ?? 'A number'}
      aria-required={field.required}
      aria-describedby={describedBy}
      onChange={(event) => {
        const text = oneLine(event.target.value);
        setTyped(text);
        onProblem(null);
        onChange(text.trim() === '' ? null : (writtenNumber(text) ?? text));
      }}
      onBlur={() => {
        setTyped(null);
        const text = typed ?? textOf(value);
        onProblem(valueProblem('number', text, localDay(new Date())));
      }}
    />
  );
}
