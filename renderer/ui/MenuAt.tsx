// A menu that opens where it is asked for, by the other mouse button, a key or a click on one of many: one menu, whatever
// number of rows there are. Its owner draws it while it is open.
import { Fragment, type ReactNode } from 'react';
import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import { Kbd } from './Kbd.tsx';
import styles from './menu.module.css';
import { useFocusAtOnce } from './use-focus-at-once.ts';

/** What the menu stands by: an element, or a place in the window in pixels. */
export type MenuPlace = Element | { readonly x: number; readonly y: number };

export type MenuAtItem = {
  readonly label: string;
  /** As `matchesKeys` reads them. */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  /** One of several values, of which one may be chosen already. */
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** A line above it: other things begin here. */
  readonly startsGroup?: boolean | undefined;
} & (
  | { readonly onChoose: () => void; readonly items?: undefined }
  | { readonly items: readonly MenuAtItem[] }
);

export function MenuAt({
  at,
  name,
  items,
  focusAfter,
  onClose,
}: {
  readonly at: MenuPlace;
  /** What is read out. */
  readonly name: string;
  readonly items: readonly MenuAtItem[];
  /** What has the focus once the menu is closed; null leaves it where it is by then. */
  readonly focusAfter: () => HTMLElement | null;
  readonly onClose: () => void;
}) {
  // At an element it stands where a key asked for it.
  const focus = useFocusAtOnce(at instanceof Element);
  const anchor =
    at instanceof Element
      ? at
      : { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) };
  return (
    <Base.Root
      {...focus.root}
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Base.Portal role="region" aria-label="Menu">
        <Base.Positioner
          anchor={anchor}
          align="start"
          sideOffset={4}
          className={styles['place']}
        >
          <Base.Popup
            {...focus.popup}
            className={styles['popup']}
            aria-label={name}
            finalFocus={() => focusAfter() ?? false}
          >
            <Items items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Items({ items }: { readonly items: readonly MenuAtItem[] }) {
  return items.map((item, place) => (
    <Fragment key={place}>
      {item.startsGroup === true && (
        <Base.Separator className={styles['divider']} />
      )}
      {item.items ? (
        <Base.SubmenuRoot>
          <Base.SubmenuTrigger
            className={styles['item']}
            disabled={item.disabled === true}
          >
            {item.icon}
            <span className={styles['label']}>{item.label}</span>
            <ChevronRight />
          </Base.SubmenuTrigger>
          <Base.Portal role="region" aria-label={item.label}>
            <Base.Positioner className={styles['place']} alignOffset={-4}>
              <Base.Popup className={styles['popup']} aria-label={item.label}>
                <Items items={item.items} />
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.SubmenuRoot>
      ) : (
        <Base.Item
          className={styles['item']}
          label={item.label}
          disabled={item.disabled === true}
          onClick={item.onChoose}
          {...(item.checked !== undefined && {
            role: 'menuitemradio',
            'aria-checked': item.checked,
          })}
        >
          {item.icon}
          <span className={styles['label']}>{item.label}</span>
          {item.checked === true && <Check />}
          {item.keys !== undefined && <Kbd keys={item.keys} />}
        </Base.Item>
      )}
    </Fragment>
  ));
}
