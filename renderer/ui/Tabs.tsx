// Several pages in one place, one of them shown; arrows go from tab to tab.
import type { ReactNode } from 'react';
import { Tabs as Base } from '@base-ui/react/tabs';
import styles from './tabs.module.css';

export function Tabs<Value extends string>({
  label,
  value,
  onChange,
  tabs,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly tabs: readonly {
    readonly value: Value;
    readonly label: string;
    readonly content: ReactNode;
  }[];
}) {
  return (
    <Base.Root
      className={styles['root']}
      value={value}
      onValueChange={(chosen: Value) => {
        onChange(chosen);
      }}
    >
      <Base.List className={styles['tabs']} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className={styles['tab']}
            data-label={tab.label}
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel
          key={tab.value}
          value={tab.value}
          className={styles['panel']}
        >
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
