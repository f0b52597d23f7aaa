// The comment that is being written: what it is about, of what kind it is, and its words.
import { THREAD_KINDS } from '#core/review/thread.ts';
import { SelectField } from '../ui/SelectField.tsx';
import { CommentForm } from './CommentForm.tsx';
import styles from './comments.module.css';
import { KIND_WORDS } from './thread-words.ts';
import type { CommentDraft } from './use-comments.ts';

export function NewComment({
  draft,
  onChange,
  onSend,
  onCancel,
}: {
  readonly draft: CommentDraft;
  readonly onChange: (part: Partial<Omit<CommentDraft, 'choices'>>) => void;
  readonly onSend: () => void;
  readonly onCancel: () => void;
}) {
  return (
    <section
      className={styles['new']}
      aria-label="New comment"
      data-comment-form
    >
      <CommentForm
        label="Comment"
        value={draft.words}
        action="Comment"
        isUnchanged={draft.words.trim() === ''}
        onChange={(words) => {
          onChange({ words });
        }}
        onSend={onSend}
        onCancel={onCancel}
      >
        <div className={styles['pair']}>
          <SelectField
            label="About"
            value={String(draft.chosen)}
            options={draft.choices.map(({ label }, place) => ({
              value: String(place),
              label,
            }))}
            onChange={(place) => {
              onChange({ chosen: Number(place) });
            }}
          />
          <SelectField
            label="Kind"
            value={draft.kind}
            options={THREAD_KINDS.map((value) => ({
              value,
              label: KIND_WORDS[value],
            }))}
            onChange={(kind) => {
              onChange({ kind });
            }}
          />
        </div>
      </CommentForm>
    </section>
  );
}
