// The one button with words on it. `main` is for the one thing that a screen is for.
import type { ComponentProps } from 'react';
import styles from './button.module.css';

export function Button({
  kind = 'plain',
  size = 'normal',
  type = 'button',
  className = '',
  ...button
}: ComponentProps<'button'> & {
  readonly kind?: 'main' | 'plain' | 'quiet';
  readonly size?: 'normal' | 'small';
}) {
  return (
    <button
      {...button}
      type={type}
      data-kind={kind}
      data-size={size}
      className={`${styles['button'] ?? ''} ${className}`}
    />
  );
}
