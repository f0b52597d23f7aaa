// The comments beside the text, in the order of the text. One card is a stop of the Tab key; the arrows go from card to card,
// Enter goes to the place in the text. Those that are resolved are folded away, those whose words are gone stand by
// themselves.
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { MessageSquarePlus } from 'lucide-react';
import type { Block } from '#core/document/document.ts';
import { footnotesOf } from '#core/document/walk.ts';
import {
  anchoredText,
  THREAD_KINDS,
  wordsShown,
  type ThreadKind,
} from '#core/review/thread.ts';
import type { Person } from '#core/review/person.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Filter, Filters } from '../ui/Filters.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Notice } from '../ui/Notice.tsx';
import { placeInList } from '../ui/place-in-list.ts';
import { ToolButton } from '../ui/ToolButton.tsx';
import { useNow } from '../ui/use-now.ts';
import styles from './comments.module.css';
import { NewComment } from './NewComment.tsx';
import { ThreadCard, type ThreadActions } from './ThreadCard.tsx';
import { NO_FILTER, type Thread } from './thread-order.ts';
import { KIND_WORDS } from './thread-words.ts';
import type { Comments } from './use-comments.ts';

/** A briefing under review has a hundred; the rest is shown when it is asked for. */
const AT_ONCE = 100;

