// How far a briefing is, in a sign and a word.
import { Ban, CircleCheck, Eye, FileCheck, PencilLine } from 'lucide-react';
import styles from './briefing-table.module.css';

const STATUSES = {
  draft: { word: 'Draft', Icon: PencilLine },
  'in-review': { word: 'In review', Icon: Eye },
  cleared: { word: 'Cleared', Icon: CircleCheck },
  final: { word: 'Final', Icon: FileCheck },
  withdrawn: { word: 'Withdrawn', Icon: Ban },
} as const;

const isKnown = (status: string): status is keyof typeof STATUSES =>
  Object.hasOwn(STATUSES, status);

export function StatusWord({ status }: { readonly status: string }) {
  if (!isKnown(status)) return status;
  const { word, Icon } = STATUSES[status];
  return (
    <span className={styles['status']} data-status={status}>
      <Icon />
      {word}
    </span>
  );
}
