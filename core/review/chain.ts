// The rule of a sign-off chain. Steps stand in an order; a step is signed where the last that was done to it is a signature
// under today's text. A briefing is clear to send when every step is. A step waits for those above it, unless the chain says
// that it may sign at any time. Nothing here keeps a text from being changed, saved or exported.

/** `waits` for every step above it; `own` where it is the author's own step, and not a check by somebody else. */
export type SignOffStep = {
  readonly id: string;
  readonly name: string;
  readonly waits: boolean;
  readonly own: boolean;
};

export type SignOffAction = 'signed' | 'withdrawn' | 'handed-back';

/** What was done to a step: `text` is the hash of the text that stood then. */
export type SignOff = {
  readonly id: string;
  readonly step: string;
  readonly action: SignOffAction;
  readonly text: string;
  readonly comment: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** `stale` was signed, and under another text. */
export type StepState = 'open' | 'signed' | 'stale' | 'handed-back';

export type StandingStep = SignOffStep & {
  readonly state: StepState;
  /** The last that was done to it; null where nothing was. */
  readonly last: SignOff | null;
  /** The names of the steps that have to sign before it can. */
  readonly waitsFor: readonly string[];
};

export type Chain = {
  readonly steps: readonly StandingStep[];
  /** Every step is signed under today's text. Never where there is no step. */
  readonly clear: boolean;
};

/** The later of two: by the moment, and where they share it by id, so that every library agrees. */
const isLater = (one: SignOff, other: SignOff): boolean =>
  one.at === other.at ? one.id > other.id : one.at > other.at;

/** `steps` in their order; `text` is the hash of the text as it stands. */
export function standOf(
  steps: readonly SignOffStep[],
  signOffs: readonly SignOff[],
  text: string,
): Chain {
  const last = new Map<string, SignOff>();
  for (const signOff of signOffs) {
    const before = last.get(signOff.step);
    if (!before || isLater(signOff, before)) last.set(signOff.step, signOff);
  }
  const unsigned: string[] = [];
  const standing = steps.map((step): StandingStep => {
    const done = last.get(step.id) ?? null;
    const state = stateOf(done, text);
    const waitsFor = step.waits ? [...unsigned] : [];
    if (state !== 'signed') unsigned.push(step.name);
    return { ...step, state, last: done, waitsFor };
  });
  return {
    steps: standing,
    clear: steps.length > 0 && unsigned.length === 0,
  };
}

function stateOf(last: SignOff | null, text: string): StepState {
  if (!last || last.action === 'withdrawn') return 'open';
  if (last.action === 'handed-back') return 'handed-back';
  return last.text === text ? 'signed' : 'stale';
}

/** What a person should know before it goes out, one sentence for each step that hasn't cleared it. `dayOf` is in words. */
export function notCleared(
  { steps }: Chain,
  dayOf: (at: string) => string,
): string[] {
  return steps.flatMap(({ name, state, last }) => {
    switch (state) {
      case 'signed':
        return [];
      case 'open':
        return [`Not cleared by ${name} yet.`];
      case 'handed-back':
        return [`Handed back by ${name} on ${dayOf(last?.at ?? '')}.`];
      case 'stale':
        return [
          `Not cleared by ${name} since ${dayOf(last?.at ?? '')}: the text has changed.`,
        ];
    }
  });
}
