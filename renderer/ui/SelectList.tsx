// The list that a select opens, for whatever opens it: it stands inside a `Select.Root`.
import { Select } from '@base-ui/react/select';
import { Check } from 'lucide-react';
import list from './menu.module.css';

export function SelectList({
  label,
  options,
}: {
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
  }[];
}) {
  return (
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
  );
}
