import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  notCleared,
  type SignOff,
  type SignOffAction,
  type SignOffStep,
  standOf,
} from './chain.ts';

const step = (name: string, more: Partial<SignOffStep> = {}): SignOffStep => ({
  id: name,
  name,
  waits: true,
  own: false,
  ...more,
});

const STEPS = [step('Drafter', { own: true }), step('Legal'), step('Director')];

let count = 0;
const done = (
  name: string,
  action: SignOffAction,
  text = 'now',
  at = count,
): SignOff => ({
  id: `s${(count += 1)}`,
  step: name,
  action,
  text,
  comment: '',
  author: 'Ada',
  at: new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString(),
});

const states = (signOffs: readonly SignOff[], steps = STEPS): string[] =>
  standOf(steps, signOffs, 'now').steps.map(({ state }) => state);

test('the last that was done to a step is how it stands', () => {
  expect(states([])).toEqual(['open', 'open', 'open']);
  expect(
    states([
      done('Drafter', 'signed'),
      done('Legal', 'signed', 'before'),
      done('Director', 'handed-back'),
    ]),
  ).toEqual(['signed', 'stale', 'handed-back']);
  expect(
    states([done('Drafter', 'signed'), done('Drafter', 'withdrawn')]),
  ).toEqual(['open', 'open', 'open']);
  // In whatever order they came in.
  const [first, second] = [
    done('Drafter', 'signed'),
    done('Drafter', 'withdrawn'),
  ];
  expect(states([second, first])).toEqual(states([first, second]));
  // A sign-off for a step that was taken out is none of the chain's.
  expect(states([done('Finance', 'signed')])).toEqual(['open', 'open', 'open']);
});

test('a step waits for those above it, unless it may sign at any time', () => {
  const waits = (signOffs: SignOff[], steps: SignOffStep[]): unknown[] =>
    standOf(steps, signOffs, 'now').steps.map(({ waitsFor }) => waitsFor);
  expect(waits([], STEPS)).toEqual([[], ['Drafter'], ['Drafter', 'Legal']]);
  expect(waits([done('Drafter', 'signed', 'before')], STEPS)).toEqual([
    [],
    ['Drafter'],
    ['Drafter', 'Legal'],
  ]);
  expect(waits([done('Drafter', 'signed')], STEPS)).toEqual([
    [],
    [],
    ['Legal'],
  ]);
  const anyTime = [
    STEPS[0],
    step('Finance', { waits: false }),
    step('Director'),
  ];
  expect(waits([], anyTime as SignOffStep[])).toEqual([
    [],
    [],
    ['Drafter', 'Finance'],
  ]);
});

test('what is not cleared is said, step by step', () => {
  const chain = standOf(
    [...STEPS, step('Minister')],
    [
      done('Drafter', 'signed'),
      done('Legal', 'signed', 'before', 10),
      done('Director', 'handed-back', 'now', 11),
    ],
    'now',
  );
  expect(notCleared(chain, (at) => at.slice(0, 10))).toEqual([
    'Not cleared by Legal since 2026-01-01: the text has changed.',
    'Handed back by Director on 2026-01-01.',
    'Not cleared by Minister yet.',
  ]);
});

test('random edits, undoings and sign-offs: clear exactly when everybody has signed the text that stands', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), to: fc.nat(3) }),
    fc.constant({ kind: 'undo' as const }),
    fc.record({
      kind: fc.constantFrom(
        'signed' as const,
        'signed' as const,
        'signed' as const,
        'withdrawn' as const,
        'handed-back' as const,
      ),
      step: fc.nat(2),
    }),
  );
  let everClear = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3 }),
      fc.array(act, { maxLength: 40 }),
      (size, acts) => {
        const steps = [0, 1, 2].slice(0, size).map((id) => step(String(id)));
        const texts = ['t0'];
        const signOffs: SignOff[] = [];
        // What each stands on, kept the simple way.
        const holds = new Map<string, string | null>();
        for (const [at, each] of acts.entries()) {
          const text = texts.at(-1) ?? '';
          if (each.kind === 'edit') texts.push(`t${each.to}`);
          else if (each.kind === 'undo') {
            if (texts.length > 1) texts.pop();
          } else {
            const id = String(each.step);
            signOffs.push({ ...done(id, each.kind, text, at) });
            holds.set(id, each.kind === 'signed' ? text : null);
          }
          const now = texts.at(-1) ?? '';
          const chain = standOf(steps, signOffs, now);
          const all =
            steps.length > 0 &&
            steps.every(({ id }) => (holds.get(id) ?? null) === now);
          expect(chain.clear).toBe(all);
          if (all) everClear += 1;
          expect(notCleared(chain, String).length === 0).toBe(
            all || steps.length === 0,
          );
          for (const { id, state } of chain.steps)
            expect(state === 'signed').toBe((holds.get(id) ?? null) === now);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(everClear).toBeGreaterThan(50);
});
