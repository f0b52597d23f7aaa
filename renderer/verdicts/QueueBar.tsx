// The head of the queue: the way back, whose citations are gone through and which of them, and who checks.
import { ArrowLeft, List } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import type { QueueScope } from './queue-order.ts';
import styles from './verdict-queue.module.css';

const SCOPES = [
  { value: 'open', label: 'Unchecked and stale' },
  { value: 'all', label: 'All citations' },
] as const satisfies readonly { value: QueueScope; label: string }[];

export function QueueBar({
  briefing,
  scope,
  checker,
  onScope,
  onList,
  onClose,
}: {
  readonly briefing: { readonly title: string; readonly template: string };
  readonly scope: QueueScope;
  /** The name of this person, empty while it is not known. */
  readonly checker: string;
  readonly onScope: (scope: QueueScope) => void;
  readonly onList: () => void;
  readonly onClose: () => void;
}) {
  return (
    <header className={styles['bar']}>
      <ToolButton name="Back to the text" keys="Esc" onClick={onClose}>
        <ArrowLeft />
      </ToolButton>
      <span className={styles['separator']} />
      <h1 className={styles['crumb']}>
        <b>{briefing.title || 'Untitled briefing'}</b>
        <span>{briefing.template}</span>
      </h1>
      <span className={styles['grow']} />
      <SelectField
        label="What the queue goes through"
        hideLabel
        quiet
        value={scope}
        options={SCOPES}
        onChange={onScope}
      />
      <Button kind="quiet" onClick={onList}>
        <List size={16} aria-hidden /> <span>List</span>
      </Button>
      {checker !== '' && (
        <>
          <span className={styles['separator']} />
          <span className={styles['checker']}>
            Checking as <b>{checker}</b>
          </span>
        </>
      )}
    </header>
  );
}
