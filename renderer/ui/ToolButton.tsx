// A button that is an icon. Its name and its keys stand in a tooltip, and its name is what is read out.
import type { ComponentProps } from 'react';
import { Tooltip } from '@base-ui/react/tooltip';
import { Kbd } from './Kbd.tsx';
import styles from './tool-button.module.css';

export function ToolButton({
  name,
  keys,
  pressed,
  className = '',
  ...button
}: Omit<ComponentProps<'button'>, 'name'> & {
  readonly name: string;
  /** As `matchesKeys` reads them. */
  readonly keys?: string | undefined;
  /** Left out where the button is no switch. */
  readonly pressed?: boolean | undefined;
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        render={
          <button
            aria-label={name}
            aria-pressed={pressed}
            {...button}
            type="button"
            className={`${styles['tool'] ?? ''} ${className}`}
          />
        }
      />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={styles['place']}>
          {/* Would be read a second time, outside of every region of the page. */}
          <Tooltip.Popup aria-hidden className={styles['tip']}>
            {name}
            {keys !== undefined && <Kbd keys={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
