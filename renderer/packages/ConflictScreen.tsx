// Where several people have made different things of the same, side by side over the desk: what stands and what somebody
// else wrote. One stands from here on, or both, and each choice can be taken back.
import { useEffect, useRef, useState } from 'react';
import { call, CallError } from '../api/call.ts';
import { Button } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { matchesKeys } from '../ui/keys.ts';
import {
  exactMoment,
  momentInWords,
  momentWithin,
} from '../ui/moment-in-words.ts';
import { Notice } from '../ui/Notice.tsx';
import { BarSteps, ScreenBar } from '../ui/ScreenBar.tsx';
import { ComparedWords } from './ComparedWords.tsx';
import styles from './conflict-screen.module.css';
import { subjectOf } from './package-words.ts';
import { usePackages, type Conflict } from './use-packages.ts';

const KEYS = {
  ours: '1',
  theirs: '2',
  both: '3',
  next: 'F8',
  before: 'F7',
  undo: 'Mod+Z',
} as const;

type Side = Conflict['stands'];

export function ConflictScreen({
  briefing,
  title,
  language,
  fields,
  readOnly,
  begin,
  onClose,
}: {
  readonly briefing: string;
  readonly title: string;
  readonly language: string;
  /** The labels of the fields of the template, by their keys. */
  readonly fields: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
  /** The unit to begin with; null for the first. */
  readonly begin: string | null;
  readonly onClose: () => void;
}) {
  const { packages, failed, refresh } = usePackages(briefing, null);
  const [unit, setUnit] = useState(begin);
  /** Which of the others is beside what stands. */
  const [beside, setBeside] = useState(0);
  const [told, setTold] = useState<{
    readonly words: string;
    readonly undo: string | null;
    readonly unit: string;
  } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const screen = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLElement>(null);
  const conflicts = packages?.conflicts ?? [];
  const found = conflicts.findIndex((each) => each.unit === unit);
  const place = Math.max(0, found);
  const conflict = conflicts[place];
  const other = conflict?.others[Math.min(beside, conflict.others.length - 1)];

  const go = (next: number): void => {
    const wanted = conflicts[next];
    if (!wanted) return;
    setUnit(wanted.unit);
    setBeside(0);
    stage.current?.focus();
  };
  /** What was done is told together with what is left: a key that comes before that would be about what has gone. */
  const attempt = async (
    work: () => Promise<{
      readonly next: string | null;
      readonly told: typeof told;
    }>,
  ): Promise<void> => {
    if (busy) return;
    setBusy(true);
    try {
      const done = await work();
      await refresh();
      setUnit(done.next);
      setBeside(0);
      setTold(done.told);
      setProblem(null);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setProblem(error.message);
      await refresh();
    } finally {
      setBusy(false);
      stage.current?.focus();
    }
  };
  const settle = (side: Side | undefined, both = false): void => {
    if (!conflict || !side || readOnly) return;
    void attempt(async () => {
      const next = conflicts[place + 1] ?? conflicts[place - 1];
      const { undo } = await call('packages.settle', {
        briefing,
        unit: conflict.unit,
        choice: side.choice,
        ...(both && { both }),
      });
      const words = both
        ? 'Both stand now, one after the other.'
        : side === conflict.stands
          ? 'What stood in the text stays.'
          : side.removed
            ? 'It is taken out.'
            : conflict.kind === 'place'
              ? `It stands where ${side.author || 'the other side'} put it now.`
              : `The words of ${side.author || 'the other side'} stand now.`;
      return {
        next: next?.unit ?? null,
        told: { words, undo, unit: conflict.unit },
      };
    });
  };
  const takeBack = (): void => {
    const undo = told?.undo ?? null;
    if (undo === null) return;
    void attempt(async () => {
      await call('packages.undoSettle', { briefing, undo });
      return {
        next: told?.unit ?? null,
        told: {
          words: 'Taken back: it waits again.',
          undo: null,
          unit: told?.unit ?? '',
        },
      };
    });
  };
  const canBoth =
    conflict?.kind === 'block' &&
    !conflict.stands.removed &&
    other?.removed === false;
  const keys = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    keys.current = (event) => {
      const { target } = event;
      const isHere =
        target === document.body ||
        (target instanceof Node && screen.current?.contains(target) === true);
      if (!isHere || event.defaultPrevented) return;
      if (matchesKeys(event, KEYS.next)) go(place + 1);
      else if (matchesKeys(event, KEYS.before)) go(place - 1);
      else if (matchesKeys(event, 'Esc')) onClose();
      else if (matchesKeys(event, KEYS.undo)) takeBack();
      else if (matchesKeys(event, KEYS.ours)) settle(conflict?.stands);
      else if (matchesKeys(event, KEYS.theirs)) settle(other);
      else if (matchesKeys(event, KEYS.both)) {
        if (canBoth) settle(other, true);
      } else return;
      event.preventDefault();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      keys.current(event);
    };
    window.addEventListener('keydown', listen);
    stage.current?.focus();
    return () => {
      window.removeEventListener('keydown', listen);
      // Once the desk can be reached again.
      setTimeout(() => {
        document
          .querySelector<HTMLElement>(
            '[role="textbox"][contenteditable="true"]',
          )
          ?.focus();
      });
    };
  }, []);

  return (
    <div ref={screen} className={styles['screen']} data-testid="conflicts">
      <ScreenBar
        label="Conflicts"
        name="Conflicts"
        title={title}
        onClose={onClose}
      >
        <BarSteps
          one="conflict"
          many="conflicts"
          keys={KEYS}
          place={place}
          count={conflicts.length}
          onGo={go}
        />
      </ScreenBar>
      <main
        ref={stage}
        className={styles['stage']}
        data-region
        tabIndex={-1}
        aria-label="What people disagree on"
      >
        <div className={styles['column']}>
          {(problem ?? failed) !== null && (
            <Notice kind="error">{problem ?? failed}</Notice>
          )}
          {told && (
            <Notice
              kind="info"
              action={
                told.undo !== null && (
                  <Button size="small" onClick={takeBack}>
                    Undo
                  </Button>
                )
              }
            >
              <span role="status">{told.words}</span>
            </Notice>
          )}
          {packages && !conflict && (
            <EmptyState
              text="Nobody disagrees on anything."
              action={<Button onClick={onClose}>Back to the text</Button>}
            />
          )}
          {conflict && other && (
            <>
              <h2 className={styles['subject']}>
                <span>{subjectOf(conflict, fields)}</span>
              </h2>
              {conflict.others.length > 1 && (
                <div
                  className={styles['views']}
                  role="group"
                  aria-label="Whose words are beside it"
                >
                  {conflict.others.map((each, at) => (
                    <button
                      key={each.choice}
                      type="button"
                      aria-pressed={each === other}
                      onClick={() => {
                        setBeside(at);
                      }}
                    >
                      {each.author}
                    </button>
                  ))}
                </div>
              )}
              <div className={styles['sides']}>
                <SideOf
                  side={conflict.stands}
                  other={other}
                  name={conflict.name}
                  heading="In the text"
                  kind="ours"
                  language={language}
                  action={
                    !readOnly && (
                      <Button
                        disabled={busy}
                        onClick={() => {
                          settle(conflict.stands);
                        }}
                      >
                        {conflict.stands.removed ? 'Leave it out' : 'Keep this'}
                        <Kbd keys={KEYS.ours} />
                      </Button>
                    )
                  }
                />
                <SideOf
                  side={other}
                  other={conflict.stands}
                  name={conflict.name}
                  heading={other.author || 'As it was'}
                  kind="theirs"
                  language={language}
                  action={
                    !readOnly && (
                      <Button
                        disabled={busy}
                        onClick={() => {
                          settle(other);
                        }}
                      >
                        {other.removed ? 'Take it out' : 'Take this'}
                        <Kbd keys={KEYS.theirs} />
                      </Button>
                    )
                  }
                />
              </div>
              {!readOnly && canBoth && (
                <div className={styles['both']}>
                  <Button
                    disabled={busy}
                    onClick={() => {
                      settle(other, true);
                    }}
                  >
                    Keep both, one after the other
                    <Kbd keys={KEYS.both} />
                  </Button>
                </div>
              )}
            </>
          )}
        </div>
      </main>
      <footer className={styles['status']}>
        <span>
          {counted(conflicts.length, 'conflict is', 'conflicts are')} left.
          Nothing is dropped until you choose, and what is not chosen stays in
          the log.
        </span>
        <span className={styles['grow']} />
        <span>
          <Kbd keys={KEYS.before} /> before
        </span>
        <span>
          <Kbd keys={KEYS.next} /> next
        </span>
      </footer>
    </div>
  );
}

