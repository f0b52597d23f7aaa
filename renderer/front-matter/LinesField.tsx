// Text of several lines. Tab goes on to the next field.
import { textOf, type FieldControl } from './field-control.ts';
import { useFittedHeight } from './use-fitted-height.ts';

export function LinesField({
  id,
  describedBy,
  field,
  value,
  readOnly,
  onChange,
}: FieldControl) {
  const text = textOf(value);
  const area = useFittedHeight(text);
  return (
    <textarea
      ref={area}
      id={id}
      rows={1}
      value={text}
      readOnly={readOnly}
      placeholder={field.hint ?? 'Empty'}
      aria-required={field.required}
      aria-describedby={describedBy}
      onChange={(event) => {
        onChange(event.target.value === '' ? null : event.target.value);
      }}
    />
  );
}
