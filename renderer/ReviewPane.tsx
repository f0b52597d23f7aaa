// The review of the briefing that is open, beside the text: one part at a time. Each part is made by its own folder and given
// here; a part that nobody gives is not there.
import type { KeyboardEvent, ReactNode } from 'react';
import styles from './review-pane.module.css';
import { Tabs } from './ui/Tabs.tsx';

export const REVIEW_PARTS = [
  'Comments',
  'Citations',
  'Changes',
  'Sign-off',
  'Packages',
  'Log',
] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

export function ReviewPane({
  part,
  onPart,
  parts,
  onLeave,
}: {
  readonly part: ReviewPart;
  readonly onPart: (part: ReviewPart) => void;
  readonly parts: Partial<
    Record<
      ReviewPart,
      {
        readonly content: ReactNode;
        /** What of it is still to be done. */
        readonly open?: { readonly count: number; readonly words: string };
      }
    >
  >;
  /** Back to the text. */
  readonly onLeave: () => void;
}) {
  const given = REVIEW_PARTS.flatMap((name) => {
    const found = parts[name];
    return found ? [{ value: name, label: name, ...found }] : [];
  });
  const shown = given.some(({ value }) => value === part)
    ? part
    : given[0]?.value;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onLeave();
  };
  return (
    <section
      className={styles['pane']}
      aria-label="Review"
      onKeyDown={onKeyDown}
    >
      {shown !== undefined && (
        <Tabs
          label="Parts of the review"
          value={shown}
          onChange={onPart}
          tabs={given}
        />
      )}
    </section>
  );
}
