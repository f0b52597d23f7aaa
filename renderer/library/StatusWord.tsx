// How far a briefing is, in a sign and a word.
import { Ban, CircleCheck, Eye, FileCheck, PencilLine } from 'lucide-react';
import type { BriefingStatus } from '#core/document/document.ts';
import styles from '../ui/row-table.module.css';
import { statusWord } from './statuses.ts';

const SIGNS: Readonly<Record<BriefingStatus, typeof Eye>> = {
  draft: PencilLine,
  'in-review': Eye,
  cleared: CircleCheck,
  final: FileCheck,
  withdrawn: Ban,
};

const isKnown = (status: string): status is BriefingStatus =>
  Object.hasOwn(SIGNS, status);

/** Nothing for a status that is not known. */
export function StatusSign({ status }: { readonly status: string }) {
  if (!isKnown(status)) return null;
  const Icon = SIGNS[status];
  return <Icon />;
}

export function StatusWord({ status }: { readonly status: string }) {
  return (
    <span className={styles['status']} data-status={status}>
      <StatusSign status={status} />
      {statusWord(status)}
    </span>
  );
}
