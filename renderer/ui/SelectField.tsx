// One of a few values, chosen from a list that opens.
import { useId } from 'react';
import { Select } from '@base-ui/react/select';
import { ChevronDown } from 'lucide-react';
import field from './field.module.css';
import { SelectList } from './SelectList.tsx';

export function SelectField<Value extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
  quiet = false,
  disabled = false,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
  }[];
  /** The label is read out and not shown. */
  readonly hideLabel?: boolean;
  /** Without an edge, in the size of a label: where it stands in the head of a pane. */
  readonly quiet?: boolean;
  readonly disabled?: boolean;
}) {
  const id = useId();
  return (
    <div className={field['field']}>
      <label id={`${id}-label`} className={hideLabel ? 'sr' : undefined}>
        {label}
      </label>
      <Select.Root
        items={options}
        value={value}
        disabled={disabled}
        onValueChange={(chosen) => {
          if (chosen !== null) onChange(chosen);
        }}
      >
        <Select.Trigger
          className={field['select']}
          data-quiet={quiet}
          aria-labelledby={`${id}-label`}
        >
          <Select.Value />
          <Select.Icon render={<ChevronDown />} />
        </Select.Trigger>
        <SelectList label={label} options={options} />
      </Select.Root>
    </div>
  );
}
