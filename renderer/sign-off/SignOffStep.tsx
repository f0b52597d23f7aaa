// One step of the sign-off: how it stands, what was said, and, where it is the one that is looked at, what can be done.
import { Ellipsis } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { Menu } from '../ui/Menu.tsx';
import { exactMoment } from '../ui/moment-in-words.ts';
import { Sign } from '../ui/Sign.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import { SIGN_OFF_KEYS } from './sign-off-keys.ts';
import styles from './sign-off.module.css';
import { inWords, ownCheck, sinceWords, stepWords } from './sign-off-words.ts';
import type { ShownStep } from './use-sign-off.ts';

/** Null is for what can't be done now. */
export type StepActs = {
  readonly sign: (() => void) | null;
  readonly signWithComment: (() => void) | null;
  readonly withdraw: (() => void) | null;
  readonly handBack: () => void;
  readonly rename: () => void;
  readonly setWaits: (waits: boolean) => void;
  readonly setOwn: (own: boolean) => void;
  readonly up: (() => void) | null;
  readonly down: (() => void) | null;
  readonly remove: () => void;
};

const SIGNS = {
  open: 'todo',
  signed: 'ok',
  stale: 'stale',
  'handed-back': 'no',
} as const;
const STATES = {
  open: 'Open',
  signed: 'Cleared',
  stale: 'Cleared another text',
  'handed-back': 'Handed back',
} as const;

export function SignOffStep({
  step,
  place,
  isStop,
  since,
  writers,
  me,
  now,
  acts,
  onChanges,
  onFocus,
}: {
  readonly step: ShownStep;
  /** Counted from 0. */
  readonly place: number;
  readonly isStop: boolean;
  /** How many changes there are since; undefined while they are not counted. */
  readonly since: number | undefined;
  readonly writers: readonly string[];
  readonly me: string;
  readonly now: Date;
  /** Null where nothing may be changed. */
  readonly acts: StepActs | null;
  /** Shows what changed since; null where nothing did. */
  readonly onChanges: (() => void) | null;
  readonly onFocus: () => void;
}) {
  const { name, state, last, waitsFor } = step;
  const warning = ownCheck(step, writers, me);
  const comment = last && last.action !== 'withdrawn' ? last.comment : '';
  return (
    <li
      className={styles['step']}
      data-state={state}
      data-stop={isStop || undefined}
    >
      <button
        type="button"
        data-step
        className={styles['row']}
        tabIndex={isStop ? 0 : -1}
        aria-current={isStop ? 'step' : undefined}
        onFocus={onFocus}
      >
        <Sign kind={SIGNS[state]} />
        <span className={styles['words']}>
          <span className={styles['name']}>
            {name}
            <span className="sr">
              , step {place + 1}: {STATES[state]}
            </span>
          </span>
          <span
            className={styles['detail']}
            title={last ? exactMoment(last.at) : undefined}
          >
            {stepWords(step, now)}
          </span>
          {state !== 'open' && state !== 'signed' && waitsFor.length > 0 && (
            <span className={styles['detail']}>
              Waits for {inWords(waitsFor)}
            </span>
          )}
        </span>
      </button>
      {acts && (
        <span className={styles['more']}>
          <StepMenu step={step} acts={acts} isStop={isStop} />
        </span>
      )}
      {comment !== '' && <p className={styles['comment']}>{comment}</p>}
      {onChanges && (
        <div className={styles['since']}>
          <Button size="small" tabIndex={isStop ? 0 : -1} onClick={onChanges}>
            {sinceWords(since)}
            {isStop && <Kbd keys={SIGN_OFF_KEYS.changes} />}
          </Button>
        </div>
      )}
      {isStop && warning !== null && (
        <p className={styles['warning']}>
          <Sign kind="warning" />
          {warning}
        </p>
      )}
      {isStop && acts && state !== 'signed' && (
        <div className={styles['actions']}>
          {acts.sign && (
            <Button size="small" kind="main" onClick={acts.sign}>
              {state === 'stale' ? 'Sign again' : 'Sign'}
              <Kbd keys={SIGN_OFF_KEYS.sign} />
            </Button>
          )}
          {state !== 'handed-back' && (
            <Button size="small" onClick={acts.handBack}>
              Hand back
              <Kbd keys={SIGN_OFF_KEYS.handBack} />
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

function StepMenu({
  step,
  acts,
  isStop,
}: {
  readonly step: ShownStep;
  readonly acts: StepActs;
  readonly isStop: boolean;
}) {
  return (
    <Menu
      trigger={
        <ToolButton name={`More for ${step.name}`} tabIndex={isStop ? 0 : -1}>
          <Ellipsis />
        </ToolButton>
      }
      items={[
        ...(acts.signWithComment
          ? [
              {
                label: 'Sign with a comment',
                onChoose: acts.signWithComment,
              },
            ]
          : []),
        {
          label: 'Hand back',
          keys: SIGN_OFF_KEYS.handBack,
          onChoose: acts.handBack,
        },
        ...(acts.withdraw
          ? [
              {
                label: 'Withdraw the signature',
                keys: SIGN_OFF_KEYS.withdraw,
                onChoose: acts.withdraw,
              },
            ]
          : []),
        { label: 'Rename', startsGroup: true, onChoose: acts.rename },
        {
          label: 'Move up',
          keys: SIGN_OFF_KEYS.up,
          disabled: acts.up === null,
          onChoose: () => acts.up?.(),
        },
        {
          label: 'Move down',
          keys: SIGN_OFF_KEYS.down,
          disabled: acts.down === null,
          onChoose: () => acts.down?.(),
        },
        {
          label: 'Signs after those above it',
          startsGroup: true,
          checked: step.waits,
          onChoose: () => {
            acts.setWaits(!step.waits);
          },
        },
        {
          label: 'Is the author’s own step',
          checked: step.own,
          onChoose: () => {
            acts.setOwn(!step.own);
          },
        },
        {
          label: 'Take out',
          keys: SIGN_OFF_KEYS.remove,
          startsGroup: true,
          onChoose: acts.remove,
        },
      ]}
    />
  );
}
