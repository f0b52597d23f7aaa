// Who clears the briefing, in their order, and how far they are. One step is a stop of the Tab key and shows what can be done
// with it; the arrows go from step to step. Whatever is done here can be taken back.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { call } from '../api/call.ts';
import { useUndoable, type Undo } from '../api/use-undoable.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { matchesKeys } from '../ui/keys.ts';
import { Notice } from '../ui/Notice.tsx';
import { placeInList } from '../ui/place-in-list.ts';
import { Sign } from '../ui/Sign.tsx';
import { SIGN_OFF_KEYS } from './sign-off-keys.ts';
import styles from './sign-off.module.css';
import { chainWords, inWords } from './sign-off-words.ts';
import { SignOffStep, type StepActs } from './SignOffStep.tsx';
import { StepCommentDialog } from './StepCommentDialog.tsx';
import { StepNameDialog } from './StepNameDialog.tsx';
import { useChangesSince, type CountSince } from './use-changes-since.ts';
import type { KnownSignOff, ShownStep } from './use-sign-off.ts';

type Asking =
  | { readonly kind: 'add' }
  | { readonly kind: 'rename'; readonly step: ShownStep }
  | { readonly kind: 'sign'; readonly step: ShownStep; readonly text: string }
  | { readonly kind: 'hand-back'; readonly step: ShownStep };

