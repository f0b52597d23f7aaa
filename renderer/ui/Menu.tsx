// A menu of commands under a button.
import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { Kbd } from './Kbd.tsx';
import styles from './menu.module.css';

export type MenuItem = {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly onChoose: () => void;
  readonly disabled?: boolean;
  readonly danger?: boolean;
};

export function Menu({
  trigger,
  items,
  open,
  onOpenChange,
}: {
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  /** Only for a menu that something else than its button opens as well. */
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}) {
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          className={styles['place']}
          sideOffset={4}
          align="start"
        >
          <Base.Popup className={styles['menu']}>
            {items.map(({ label, keys, icon, onChoose, disabled, danger }) => (
              <Base.Item
                key={label}
                className={styles['item']}
                data-danger={danger}
                disabled={disabled ?? false}
                onClick={onChoose}
              >
                {icon}
                <span className={styles['label']}>{label}</span>
                {keys !== undefined && <Kbd keys={keys} />}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
