// What several people did to one thing (a block, its place, a part of the head, a source) on copies of a briefing, without
// a clock and without a server. Each state that a library handed on has an id of its own and knows the ids of all states
// that it came from; those that nobody has gone on from are what stands side by side. Joining is the union of what two
// libraries know: the order does not matter, and joining the same again changes nothing.

/** One state of one thing. `hash` is of its value; both are null where the thing is not there. */
export type State<Value> = {
  /** The same in every library. */
  readonly id: string;
  readonly hash: string | null;
  readonly value: Value | null;
  /** The copy of the briefing in which it was made. */
  readonly copy: string;
  readonly author: string;
  readonly at: string;
  /** All states that it came from, by their ids, with their hashes. */
  readonly past: Readonly<Record<string, string | null>>;
  /** Of a removal: what was removed, and the ids of blocks that have its words now. */
  readonly removed?: Removed<Value>;
  /**
   * Ids of what was suggested in it or in any state that it came from, and the names of its forms: what is not in it any more
   * was decided.
   */
  readonly knows?: readonly string[];
};

export type Removed<Value> = {
  readonly was: Value;
  readonly into: readonly string[];
};

/** What one library has of a thing, and the change that it has itself not handed on yet. */
export type Current<Value> = Pick<
  State<Value>,
  'hash' | 'value' | 'author' | 'at' | 'removed' | 'knows'
>;

/**
 * The states that nobody has gone on from, and what was written into the text when they were joined: its hash, and the ids
 * of the states that it is, several where they stand together, none where it is none of them.
 */
export type Unit<Value> = {
  readonly stands: string | null;
  readonly stood: readonly string[];
  readonly states: readonly State<Value>[];
};

/** Of all states of both, those that are in nobody's past. Commutative, associative and idempotent. */
export function joinStates<Value>(
  ours: readonly State<Value>[],
  theirs: readonly State<Value>[],
): readonly State<Value>[] {
  const [only, ...others] = ours;
  // Most things were changed by nobody.
  if (only && others.length === 0 && theirs.length === 1) {
    const [other] = theirs;
    if (other?.id === only.id) return ours;
  }
  const states = new Map(ours.map((state) => [state.id, state]));
  for (const state of theirs)
    if (!states.has(state.id)) states.set(state.id, state);
  const past = new Set(
    [...states.values()].flatMap((state) => Object.keys(state.past)),
  );
  const all = [...states.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const last = all.filter(({ id }) => !past.has(id));
  // Where each is said to come from another, none of them may go.
  return last.length === 0 ? all : last;
}

/** All that one came from who goes on from these. */
export function pastOf(
  states: readonly State<unknown>[],
): Record<string, string | null> {
  const past: Record<string, string | null> = {};
  for (const { id, hash, past: before } of states) {
    Object.assign(past, before);
    past[id] = hash;
  }
  return past;
}

/**
 * The states of a thing in its own library, with what a person did to it since as a new one. It goes on from what stood
 * then, not from what others hold against it: those stay beside it.
 */
export function goOn<Value>(
  { stands, stood, states }: Unit<Value>,
  current: Current<Value>,
  copy: string,
  newId: () => string,
): readonly State<Value>[] {
  if (current.hash === stands) return states;
  const from = statesThatStand(states, stood);
  return joinStates(states, [
    { ...current, ...knowing(from, current), ...made(from, copy, newId) },
  ]);
}

/** The states that stand, with all others that say the same as one of them. */
export function statesThatStand<Of extends Pick<State<unknown>, 'id' | 'hash'>>(
  states: readonly Of[],
  stood: readonly string[],
): Of[] {
  const ids = new Set(stood);
  const hashes = new Set(
    states.filter(({ id }) => ids.has(id)).map(({ hash }) => hash),
  );
  return states.filter(({ hash }) => hashes.has(hash));
}

const made = (
  from: readonly State<unknown>[],
  copy: string,
  newId: () => string,
): Pick<State<unknown>, 'id' | 'copy' | 'past'> => ({
  id: newId(),
  copy,
  past: pastOf(from),
});

/** What one knows who goes on from these. */
function knowing(
  from: readonly Pick<State<unknown>, 'knows'>[],
  current: Pick<State<unknown>, 'knows'>,
): Pick<State<unknown>, 'knows'> {
  const all = new Set([...from, current].flatMap(({ knows }) => knows ?? []));
  return all.size === 0 ? {} : { knows: [...all].sort() };
}

/**
 * The states of a thing that this library has never handed on. Where others know just this state of it, as one of theirs
 * or in the past of one, it is that one: so a library that was brought back from a backup finds its place again.
 */
export function beginStates<Value>(
  current: Current<Value>,
  copy: string,
  known: readonly State<Value>[],
  newId: () => string,
): readonly State<Value>[] {
  const same = known.find(({ hash }) => hash === current.hash);
  if (same) return [same];
  for (const { past } of known)
    for (const [id, hash] of Object.entries(past))
      if (hash === current.hash) return [{ ...current, id, copy, past: {} }];
  return current.hash === null
    ? []
    : [{ ...current, id: newId(), copy, past: {} }];
}

/** One state where a person has chosen among them: it goes on from all. */
export const settleStates = <Value>(
  states: readonly State<Value>[],
  chosen: Current<Value>,
  copy: string,
  newId: () => string,
): readonly State<Value>[] => [
  { ...chosen, ...knowing(states, chosen), ...made(states, copy, newId) },
];

/**
 * Which state stands in the text of this copy until a person chooses: its own before those of others, one that is there
 * before one that is not, the first that was made, and last by author and hash. It depends on the states alone, never on
 * the order in which they came.
 */
export function standingOf<Value>(
  states: readonly State<Value>[],
  copy: string,
): State<Value> | undefined {
  const order = (state: State<Value>): string[] => [
    state.copy === copy ? '0' : '1',
    state.hash === null ? '1' : '0',
    ...asMade(state),
  ];
  return states.reduce<State<Value> | undefined>(
    (first, state) =>
      first === undefined || isBefore(order(state), order(first))
        ? state
        : first,
    undefined,
  );
}

/**
 * Each thing that is said, once and by who said it first, in the order in which they were made. What several said alike has
 * a state of each of them, with ids that are others in every library.
 */
export function saidOnce<Of extends Made>(states: readonly Of[]): Of[] {
  const said = new Map<string | null, Of>();
  for (const state of [...states].sort((a, b) =>
    isBefore(asMade(a), asMade(b)) ? -1 : 1,
  ))
    if (!said.has(state.hash)) said.set(state.hash, state);
  return [...said.values()];
}

type Made = Pick<State<unknown>, 'id' | 'hash' | 'author' | 'at'>;

const asMade = ({ at, author, hash, id }: Made): string[] => [
  at,
  author,
  hash ?? '',
  id,
];

function isBefore(a: readonly string[], b: readonly string[]): boolean {
  for (const [place, part] of a.entries()) {
    const other = b[place] ?? '';
    if (part !== other) return part < other;
  }
  return false;
}

/** Whether they say different things: two people who made the same change agree. */
export const disagree = (states: readonly State<unknown>[]): boolean =>
  states.some(({ hash }) => hash !== states[0]?.hash);
