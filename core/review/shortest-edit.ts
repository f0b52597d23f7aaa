// The shortest way from one row of keys to another: Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986), on numbers
// in flat arrays, since thousands of paragraphs are compared at a time.

/** A stretch that is on both sides, or on one alone: `before` keys of the one and `after` of the other, from where the last ended. */
export type Stretch = {
  readonly same: boolean;
  readonly before: number;
  readonly after: number;
};

/**
 * Stretches in their order, no two of a kind in a row; what is not the same on both sides goes before it comes. Null where
 * more than `most` keys go or come.
 */
export function shortestEdit(
  before: readonly string[],
  after: readonly string[],
  most: number,
): Stretch[] | null {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const numbers = new Map<string, number>();
  const numbered = (keys: readonly string[]): Int32Array => {
    const found = new Int32Array(keys.length - start - end);
    for (let place = 0; place < found.length; place += 1) {
      const key = keys[start + place] ?? '';
      let number = numbers.get(key);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(key, number);
      }
      found[place] = number;
    }
    return found;
  };
  const middle = editsBetween(numbered(before), numbered(after), most);
  if (!middle) return null;
  const stretches: Stretch[] = [];
  const add = (same: boolean, gone: number, come: number): void => {
    if (gone + come === 0) return;
    const last = stretches.at(-1);
    if (last?.same === same)
      stretches[stretches.length - 1] = {
        same,
        before: last.before + gone,
        after: last.after + come,
      };
    else stretches.push({ same, before: gone, after: come });
  };
  add(true, start, start);
  for (const { same, before: gone, after: come } of middle)
    add(same, gone, come);
  add(true, end, end);
  return stretches;
}

// A long briefing is thousands of short edits, each with its own: the same one serves them all.
let zeros = new Int32Array(1024);
function allZero(length: number): Int32Array {
  if (zeros.length < length) zeros = new Int32Array(length);
  return zeros;
}

/** Single steps, from the first to the last. */
function editsBetween(
  old: Int32Array,
  now: Int32Array,
  most: number,
): Stretch[] | null {
  const [n, m] = [old.length, now.length];
  if (n === 0 || m === 0)
    return n + m > most ? null : [{ same: false, before: n, after: m }];
  const limit = Math.min(n + m, most);
  // furthest[k + limit + 1] is how far of `old` the paths reach that have k more keys of it gone than come.
  const furthest = allZero(2 * limit + 3);
  const trace: Int32Array[] = [];
  // Only what was gone through is another than zero.
  const leave = (edits: number): void => {
    furthest.fill(0, limit + 1 - edits, limit + 2 + edits);
  };
  for (let edits = 0; edits <= limit; edits += 1) {
    // What the step before has left: as wide as it went.
    trace.push(furthest.slice(limit + 1 - edits, limit + 2 + edits));
    for (let k = -edits; k <= edits; k += 2) {
      const at = k + limit + 1;
      const down = furthest[at - 1] ?? 0;
      const across = furthest[at + 1] ?? 0;
      let x =
        k === -edits || (k !== edits && down < across) ? across : down + 1;
      let y = x - k;
      while (x < n && y < m && old[x] === now[y]) {
        x += 1;
        y += 1;
      }
      furthest[at] = x;
      if (x >= n && y >= m) {
        leave(edits);
        return walkBack(trace, n, m);
      }
    }
  }
  leave(limit);
  return null;
}

function walkBack(
  trace: readonly Int32Array[],
  n: number,
  m: number,
): Stretch[] {
  const steps: Stretch[] = [];
  let [x, y] = [n, m];
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const furthest = trace[edits];
    const reached = (k: number): number => furthest?.[k + edits] ?? 0;
    const k = x - y;
    const comes =
      k === -edits || (k !== edits && reached(k - 1) < reached(k + 1));
    const from = comes ? k + 1 : k - 1;
    const fromX = reached(from);
    const fromY = fromX - from;
    const afterStep = comes ? fromX : fromX + 1;
    const same = x - afterStep;
    if (same > 0) steps.push({ same: true, before: same, after: same });
    steps.push({
      same: false,
      before: comes ? 0 : 1,
      after: comes ? 1 : 0,
    });
    [x, y] = [fromX, fromY];
  }
  if (x > 0) steps.push({ same: true, before: x, after: x });
  return steps.reverse();
}
