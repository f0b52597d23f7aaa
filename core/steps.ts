// Long work as steps: a generator that yields wherever it may wait, or be left for good. Who runs it decides how much is
// done at a time.

export type Steps<Value> = Generator<undefined, Value>;

/** All of it without a pause. */
export function allAtOnce<Value>(work: Steps<Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** As `map`, a step for each. */
export function* mapInSteps<From, To>(
  all: readonly From[],
  make: (each: From, place: number) => To,
): Steps<To[]> {
  const made: To[] = [];
  for (const [place, each] of all.entries()) {
    made.push(make(each, place));
    yield;
  }
  return made;
}
