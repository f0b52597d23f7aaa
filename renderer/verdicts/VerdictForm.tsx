// The foot of the queue: the page, the reason, the words that show it, and four keys that never move. One of them records;
// the others ask for a reason first.
import type { RefObject } from 'react';
import type { Verdict } from '#core/review/verdict.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { Sign } from '../ui/Sign.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { VerdictDraft } from './use-verdict-draft.ts';
import styles from './verdict-queue.module.css';
import { lookOf, VERDICT_LOOKS } from './verdict-words.ts';

export function VerdictForm({
  draft,
  reasonField,
  quotationField,
  onChange,
  onVerdict,
  onRecord,
}: {
  readonly draft: VerdictDraft;
  readonly reasonField: RefObject<HTMLInputElement | null>;
  readonly quotationField: RefObject<HTMLInputElement | null>;
  readonly onChange: (change: Partial<VerdictDraft>) => void;
  readonly onVerdict: (verdict: Verdict) => void;
  /** Records what is chosen. */
  readonly onRecord: () => void;
}) {
  const { verdict, page, reason, quotation, lacksReason } = draft;
  const asks = verdict === null ? null : lookOf(verdict).label.toLowerCase();
  return (
    <form
      className={styles['form']}
      aria-label="Verdict"
      onSubmit={(event) => {
        event.preventDefault();
        onRecord();
      }}
    >
      <div className={styles['fields']}>
        <TextField
          label="Page"
          value={page}
          maxLength={200}
          onChange={(words) => {
            onChange({ page: words });
          }}
        />
        <TextField
          label={
            lacksReason && reason.trim() === '' && asks !== null
              ? `Say in a few words why “${asks}”`
              : 'Reason, printed in the evidence sheet'
          }
          value={reason}
          maxLength={10_000}
          inputRef={reasonField}
          aria-required={verdict !== null}
          aria-invalid={lacksReason && reason.trim() === ''}
          onChange={(words) => {
            onChange({ reason: words });
          }}
        />
        <div className={styles['shows']}>
          <TextField
            label="Excerpt that shows it"
            value={quotation}
            maxLength={100_000}
            inputRef={quotationField}
            placeholder="Select words in the file, or type them"
            onChange={(words) => {
              onChange({ quotation: words });
            }}
          />
          <Kbd keys="E" />
        </div>
      </div>
      <div className={styles['keys']}>
        {VERDICT_LOOKS.map((look) => (
          <button
            key={look.verdict}
            type="button"
            className={styles['key']}
            data-verdict={look.verdict}
            aria-pressed={verdict === look.verdict}
            aria-keyshortcuts={look.key}
            onClick={() => {
              onVerdict(look.verdict);
            }}
          >
            <Sign kind={look.sign} />
            <span>{look.label}</span>
            <Kbd keys={look.key} />
          </button>
        ))}
      </div>
      {/* Enter in a field records. */}
      <button type="submit" hidden tabIndex={-1} />
    </form>
  );
}
