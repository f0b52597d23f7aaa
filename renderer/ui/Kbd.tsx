// Keys, shown where they act.
import { onMac, writeKeys } from './keys.ts';
import styles from './kbd.module.css';

export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <kbd className={styles['kbd']}>
      {writeKeys(keys, onMac() ? 'darwin' : 'other')}
    </kbd>
  );
}
