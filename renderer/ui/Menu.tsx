// What can be chosen from a button: opens below it, arrows and first letters go through it.
import {
  Fragment,
  useRef,
  type ComponentProps,
  type ReactElement,
  type ReactNode,
} from 'react';
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Kbd } from './Kbd.tsx';
import styles from './menu.module.css';
import type { FocusAtOnce } from './use-focus-at-once.ts';

export type MenuItem = {
  readonly label: string;
  /** As `matchesKeys` reads them. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly onChoose: () => void;
  readonly disabled?: boolean | undefined;
  /** Whether it is on; left out where it is no switch. */
  readonly checked?: boolean | undefined;
  /** A line above it: other things begin here. */
  readonly startsGroup?: boolean | undefined;
};

export function Menu({
  trigger,
  items,
  choiceTakesFocus = false,
}: {
  /** A button with a name. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  /** What was chosen says itself where the focus goes; otherwise it goes back to the button. */
  readonly choiceTakesFocus?: boolean;
}) {
  const chosen = useRef(false);
  return (
    <Base.Root
      onOpenChange={(open) => {
        if (open) chosen.current = false;
      }}
    >
      <Base.Trigger render={trigger} />
      <MenuPopup finalFocus={() => !(choiceTakesFocus && chosen.current)}>
        <MenuItems
          items={items.map((item) => ({
            ...item,
            onChoose: () => {
              chosen.current = true;
              item.onChoose();
            },
          }))}
        />
      </MenuPopup>
    </Base.Root>
  );
}

/** What opens: below the trigger of the menu, or at `anchor`. */
export function MenuPopup({
  name,
  anchor,
  focus,
  finalFocus,
  children,
}: {
  /** Where no trigger names it. */
  readonly name?: string;
  readonly anchor?: ComponentProps<typeof Base.Positioner>['anchor'];
  /** Where there is no trigger, which knows by itself what has the focus first. */
  readonly focus?: FocusAtOnce['popup'];
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
          {...focus}
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
      {item.startsGroup === true && place > 0 && (
        <Base.Separator className={styles['divider']} />
      )}
      <Line {...item} />
    </Fragment>
  ));
}

function Line({ label, keys, icon, onChoose, disabled, checked }: MenuItem) {
  const content = (
    <>
      {icon}
      <span className={styles['label']}>{label}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </>
  );
  const handed = {
    className: styles['item'],
    label,
    disabled: disabled === true,
    onClick: onChoose,
  };
  if (checked === undefined)
    return <Base.Item {...handed}>{content}</Base.Item>;
  return (
    <Base.CheckboxItem {...handed} checked={checked} closeOnClick>
      {content}
      <span className={styles['tick']}>
        <Base.CheckboxItemIndicator render={<Check />} />
      </span>
    </Base.CheckboxItem>
  );
}
