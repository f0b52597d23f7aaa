// One thread: the words that it is about, what kind it is, and what was said, by whom and when. The one that is chosen can be
// answered, resolved and classed. What people wrote is text and nothing else.
import { memo, useRef, useState } from 'react';
import type { Block } from '#core/document/document.ts';
import {
  SENTENCE_END,
  THREAD_KINDS,
  type ThreadKind,
} from '#core/review/thread.ts';
import type { Person } from '#core/review/person.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { exactMoment, momentInWords } from '../ui/moment-in-words.ts';
import { PersonSign } from '../ui/PersonSign.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { shortenedTo } from '../ui/shortened.ts';
import { Sign } from '../ui/Sign.tsx';
import { CommentForm } from './CommentForm.tsx';
import styles from './comments.module.css';
import type { Thread } from './thread-order.ts';
import { KIND_SIGNS, KIND_WORDS, placeWords } from './thread-words.ts';

export type ThreadActions = {
  readonly reply: (thread: string, words: string) => Promise<boolean>;
  readonly edit: (
    thread: string,
    comment: string,
    words: string,
  ) => Promise<boolean>;
  readonly resolve: (thread: string, resolved: boolean) => void;
  readonly classify: (
    thread: string,
    from: ThreadKind,
    kind: ThreadKind,
  ) => void;
};

const KINDS = THREAD_KINDS.map((value) => ({
  value,
  label: KIND_WORDS[value],
}));

export const ThreadCard = memo(function ThreadCard({
  thread,
  quoted,
  number,
  type,
  personOf,
  me,
  now,
  isChosen,
  isStop,
  actions,
  onFocus,
  onGo,
}: {
  readonly thread: Thread;
  /** Its words as they stand now, or as they stood last. */
  readonly quoted: string;
  /** Of its note, null where it has none. */
  readonly number: number | null;
  /** Of its block, null where that is gone. */
  readonly type: Block['type'] | null;
  readonly personOf: (name: string) => Person;
  readonly me: string | null;
  readonly now: Date;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  /** Null where it can only be read. */
  readonly actions: ThreadActions | null;
  readonly onFocus: (id: string) => void;
  readonly onGo: (id: string) => void;
}) {
  const { id, kind, resolved, comments } = thread;
  const [reply, setReply] = useState('');
  const [editing, setEditing] = useState<{
    readonly comment: string;
    readonly words: string;
  } | null>(null);
  const about = useRef<HTMLButtonElement>(null);
  const endEditing = (): void => {
    setEditing(null);
    about.current?.focus();
  };
  const place = placeWords(thread, number, type);
  const first = comments[0];
  return (
    <li
      className={styles['card']}
      data-chosen={isChosen}
      data-resolved={resolved}
    >
      <button
        ref={about}
        type="button"
        className={styles['about']}
        data-thread={id}
        tabIndex={isStop ? 0 : -1}
        aria-current={isChosen}
        onFocus={() => {
          onFocus(id);
        }}
        onClick={() => {
          onGo(id);
        }}
      >
        <span className={styles['kind']} data-kind={kind}>
          <Sign kind={KIND_SIGNS[kind]} />
          {KIND_WORDS[kind]}
          {resolved && (
            <span className={styles['end']}>
              <Sign kind="ok" /> Resolved
            </span>
          )}
        </span>
        {place !== null && <span className={styles['place']}>{place}</span>}
        {quoted.trim() !== '' && (
          <span className={styles['quoted']}>
            <span className="sr">About: </span>
            {quoted.replaceAll(/\s+/gu, ' ')}
          </span>
        )}
        {first && (
          <span className="sr">
            {`${first.author}: ${first.words.trim()}${SENTENCE_END.test(first.words.trim()) ? '' : '.'} ${counted(comments.length - 1, 'reply', 'replies')}.`}
          </span>
        )}
      </button>
      <ul className={styles['comments']} aria-label="What was said">
        {comments.map((comment) => (
          <li key={comment.id}>
            <div className={styles['who']}>
              <PersonSign person={personOf(comment.author)} />
              <time
                dateTime={comment.at}
                title={
                  comment.edited === null
                    ? exactMoment(comment.at)
                    : `${exactMoment(comment.at)}; changed ${exactMoment(comment.edited)}`
                }
              >
                {momentInWords(comment.at, now)}
                {comment.edited !== null && ', changed'}
              </time>
            </div>
            {editing?.comment === comment.id ? (
              <CommentForm
                label="Your comment"
                value={editing.words}
                action="Keep"
                isUnchanged={editing.words === comment.words}
                takesFocus
                onChange={(words) => {
                  setEditing({ comment: comment.id, words });
                }}
                onCancel={endEditing}
                onSend={() => {
                  void actions
                    ?.edit(id, comment.id, editing.words)
                    .then((kept) => {
                      if (kept) endEditing();
                    });
                }}
              />
            ) : (
              <p className={styles['words']} dir="auto">
                {comment.words}
              </p>
            )}
            {isChosen &&
              actions &&
              comment.author === me &&
              editing === null && (
                <Button
                  size="small"
                  kind="quiet"
                  className={styles['edit'] ?? ''}
                  aria-label={`Change your comment: ${shortenedTo(40, comment.words)}`}
                  onClick={() => {
                    setEditing({ comment: comment.id, words: comment.words });
                  }}
                >
                  Change
                </Button>
              )}
          </li>
        ))}
      </ul>
      {isChosen && actions && (
        <div className={styles['answer']}>
          <CommentForm
            label="Reply"
            value={reply}
            action="Reply"
            isUnchanged={reply.trim() === ''}
            onChange={setReply}
            onCancel={null}
            onSend={() => {
              void actions.reply(id, reply).then((kept) => {
                if (kept) setReply('');
              });
            }}
          />
          <div className={styles['settle']}>
            <SelectField
              label="Kind of comment"
              hideLabel
              quiet
              value={kind}
              options={KINDS}
              onChange={(chosen) => {
                actions.classify(id, kind, chosen);
              }}
            />
            <Button
              size="small"
              onClick={() => {
                actions.resolve(id, !resolved);
              }}
            >
              {resolved ? 'Reopen' : 'Resolve'}
            </Button>
          </div>
        </div>
      )}
    </li>
  );
});
