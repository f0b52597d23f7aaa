// A button that says in words what it does. 'main' is the one thing to do next; there is at most one in view.
import type { ComponentProps } from 'react';
import styles from './button.module.css';

export function Button({
  kind = 'plain',
  size = 'normal',
  className,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & {
  readonly kind?: 'main' | 'plain' | 'quiet';
  readonly size?: 'normal' | 'small';
}) {
  return (
    <button
      type={type}
      className={[styles['button'], className].filter(Boolean).join(' ')}
      data-kind={kind}
      data-size={size}
      {...rest}
    />
  );
}
