// The citation styles that were added to the library, to be taken out again.
import { useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import styles from './settings.module.css';

/** Nothing where there are none, or no library is open. */
export function OwnStyles() {
  const { answer } = useAnswer('styles.list', 'styles');
  const [failed, setFailed] = useState<string | null>(null);
  const own = (answer?.styles ?? []).filter((style) => style.own);
  if (own.length === 0) return null;

  async function remove(id: string): Promise<void> {
    try {
      await call('styles.remove', { id });
      setFailed(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailed(error.message);
    }
  }

  return (
    <section aria-labelledby="settings-styles">
      <h2 id="settings-styles">Citation styles of this library</h2>
      {failed !== null && <Notice kind="error">{failed}</Notice>}
      <ul className={styles['ownStyles']} role="list">
        {own.map(({ id, title }) => (
          <li key={id}>
            <span>{title}</span>
            <Button
              aria-label={`Remove ${title}`}
              onClick={() => void remove(id)}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles['about']}>
        Others are added where a briefing’s style is chosen, over its notes.
      </p>
    </section>
  );
}
