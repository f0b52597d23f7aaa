// The suggested changes in the order of the text: what would go and what would come, who suggests it, and the two answers.
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import {
  listSuggestions,
  type ListedSuggestion,
} from '#core/review/list-suggestions.ts';
import { type Decision } from '#core/review/suggestions.ts';
import type { Block } from '#core/document/document.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { SUGGESTION_VERBS } from '#core/review/suggestion-verb.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Menu } from '../ui/Menu.tsx';
import { exactMoment, momentInWords } from '../ui/moment-in-words.ts';
import { endOf, shortenedTo } from '../ui/shortened.ts';
import styles from './changes-pane.module.css';

export function ChangesPane({
  handle,
  blocks,
  suggesting,
  readOnly,
  onDecided,
}: {
  readonly handle: EditorHandle | null;
  readonly blocks: readonly Block[];
  readonly suggesting: { readonly on: boolean; readonly toggle: () => void };
  readonly readOnly: boolean;
  /** Told of what was accepted or rejected. */
  readonly onDecided: (
    decided: readonly ListedSuggestion[],
    decision: Decision,
  ) => void;
}) {
  const heading = useId();
  const listed = useMemo(() => listSuggestions(blocks), [blocks]);
  const [said, setSaid] = useState('');
  const people = [...new Set(listed.map(({ author }) => author))];

  const decide = (
    chosen: readonly ListedSuggestion[],
    decision: Decision,
  ): void => {
    if (!handle) return;
    // What is drawn comes behind the text, and keys come faster.
    const open = listSuggestions(handle.blocks()).map(({ id }) => id);
    const decided = chosen.filter(({ id }) => open.includes(id));
    const [first] = decided;
    if (!first) return;
    const ids = new Set(decided.map(({ id }) => id));
    const place = open.indexOf(first.id);
    handle.decide(({ id }) => (ids.has(id) ? decision : null));
    onDecided(decided, decision);
    setSaid(
      `${counted(decided.length, 'change', 'changes')} ${decision === 'accept' ? 'accepted' : 'rejected'}`,
    );
    focusAt(handle, place);
    // A menu that closes takes the focus with it.
    requestAnimationFrame(() => {
      focusAt(handle, place);
    });
  };

  const selected = (): ListedSuggestion[] => {
    const at = new Set(handle?.suggestionsAt());
    return listed.filter(({ id }) => at.has(id));
  };

  const onKeyDown = (
    event: KeyboardEvent,
    suggestion: ListedSuggestion,
  ): void => {
    if (event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = [
      ...document.querySelectorAll<HTMLElement>('[data-suggestion]'),
    ];
    const at = items.indexOf(event.currentTarget as HTMLElement);
    if (event.key === 'ArrowDown') items[at + 1]?.focus();
    else if (event.key === 'ArrowUp') items[at - 1]?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'Enter') {
      handle?.showSuggestion(suggestion.id);
      handle?.focus();
    } else if (!readOnly && event.key.toLowerCase() === 'a')
      decide([suggestion], 'accept');
    else if (!readOnly && event.key.toLowerCase() === 'r')
      decide([suggestion], 'reject');
    else return;
    event.preventDefault();
  };

  if (listed.length === 0)
    return (
      <>
        <p role="status" className="sr">
          {said}
        </p>
        <EmptyState
          text={
            suggesting.on
              ? 'No suggested changes yet. Whatever you change in the text now is suggested.'
              : 'No suggested changes. Suggest some, and somebody else accepts or rejects them.'
          }
          action={
            !readOnly &&
            !suggesting.on && (
              <Button onClick={suggesting.toggle}>Suggest changes</Button>
            )
          }
        />
      </>
    );
  return (
    <section className={styles['changes']} aria-labelledby={heading}>
      <header className={styles['head']}>
        <h3 id={heading}>
          {counted(listed.length, 'suggested change', 'suggested changes')}
        </h3>
        {!readOnly && (
          <Menu
            choiceTakesFocus
            trigger={
              <button type="button" className={styles['menu']}>
                Accept or reject…
              </button>
            }
            items={[
              ...(['accept', 'reject'] as const).map((decision) => ({
                label: `${decision === 'accept' ? 'Accept' : 'Reject'} those in the selection`,
                disabled: selected().length === 0,
                onChoose: () => {
                  decide(selected(), decision);
                },
              })),
              ...(['accept', 'reject'] as const).map((decision, place) => ({
                label: `${decision === 'accept' ? 'Accept' : 'Reject'} all`,
                startsGroup: place === 0,
                onChoose: () => {
                  decide(listed, decision);
                },
              })),
              ...(people.length > 1 ? people : []).flatMap((person) =>
                (['accept', 'reject'] as const).map((decision, place) => ({
                  label: `${decision === 'accept' ? 'Accept' : 'Reject'} all by ${person}`,
                  startsGroup: place === 0,
                  onChoose: () => {
                    decide(
                      listed.filter(({ author }) => author === person),
                      decision,
                    );
                  },
                })),
              ),
            ]}
          />
        )}
      </header>
      <p role="status" className="sr">
        {said}
      </p>
      <ul role="list" className={styles['list']}>
        {listed.map((suggestion, place) => (
          <li key={suggestion.id}>
            <div
              role="group"
              aria-label={nameOf(suggestion)}
              data-suggestion={suggestion.id}
              className={styles['item']}
              tabIndex={place === 0 ? 0 : -1}
              onFocus={() => {
                handle?.showSuggestion(suggestion.id);
              }}
              onKeyDown={(event) => {
                onKeyDown(event, suggestion);
              }}
            >
              <p className={styles['words']}>
                {suggestion.behind !== '' && (
                  <span className={styles['behind']}>
                    {suggestion.kind === 'form'
                      ? shortenedTo(48, suggestion.behind)
                      : `…${endOf(24, suggestion.behind)}`}
                  </span>
                )}
                {suggestion.kind === 'form' && ' '}
                {suggestion.kind === 'move' ? (
                  <span>{shortened(suggestion.after)}</span>
                ) : (
                  <>
                    {suggestion.before !== '' && (
                      <del>{shortened(suggestion.before)}</del>
                    )}
                    {suggestion.before !== '' && suggestion.after !== '' && ' '}
                    {suggestion.after !== '' && (
                      <ins>{shortened(suggestion.after)}</ins>
                    )}
                  </>
                )}
              </p>
              <p className={styles['by']}>
                <b>{SUGGESTION_VERBS[suggestion.kind]}</b>
                {suggestion.footnote !== null && ' in a note'}
                {' · '}
                {suggestion.author}
                {' · '}
                <span title={exactMoment(suggestion.at)}>
                  {momentInWords(suggestion.at, new Date())}
                </span>
              </p>
              {!readOnly && (
                <div className={styles['tools']}>
                  <Button
                    size="small"
                    title="Accept (A)"
                    tabIndex={-1}
                    onClick={() => {
                      decide([suggestion], 'accept');
                    }}
                  >
                    Accept
                  </Button>
                  <Button
                    size="small"
                    title="Reject (R)"
                    tabIndex={-1}
                    onClick={() => {
                      decide([suggestion], 'reject');
                    }}
                  >
                    Reject
                  </Button>
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
      {!readOnly && (
        <p className={styles['keys']}>
          Arrows go through them, <Kbd keys="A" /> accepts, <Kbd keys="R" />{' '}
          rejects, <Kbd keys="Enter" /> goes to the text.
        </p>
      )}
    </section>
  );
}

/** Focuses what now stands in the place of one that was decided, so that one key after the other goes through all. */
function focusAt(handle: EditorHandle, place: number): void {
  const left = listSuggestions(handle.blocks());
  const next = left[Math.min(place, left.length - 1)];
  const item =
    next &&
    document.querySelector<HTMLElement>(
      `[data-suggestion="${CSS.escape(next.id)}"]`,
    );
  if (item) item.focus();
  else handle.focus();
}

const LONGEST = 240;
const shortened = (words: string): string => shortenedTo(LONGEST, words);

function nameOf({
  kind,
  before,
  after,
  behind,
  author,
  at,
}: ListedSuggestion): string {
  const what =
    kind === 'move'
      ? `Move “${shortened(after)}”`
      : kind === 'form'
        ? `Make “${behind}” ${after} instead of ${before}`
        : kind === 'insertion'
          ? `Insert “${shortened(after)}”`
          : kind === 'deletion'
            ? `Delete “${shortened(before)}”`
            : `Replace “${shortened(before)}” with “${shortened(after)}”`;
  return `${what}, suggested by ${author}, ${exactMoment(at)}`;
}