export function CommentsPane({
  comments,
  blocks,
  people,
  keys,
  readOnly,
  asPerson,
  onBegin,
  onLeave,
}: {
  readonly comments: Comments;
  readonly blocks: readonly Block[];
  readonly people: {
    readonly personOf: (name: string) => Person;
    readonly me: string | null;
  };
  /** Those that begin a comment. */
  readonly keys: string;
  readonly readOnly: boolean;
  /** Does it as someone whose name is known. */
  readonly asPerson: (then: () => void) => void;
  /** Asks for a new comment; on the whole briefing where nothing else is meant. */
  readonly onBegin: () => void;
  /** Back to the text. */
  readonly onLeave: () => void;
}) {
  const { threads, shown, filter, draft, chosen } = comments;
  const now = useNow();
  const list = useRef<HTMLDivElement>(null);
  const [asked, setMost] = useState(AT_ONCE);
  const [stop, setStop] = useState<string | null>(null);
  const numbers = useMemo(
    () =>
      new Map(
        footnotesOf(blocks).map(({ footnote, number }) => [
          footnote.id,
          number,
        ]),
      ),
    [blocks],
  );
  const byId = useMemo(() => {
    const wanted = new Set(threads.map(({ block }) => block));
    return new Map(
      blocks
        .filter(({ id }) => wanted.has(id))
        .map((block) => [block.id, block]),
    );
  }, [threads, blocks]);
  const isFolded = (thread: Thread): boolean =>
    thread.resolved && filter.state !== 'resolved';
  const groups = [
    {
      key: 'open',
      title: null,
      threads: shown.filter((each) => !each.lost && !isFolded(each)),
    },
    {
      key: 'lost',
      title: 'Their words are gone',
      threads: shown.filter((each) => each.lost && !isFolded(each)),
    },
  ];
  const folded = shown.filter(isFolded);
  // The one that is gone to is there, however many come before it.
  const most = Math.max(
    asked,
    ...[...groups.map((group) => group.threads), folded].map(
      (those) => those.findIndex(({ id }) => id === chosen) + 1,
    ),
  );
  const rows = [...groups.flatMap((group) => group.threads), ...folded];
  const at = rows.some(({ id }) => id === (stop ?? chosen))
    ? (stop ?? chosen)
    : (rows[0]?.id ?? null);
  const authors = useMemo(
    () =>
      [
        ...new Set(
          threads.flatMap((thread) =>
            thread.comments.map(({ author }) => author),
          ),
        ),
      ]
        .sort((a, b) => a.localeCompare(b))
        .map((name) => ({ value: name, label: name })),
    [threads],
  );
  const actions: ThreadActions | null = readOnly
    ? null
    : {
        reply: (thread, words) =>
          new Promise((answer) => {
            asPerson(() => {
              void comments.reply(thread, words).then(answer);
            });
          }),
        edit: comments.edit,
        resolve: (thread, resolved) => {
          asPerson(() => {
            comments.resolve(thread, resolved);
          });
        },
        classify: (thread, from, kind) => {
          asPerson(() => {
            comments.classify(thread, from, kind);
          });
        },
      };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target as HTMLElement).matches('[data-thread]')) return;
    const cards = [
      ...(list.current?.querySelectorAll<HTMLElement>('[data-thread]') ?? []),
    ].filter((card) => card.checkVisibility());
    const place = placeInList(
      event,
      cards.indexOf(event.target as HTMLElement),
      cards.length,
    );
    if (place === null) return;
    event.preventDefault();
    cards[place]?.focus();
  };
  const card = (thread: Thread) => (
    <ThreadCard
      key={thread.id}
      thread={thread}
      quoted={wordsOf(thread, byId)}
      number={
        thread.footnote === null ? null : (numbers.get(thread.footnote) ?? null)
      }
      type={
        (thread.block === null ? null : byId.get(thread.block)?.type) ?? null
      }
      personOf={people.personOf}
      me={people.me}
      now={now}
      isChosen={thread.id === chosen}
      isStop={thread.id === at}
      actions={actions}
      onFocus={(id) => {
        setStop(id);
        comments.choose(id, id !== chosen);
      }}
      onGo={(id) => {
        comments.choose(id);
        onLeave();
      }}
    />
  );
  const isFiltered =
    filter.state !== null || filter.kind !== null || filter.person !== null;
  return (
    <div className={styles['pane']}>
      {threads.length > 0 && (
        <header className={styles['head']}>
          <Filters>
            <Filter
              name="State"
              any="Any state"
              chosen={filter.state}
              options={[
                { value: 'open', label: 'Open' },
                { value: 'resolved', label: 'Resolved' },
              ]}
              onChange={(state) => {
                comments.setFilter({
                  ...filter,
                  state: state as 'open' | 'resolved' | null,
                });
              }}
            />
            <Filter
              name="Kind"
              any="Any kind"
              chosen={filter.kind}
              options={THREAD_KINDS.map((value) => ({
                value,
                label: KIND_WORDS[value],
              }))}
              onChange={(kind) => {
                comments.setFilter({
                  ...filter,
                  kind: kind as ThreadKind | null,
                });
              }}
            />
            <Filter
              name="Person"
              any="Anyone"
              chosen={filter.person}
              options={authors}
              onChange={(person) => {
                comments.setFilter({ ...filter, person });
              }}
            />
          </Filters>
          {!readOnly && !draft && (
            <ToolButton name="New comment" keys={keys} onClick={onBegin}>
              <MessageSquarePlus />
            </ToolButton>
          )}
        </header>
      )}
      {comments.failed !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{comments.failed}</Notice>
        </div>
      )}
      {comments.done !== null && (
        <div className={styles['notice']}>
          <Notice
            kind="info"
            action={
              <Button size="small" onClick={comments.undo}>
                Undo
              </Button>
            }
          >
            {comments.done}
          </Notice>
        </div>
      )}
      {comments.isMissing && (
        <div className={styles['notice']}>
          <Notice kind="info">
            No comment is where the caret is. <Kbd keys={keys} /> makes one.
          </Notice>
        </div>
      )}
      <span role="status" className="sr">
        {comments.isKnown
          ? counted(comments.open, 'open comment', 'open comments')
          : ''}
      </span>
      <div ref={list} className={styles['list']} onKeyDown={onKeyDown}>
        {draft && (
          <NewComment
            draft={draft}
            onChange={comments.change}
            onSend={() => {
              asPerson(() => void comments.send());
            }}
            onCancel={() => {
              comments.cancel();
              onLeave();
            }}
          />
        )}
        {comments.isKnown && threads.length === 0 && !draft && (
          <EmptyState
            text="No comments yet. Select words and say what has to be said about them."
            action={
              readOnly ? undefined : (
                <Button onClick={onBegin}>
                  Comment <Kbd keys={keys} />
                </Button>
              )
            }
          />
        )}
        {threads.length > 0 && rows.length === 0 && isFiltered && (
          <EmptyState
            text="No comment is like that."
            action={
              <Button
                onClick={() => {
                  comments.setFilter(NO_FILTER);
                }}
              >
                Show all
              </Button>
            }
          />
        )}
        {groups.map(
          (group) =>
            group.threads.length > 0 && (
              <section
                key={group.key}
                aria-label={group.title ?? 'Comments in the order of the text'}
              >
                {group.title !== null && (
                  <h3 className={styles['title']}>{group.title}</h3>
                )}
                <ul className={styles['cards']}>
                  {group.threads.slice(0, most).map(card)}
                </ul>
                {group.threads.length > most && (
                  <Button
                    size="small"
                    onClick={() => {
                      setMost(most + AT_ONCE);
                    }}
                  >
                    {`Show ${Math.min(AT_ONCE, group.threads.length - most)} more`}
                  </Button>
                )}
              </section>
            ),
        )}
        {folded.length > 0 && (
          <details
            className={styles['folded']}
            open={folded.some(({ id }) => id === chosen)}
          >
            <summary>{`${String(folded.length)} resolved`}</summary>
            <ul className={styles['cards']}>
              {folded.slice(0, most).map(card)}
            </ul>
          </details>
        )}
      </div>
    </div>
  );
}

function wordsOf(thread: Thread, blocks: ReadonlyMap<string, Block>): string {
  const { on, block, footnote, start, end, words, lost } = thread;
  const found = lost || block === null ? undefined : blocks.get(block);
  if (on !== 'words')
    return wordsShown(
      thread,
      words,
      // What a note says is printed, and is no part of its block.
      found && on === 'block' ? anchoredText(found, null) : null,
    );
  const text = found && anchoredText(found, footnote);
  return text?.slice(start ?? 0, end ?? 0) ?? words;
}
