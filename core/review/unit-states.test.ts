import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginStates,
  disagree,
  goOn,
  joinStates,
  saidOnce,
  settleStates,
  standingOf,
  type State,
} from './unit-states.ts';

let made = 0;
const newId = (): string => {
  made += 1;
  return `i${made}`;
};

const current = (words: string, author: string, minute = 0) => ({
  hash: words,
  value: words,
  author,
  at: `2026-03-01T09:${String(minute).padStart(2, '0')}:00Z`,
});

type Copy = {
  name: string;
  states: readonly State<string>[];
  words: string;
};

/** What a copy does: it writes other words, hears of another one, or chooses. */
const steps = fc.array(
  fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('write', 'hear', 'settle'),
    from: fc.nat(2),
    words: fc.constantFrom('a', 'b', 'c', 'd'),
  }),
  { maxLength: 20 },
);

function play(
  list: readonly { who: number; what: string; from: number; words: string }[],
): Copy[] {
  const first = beginStates(current('a', 'x'), 'x', [], newId);
  const copies: Copy[] = ['x', 'y', 'z'].map((name) => ({
    name,
    states: first,
    words: 'a',
  }));
  const standing = (copy: Copy): void => {
    copy.words = standingOf(copy.states, copy.name)?.value ?? '';
  };
  for (const { who, what, from, words } of list) {
    const [copy, other] = [copies[who], copies[from]];
    if (!copy || !other) continue;
    if (what === 'write') {
      const stood = standingOf(copy.states, copy.name);
      copy.states = goOn(
        {
          stands: stood?.hash ?? null,
          stood: stood ? [stood.id] : [],
          states: copy.states,
        },
        current(words, copy.name),
        copy.name,
        newId,
      );
      copy.words = words;
      standing(copy);
    } else if (what === 'hear') {
      copy.states = joinStates(copy.states, other.states);
      standing(copy);
    } else {
      copy.states = settleStates(
        copy.states,
        current(words, copy.name),
        copy.name,
        newId,
      );
      standing(copy);
    }
  }
  return copies;
}

const ids = (states: readonly State<string>[]): string[] =>
  states.map(({ id }) => id);

test('joining is commutative, associative and idempotent, whatever was done before', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const [x, y, z] = play(list).map(({ states }) => states);
      if (!x || !y || !z) return;
      expect(ids(joinStates(x, y))).toEqual(ids(joinStates(y, x)));
      expect(ids(joinStates(joinStates(x, y), z))).toEqual(
        ids(joinStates(x, joinStates(y, z))),
      );
      expect(ids(joinStates(x, x))).toEqual(ids(x));
      expect(ids(joinStates(joinStates(x, y), y))).toEqual(
        ids(joinStates(x, y)),
      );
    }),
  );
});

test('nothing goes that nobody went on from, and what somebody went on from never comes back', () => {
  fc.assert(
    fc.property(steps, (list) => {
      const copies = play(list);
      const all = copies.reduce<readonly State<string>[]>(
        (sum, { states }) => joinStates(sum, states),
        [],
      );
      const past = new Set(
        copies.flatMap(({ states }) =>
          states.flatMap((state) => Object.keys(state.past)),
        ),
      );
      for (const { states } of copies)
        for (const { id } of states)
          expect(ids(all).includes(id)).toBe(!past.has(id));
      expect(all.length).toBeGreaterThan(0);
    }),
  );
});

test('a state that is said to come from itself, by way of another, is kept', () => {
  const state = (id: string, from: string): State<string> => ({
    ...current(id, 'x'),
    id,
    copy: 'x',
    past: { [from]: from },
  });
  expect(ids(joinStates([state('a', 'b')], [state('b', 'a')]))).toEqual([
    'a',
    'b',
  ]);
});

test('who goes on from what stands leaves what others hold against it', () => {
  const base = beginStates(current('a', 'x'), 'x', [], newId);
  const theirs = goOn(
    { stands: 'a', stood: ids(base), states: base },
    current('b', 'y'),
    'y',
    newId,
  );
  const ours = goOn(
    { stands: 'a', stood: ids(base), states: base },
    current('c', 'x'),
    'x',
    newId,
  );
  const both = joinStates(ours, theirs);
  expect(disagree(both)).toBe(true);
  const stood = standingOf(both, 'x');
  expect(stood?.value).toBe('c');
  const later = goOn(
    { stands: 'c', stood: stood ? [stood.id] : [], states: both },
    current('d', 'x'),
    'x',
    newId,
  );
  expect(later.map(({ value }) => value).sort()).toEqual(['b', 'd']);
  const settled = settleStates(later, current('b', 'x'), 'x', newId);
  expect(ids(joinStates(settled, theirs))).toEqual(ids(settled));
});

test('a library that knows nothing of what it sent finds its place by what it has', () => {
  const base = beginStates(current('a', 'x'), 'x', [], newId);
  const theirs = goOn(
    { stands: 'a', stood: ids(base), states: base },
    current('b', 'y'),
    'y',
    newId,
  );
  const again = beginStates(current('a', 'x'), 'x', theirs, newId);
  expect(joinStates(again, theirs).map(({ value }) => value)).toEqual(['b']);
  const changed = beginStates(current('z', 'x'), 'x', theirs, newId);
  expect(disagree(joinStates(changed, theirs))).toBe(true);
});

test('what two said alike is listed once, as the first of them said it, whatever ids their states have', () => {
  const state = (
    id: string,
    words: string,
    author: string,
    minute: number,
  ): State<string> => ({
    id,
    copy: author,
    past: {},
    ...current(words, author, minute),
  });
  const of = (a: string, b: string, c: string): string[] =>
    saidOnce([
      state(a, 'same', 'Bo', 3),
      state(b, 'same', 'Ada', 3),
      state(c, 'other', 'Cy', 2),
    ]).map(({ author, value }) => `${author}: ${value ?? ''}`);
  expect(of('1', '2', '3')).toEqual(['Cy: other', 'Ada: same']);
  expect(of('2', '1', '0')).toEqual(['Cy: other', 'Ada: same']);
});