export function SignOffPart({
  briefing,
  known: { chain, failed },
  me,
  readOnly,
  withPerson,
  beforeSigning,
  shown,
  countSince,
  onChanges,
}: {
  readonly briefing: string;
  readonly known: KnownSignOff;
  /** The name of who works here; empty where they have not said. */
  readonly me: string;
  readonly readOnly: boolean;
  /** Does it as somebody whose name is known. */
  readonly withPerson: (then: () => void) => void;
  /** Saves what is written. Throws CallError where it can't be. */
  readonly beforeSigning: () => Promise<void>;
  /** What is seen of the text now: it is signed, or nothing is. */
  readonly shown: () => string;
  readonly countSince: CountSince;
  /** Shows what changed since that was done to the step. */
  readonly onChanges: (step: ShownStep) => void;
}) {
  const [wanted, setWanted] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const part = useRef<HTMLElement>(null);
  const since = useChangesSince(chain, countSince);
  const undoable = useUndoable();
  const now = new Date();
  const steps = chain?.steps ?? [];
  const chosen = steps.findIndex(({ id }) => id === wanted);
  // At first on the one that is next.
  const next = steps.findIndex(({ state }) => state !== 'signed');
  const stop = Math.max(0, chosen >= 0 ? chosen : next);

  /** What has the focus once it is drawn: a step, or whatever stands in the place of one that goes. */
  const toFocus = useRef<
    | { readonly id: string }
    | { readonly place: number; readonly until: typeof chain }
    | null
  >(null);
  const focusStep = (place: number): void => {
    const rows = list.current?.querySelectorAll<HTMLElement>('[data-step]');
    (rows?.[Math.min(place, rows.length - 1)] ?? part.current)?.focus();
  };
  useEffect(() => {
    if (asking) return;
    // Later: a dialog gives the focus back when it is gone.
    const timer = setTimeout(() => {
      const wish = toFocus.current;
      if (!wish || ('until' in wish && wish.until === chain)) return;
      const place =
        'place' in wish
          ? wish.place
          : (chain?.steps.findIndex(({ id }) => id === wish.id) ?? -1);
      if (place < 0) return;
      toFocus.current = null;
      focusStep(place);
    });
    return () => {
      clearTimeout(timer);
    };
  }, [chain, asking]);
  const ofStep = (step: ShownStep) => ({ briefing, step: step.id });
  const sign = async (
    step: ShownStep,
    text: string,
    comment = '',
  ): Promise<Undo> => {
    await beforeSigning();
    await call('signOff.sign', { ...ofStep(step), comment, shown: text });
    return () => call('signOff.withdraw', { ...ofStep(step), comment: '' });
  };
  const actsOn = (step: ShownStep, place: number): StepActs => {
    const canSign = step.state !== 'signed' && step.waitsFor.length === 0;
    const isSigned = step.last?.action === 'signed';
    const change = (
      words: string,
      to: { waits?: boolean; own?: boolean },
      back: { waits?: boolean; own?: boolean },
    ): void => {
      undoable.change(words, async () => {
        await call('signOff.changeStep', { ...ofStep(step), ...to });
        return () => call('signOff.changeStep', { ...ofStep(step), ...back });
      });
    };
    const move = (to: number): void => {
      if (to < 0 || to >= steps.length) return;
      setWanted(step.id);
      undoable.change(`${step.name} was moved`, async () => {
        await call('signOff.moveStep', { ...ofStep(step), place: to });
        return () => call('signOff.moveStep', { ...ofStep(step), place });
      });
      // What moves in a list loses the focus.
      toFocus.current = { place: to, until: chain };
    };
    return {
      sign: canSign
        ? () => {
            setWanted(step.id);
            withPerson(() => {
              const text = shown();
              undoable.change(`${step.name} signed`, () => sign(step, text));
            });
          }
        : null,
      signWithComment: canSign
        ? () => {
            withPerson(() => {
              setAsking({ kind: 'sign', step, text: shown() });
            });
          }
        : null,
      withdraw: isSigned
        ? () => {
            setWanted(step.id);
            withPerson(
              () =>
                void undoable.attempt(async () => {
                  await beforeSigning();
                  await call('signOff.withdraw', {
                    ...ofStep(step),
                    comment: '',
                  });
                }),
            );
          }
        : null,
      handBack: () => {
        withPerson(() => {
          setAsking({ kind: 'hand-back', step });
        });
      },
      rename: () => {
        setAsking({ kind: 'rename', step });
      },
      setWaits: (waits) => {
        change(
          waits
            ? `${step.name} signs after those above it`
            : `${step.name} may sign at any time`,
          { waits },
          { waits: !waits },
        );
      },
      setOwn: (own) => {
        change(
          own
            ? `${step.name} is the author’s own step`
            : `${step.name} is a check by somebody else`,
          { own },
          { own: !own },
        );
      },
      up:
        place > 0
          ? () => {
              move(place - 1);
            }
          : null,
      down:
        place < steps.length - 1
          ? () => {
              move(place + 1);
            }
          : null,
      remove: () => {
        toFocus.current = { place, until: chain };
        undoable.change(`${step.name} was taken out`, async () => {
          await call('signOff.setStepRemoved', {
            ...ofStep(step),
            removed: true,
          });
          return () =>
            call('signOff.setStepRemoved', { ...ofStep(step), removed: false });
        });
      },
    };
  };
  const changesOf = (step: ShownStep): (() => void) | null =>
    step.last &&
    step.last.action !== 'withdrawn' &&
    step.last.text !== chain?.text
      ? () => {
          onChanges(step);
        }
      : null;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target as HTMLElement).matches('[data-step]')) return;
    const step = steps[stop];
    if (!step || event.defaultPrevented) return;
    const place = placeInList(event, stop, steps.length);
    const acts = readOnly ? null : actsOn(step, stop);
    const run = ((): (() => void) | null | undefined => {
      const is = (keys: string): boolean =>
        matchesKeys(event.nativeEvent, keys);
      if (place !== null)
        return () => {
          focusStep(place);
        };
      if (is(SIGN_OFF_KEYS.changes)) return changesOf(step);
      if (is('Enter')) return changesOf(step) ?? acts?.sign;
      if (is(SIGN_OFF_KEYS.sign)) return acts?.sign;
      if (is(SIGN_OFF_KEYS.withdraw)) return acts?.withdraw;
      if (is(SIGN_OFF_KEYS.handBack)) return acts?.handBack;
      if (is(SIGN_OFF_KEYS.up)) return acts?.up;
      if (is(SIGN_OFF_KEYS.down)) return acts?.down;
      if (is(SIGN_OFF_KEYS.remove)) return acts?.remove;
      return undefined;
    })();
    if (run === undefined || run === null) return;
    event.preventDefault();
    run();
  };

  const takeTemplate = (): void => {
    toFocus.current = { place: 0, until: chain };
    void undoable.attempt(() => call('signOff.takeTemplate', { briefing }));
  };
  const add = (): void => {
    setAsking({ kind: 'add' });
  };
  const trouble = undoable.failed ?? failed;
  return (
    <section
      ref={part}
      tabIndex={-1}
      className={styles['part']}
      aria-label="Sign-off"
      onKeyDown={onKeyDown}
    >
      {trouble !== null && (
        <div className={styles['notice']}>
          <Notice kind="error">{trouble}</Notice>
        </div>
      )}
      {undoable.done !== null && (
        <div className={styles['notice']}>
          <Notice
            kind="info"
            action={
              <Button size="small" onClick={undoable.undo}>
                Undo
              </Button>
            }
          >
            <span role="status">{undoable.done}.</span>
          </Notice>
        </div>
      )}
      {chain && steps.length === 0 && (
        <EmptyState
          text={
            chain.offered.length > 0
              ? `Nobody has to clear this yet. The template’s steps are ${inWords(chain.offered)}.`
              : 'Nobody has to clear this yet. Add the steps that sign before it goes out.'
          }
          action={
            readOnly ? undefined : (
              <div className={styles['begin']}>
                {chain.offered.length > 0 && (
                  <Button kind="main" onClick={takeTemplate}>
                    Take the template’s steps
                  </Button>
                )}
                <Button
                  kind={chain.offered.length > 0 ? 'plain' : 'main'}
                  onClick={add}
                >
                  Add a step
                </Button>
              </div>
            )
          }
        />
      )}
      {chain && steps.length > 0 && (
        <>
          <div className={styles['head']} data-clear={chain.clear || undefined}>
            <Sign kind={chain.clear ? 'ok' : 'todo'} />
            <strong role="status">{chainWords(chain)}</strong>
            {!readOnly && (
              <Button size="small" onClick={add}>
                Add a step
              </Button>
            )}
          </div>
          <ol ref={list} className={styles['steps']} aria-label="Steps">
            {steps.map((step, place) => (
              <SignOffStep
                key={step.id}
                step={step}
                place={place}
                isStop={place === stop}
                since={step.last ? since.get(step.last.text) : undefined}
                writers={chain.writers}
                me={me}
                now={now}
                acts={readOnly ? null : actsOn(step, place)}
                onChanges={changesOf(step)}
                onFocus={() => {
                  setWanted(step.id);
                }}
              />
            ))}
          </ol>
        </>
      )}
      {(asking?.kind === 'add' || asking?.kind === 'rename') && (
        <StepNameDialog
          name={asking.kind === 'add' ? null : asking.step.name}
          onName={async (name) => {
            if (asking.kind === 'add') {
              const { id } = await call('signOff.addStep', { briefing, name });
              setWanted(id);
              toFocus.current = { id };
            } else
              await call('signOff.changeStep', {
                ...ofStep(asking.step),
                name,
              });
          }}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
      {(asking?.kind === 'sign' || asking?.kind === 'hand-back') && (
        <StepCommentDialog
          action={asking.kind}
          name={asking.step.name}
          onDone={async (comment) => {
            setWanted(asking.step.id);
            if (asking.kind === 'sign')
              await sign(asking.step, asking.text, comment);
            else {
              await beforeSigning();
              await call('signOff.handBack', {
                ...ofStep(asking.step),
                comment,
              });
            }
          }}
          onClose={() => {
            toFocus.current = { id: asking.step.id };
            setAsking(null);
          }}
        />
      )}
    </section>
  );
}
