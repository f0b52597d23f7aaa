// One of a few values, chosen from a list that opens.
import { useId } from 'react';
import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import field from './field.module.css';
import list from './menu.module.css';

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
        <Select.Portal role="region" aria-label={label}>
          <Select.Positioner
            alignItemWithTrigger={false}
            sideOffset={4}
            className={list['place']}
          >
            <Select.Popup className={list['popup']}>
              <Select.List className={list['list']}>
                {options.map((option) => (
                  <Select.Item
                    key={option.value}
                    value={option.value}
                    className={list['item']}
                  >
                    <span className={list['tick']}>
                      <Select.ItemIndicator render={<Check />} />
                    </span>
                    <Select.ItemText className={list['label']}>
                      {option.label}
                    </Select.ItemText>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}
