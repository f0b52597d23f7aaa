// What can be chosen from a button: opens below it, arrows and first letters go through it.
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { Menu as Base } from '@base-ui/react/menu';
import { Kbd } from './Kbd.tsx';
import styles from './menu.module.css';

type Item = {
  readonly label: string;
  /** As `matchesKeys` reads them. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly onChoose: () => void;
  readonly disabled?: boolean | undefined;
  /** A line above it: other things begin here. */
  readonly startsGroup?: boolean | undefined;
};

export function Menu({
  trigger,
  items,
}: {
  /** A button with a name. */
  readonly trigger: ReactElement;
  readonly items: readonly Item[];
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal role="region" aria-label="Menu">
        <Base.Positioner
          align="start"
          sideOffset={4}
          className={styles['place']}
        >
          <Base.Popup className={styles['popup']}>
            {items.map((item, place) => (
              <Fragment key={place}>
                {item.startsGroup === true && (
                  <Base.Separator className={styles['divider']} />
                )}
                <Base.Item
                  className={styles['item']}
                  label={item.label}
                  disabled={item.disabled === true}
                  onClick={item.onChoose}
                >
                  {item.icon}
                  <span className={styles['label']}>{item.label}</span>
                  {item.keys !== undefined && <Kbd keys={item.keys} />}
                </Base.Item>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
