// What can be chosen from a button: opens below it, arrows and first letters go through it.
import {
  Fragment,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
} from 'react';
import { Check } from 'lucide-react';
import { Menu as Base } from '@base-ui/react/menu';
import { Kbd } from './Kbd.tsx';
import styles from './menu.module.css';

export type MenuItem = {
  readonly label: string;
  /** As `matchesKeys` reads them. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly onChoose: () => void;
  readonly disabled?: boolean | undefined;
  /** For what is on or off, and stays so. */
  readonly checked?: boolean | undefined;
  /** A line above it: other things begin here. */
  readonly startsGroup?: boolean | undefined;
};

export function Menu({
  trigger,
  items,
}: {
  /** A button with a name. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <MenuPopup>
        <MenuItems items={items} />
      </MenuPopup>
    </Base.Root>
  );
}

/** What opens: below the trigger of the menu, or at `anchor`. */
export function MenuPopup({
  name,
  anchor,
  finalFocus,
  children,
}: {
  /** Where no trigger names it. */
  readonly name?: string;
  readonly anchor?: ComponentProps<typeof Base.Positioner>['anchor'];
  readonly finalFocus?: ComponentProps<typeof Base.Popup>['finalFocus'];
  readonly children: ReactNode;
}) {
  return (
    <Base.Portal role="region" aria-label="Menu">
      <Base.Positioner
        align="start"
        sideOffset={4}
        className={styles['place']}
        {...(anchor !== undefined && { anchor })}
      >
        <Base.Popup
          className={styles['popup']}
          {...(name !== undefined && { 'aria-label': name })}
          {...(finalFocus !== undefined && { finalFocus })}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

/** The lines of a menu that is open; it may be asked for them no sooner. */
export function MenuItems({ items }: { readonly items: readonly MenuItem[] }) {
  return items.map((item, place) => (
    <Fragment key={place}>
      {item.startsGroup === true && (
        <Base.Separator className={styles['divider']} />
      )}
      {item.checked === undefined ? (
        <Base.Item
          className={styles['item']}
          label={item.label}
          disabled={item.disabled === true}
          onClick={item.onChoose}
        >
          {item.icon}
          <ItemWords {...item} />
        </Base.Item>
      ) : (
        <Base.CheckboxItem
          className={styles['item']}
          label={item.label}
          disabled={item.disabled === true}
          closeOnClick
          checked={item.checked}
          onCheckedChange={item.onChoose}
        >
          <span className={styles['tick']}>
            {item.checked && <Check aria-hidden="true" />}
          </span>
          <ItemWords {...item} />
        </Base.CheckboxItem>
      )}
    </Fragment>
  ));
}

function ItemWords({ label, keys }: Pick<MenuItem, 'label' | 'keys'>) {
  return (
    <>
      <span className={styles['label']}>{label}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </>
  );
}
