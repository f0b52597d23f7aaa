// A button that is a sign alone: its name, and its keys where it has some, show beside it on hover and focus.
import type { ComponentProps, ReactNode } from 'react';
import { onMac, writeKeys } from './keys.ts';
import styles from './tool-button.module.css';

export function ToolButton({
  name,
  keys,
  pressed,
  className,
  children,
  ...rest
}: ComponentProps<'button'> & {
  readonly name: string;
  readonly keys?: string;
  /** For a tool that is on or off. */
  readonly pressed?: boolean;
  readonly children: ReactNode;
}) {
  const written =
    keys === undefined ? '' : writeKeys(keys, onMac() ? 'darwin' : 'other');
  return (
    <button
      type="button"
      aria-label={name}
      aria-pressed={pressed}
      className={[styles['tool'], className].filter(Boolean).join(' ')}
      data-tip={written === '' ? name : `${name}  ${written}`}
      {...rest}
    >
      {children}
    </button>
  );
}
