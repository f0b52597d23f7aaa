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
    /** How much of it is to be looked at, with the words for it; nothing is shown where that is 0. */
    readonly open?: { readonly count: number; readonly words: string };
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
            aria-label={
              tab.open && tab.open.count > 0
                ? `${tab.label}, ${tab.open.words}`
                : undefined
            }
          >
            <span>{tab.label}</span>
            {countOf(tab.open) !== '' && (
              <span className={styles['count']} aria-hidden>
                {/* The space is for what reads the two as one text. */}
                {` ${countOf(tab.open)}`}
              </span>
            )}
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

/** More would take the room of the other tabs. */
const MOST = 99;

const countOf = (open: { readonly count: number } | undefined): string =>
  !open || open.count === 0
    ? ''
    : open.count > MOST
      ? `${String(MOST)}+`
      : String(open.count);
