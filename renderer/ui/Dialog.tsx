// A dialog over the window: the rest waits, Esc closes it, and the focus goes back to where it was.
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';
import { ToolButton } from './ToolButton.tsx';

export function Dialog({
  open,
  onClose,
  title,
  subtitle,
  width = 480,
  footer,
  children,
}: {
  readonly open: boolean;
  /** Asked to close, by Esc, the cross or a click beside it; it stays open until `open` is false. */
  readonly onClose: () => void;
  readonly title: string;
  readonly subtitle?: string;
  /** In pixels. */
  readonly width?: number;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(opened) => {
        if (!opened) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles['scrim']} />
        <Base.Popup
          className={styles['dialog']}
          style={{ width: `min(${width}px, calc(100vw - 48px))` }}
        >
          <header className={styles['head']}>
            <Base.Title className={styles['title']}>{title}</Base.Title>
            {subtitle !== undefined && (
              <span className={styles['subtitle']}>{subtitle}</span>
            )}
            <span className={styles['grow']} />
            <ToolButton name="Close" data-corner onClick={onClose}>
              <X />
            </ToolButton>
          </header>
          <div className={styles['body']}>{children}</div>
          {footer !== undefined && (
            <footer className={styles['foot']}>{footer}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
