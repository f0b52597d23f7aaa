// A dialog over the page: holds the focus while it is open and gives it back. A click beside it closes nothing, so that
// what was typed is not lost by a slip; Esc and Close ask its owner.
import { useRef, type ReactNode } from 'react';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import styles from './dialog.module.css';
import { ToolButton } from './ToolButton.tsx';

const FIRST = [
  'input:checked',
  'input:not(:disabled)',
  'textarea:not(:disabled)',
  '[role="combobox"]',
  'button:not(:disabled)',
].join(',');

/** Where the content has nothing that takes the focus: what the dialog is for, so that Enter does it. */
const MAIN = 'footer [data-kind="main"]:not(:disabled)';

export function Dialog({
  open,
  onClose,
  title,
  subtitle,
  width = 560,
  corner = 'Close',
  footer,
  children,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** In pixels, where the window is wide enough. */
  readonly width?: number;
  /** The name of the sign in the corner, which asks the owner to close: what that does to work that is under way. */
  readonly corner?: 'Close' | 'Cancel';
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}) {
  const popup = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      disablePointerDismissal
      onOpenChange={(opens) => {
        if (!opens) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={styles['scrim']} />
        <Base.Viewport className={styles['place']}>
          <Base.Popup
            ref={popup}
            className={styles['dialog']}
            style={{ width }}
            // At once: a letter that is typed in the frame before would go to the text behind.
            initialFocus={() => {
              // What the content has focused itself stays so.
              if (popup.current?.contains(document.activeElement)) return false;
              const first =
                body.current?.querySelector<HTMLElement>(FIRST) ??
                popup.current?.querySelector<HTMLElement>(MAIN);
              if (first) first.focus();
              else popup.current?.focus({ preventScroll: true });
              return false;
            }}
          >
            <header className={styles['head']}>
              <Base.Title className={styles['title']}>{title}</Base.Title>
              {subtitle !== undefined && (
                <Base.Description className={styles['subtitle']}>
                  {subtitle}
                </Base.Description>
              )}
              <span className={styles['corner']}>
                <ToolButton name={corner} keys="Esc" onClick={onClose}>
                  <X />
                </ToolButton>
              </span>
            </header>
            <div ref={body} className={styles['body']}>
              {children}
            </div>
            {footer !== undefined && (
              <footer className={styles['foot']}>{footer}</footer>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
