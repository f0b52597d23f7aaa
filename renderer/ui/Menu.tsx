// What can be chosen from a button: opens below it, arrows and first letters go through it.
import { Fragment, useRef, type ReactElement, type ReactNode } from 'react';
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { Kbd } from './Kbd.tsx';
import styles from './menu.module.css';

type Item = {
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
  readonly items: readonly Item[];
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
      <Base.Portal role="region" aria-label="Menu">
        <Base.Positioner
          align="start"
          sideOffset={4}
          className={styles['place']}
        >
          <Base.Popup
            className={styles['popup']}
            finalFocus={() => !(choiceTakesFocus && chosen.current)}
          >
            {items.map((item, place) => (
              <Fragment key={place}>
                {item.startsGroup === true && place > 0 && (
                  <Base.Separator className={styles['divider']} />
                )}
                <MenuItem
                  item={item}
                  onChoose={() => {
                    chosen.current = true;
                    item.onChoose();
                  }}
                />
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuItem({
  item,
  onChoose,
}: {
  readonly item: Item;
  readonly onChoose: () => void;
}) {
  const content = (
    <>
      {item.icon}
      <span className={styles['label']}>{item.label}</span>
      {item.keys !== undefined && <Kbd keys={item.keys} />}
    </>
  );
  const handed = {
    className: styles['item'],
    label: item.label,
    disabled: item.disabled === true,
    onClick: onChoose,
  };
  if (item.checked === undefined)
    return <Base.Item {...handed}>{content}</Base.Item>;
  return (
    <Base.CheckboxItem {...handed} checked={item.checked} closeOnClick>
      {content}
      <span className={styles['tick']}>
        <Base.CheckboxItemIndicator render={<Check />} />
      </span>
    </Base.CheckboxItem>
  );
}