function SideOf({
  side,
  other,
  name,
  heading,
  kind,
  language,
  action,
}: {
  readonly side: Side;
  readonly other: Side;
  /** Of what it is about. */
  readonly name: string;
  readonly heading: string;
  readonly kind: 'ours' | 'theirs';
  readonly language: string;
  readonly action: React.ReactNode;
}) {
  const by =
    side.author === ''
      ? 'As it was before'
      : kind === 'ours'
        ? `${side.author}, ${momentWithin(side.at, new Date())}`
        : momentInWords(side.at, new Date());
  return (
    <section className={styles['side']} aria-label={heading}>
      <header>
        <h3>{heading}</h3>
        <span title={side.at === '' ? undefined : exactMoment(side.at)}>
          {by}
        </span>
      </header>
      <div className={styles['sheet']}>
        {side.removed ? (
          <p className={styles['removed']}>Taken out.</p>
        ) : side.around ? (
          <div className={styles['place']} data-kind={kind}>
            <p>{side.around.before ?? 'The text begins here'}</p>
            <p>
              <span className="sr">After it: </span>
              <mark data-kind={kind}>{name}</mark>
            </p>
            <p>{side.around.behind ?? 'The text ends here'}</p>
          </div>
        ) : (
          <ComparedWords
            words={side.words}
            other={other.words}
            language={language}
            kind={kind}
          />
        )}
      </div>
      <footer>{action}</footer>
    </section>
  );
}
