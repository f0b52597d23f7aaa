// The keys of the queue, wherever in it the focus is: what is typed into a field is for the field.
import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import type { Verdict } from '#core/review/verdict.ts';
import { matchesKeys } from '../ui/keys.ts';
import { QUEUE_KEYS } from './review-keys.ts';
import { VERDICT_LOOKS } from './verdict-words.ts';

/** Each is null where there is nothing that it could be done to. */
export type QueueActions = {
  readonly close: () => void;
  /** `isOfForm` where the field was one of the verdict's. */
  readonly leaveField: (isOfForm: boolean) => void;
  readonly undo: () => void;
  readonly record: (() => void) | null;
  readonly skip: (() => void) | null;
  readonly back: (() => void) | null;
  readonly take: (() => void) | null;
  readonly choose: ((verdict: Verdict) => void) | null;
};

export function useQueueKeys(
  screen: RefObject<HTMLElement | null>,
  actions: QueueActions,
): void {
  const latest = useRef(actions);
  // Before the next key, which may come before the screen is painted.
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      const isHere =
        target === document.body ||
        (target instanceof Node && screen.current?.contains(target) === true);
      if (!isHere || event.defaultPrevented) return;
      const isField =
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement;
      const run = isField
        ? inField(event, target)
        : actionFor(event, latest.current);
      if (!run) return;
      run();
      event.preventDefault();
    };
    function inField(
      event: KeyboardEvent,
      field: Element,
    ): (() => void) | null {
      if (!matchesKeys(event, 'Esc')) return null;
      return () => {
        latest.current.leaveField(
          screen.current?.querySelector('form')?.contains(field) === true,
        );
      };
    }
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [screen]);
}

function actionFor(
  event: KeyboardEvent,
  { close, undo, record, skip, back, take, choose }: QueueActions,
): (() => void) | null {
  if (matchesKeys(event, 'Esc')) return close;
  if (matchesKeys(event, QUEUE_KEYS.undo)) return undo;
  // On a button it presses the button.
  if (matchesKeys(event, 'Enter'))
    return event.target instanceof HTMLButtonElement ? null : record;
  if (matchesKeys(event, QUEUE_KEYS.skip)) return skip;
  if (matchesKeys(event, QUEUE_KEYS.back)) return back;
  if (matchesKeys(event, QUEUE_KEYS.take)) return take;
  // A key that is held down is about the citation that was there when it went down.
  if (event.repeat) return null;
  const look = VERDICT_LOOKS.find(({ key }) => matchesKeys(event, key));
  return look && choose
    ? () => {
        choose(look.verdict);
      }
    : null;
}
