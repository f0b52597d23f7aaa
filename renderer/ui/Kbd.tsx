// Keys, as this machine's keyboard has them.
import { writeKeys } from './keys.ts';
import styles from './kbd.module.css';

/** `keys` as `matchesKeys` reads them. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles['kbd']}>{writeKeys(keys)}</kbd>;
}
