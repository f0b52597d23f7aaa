// The rows of the steps of sign-off chains. A step that was taken out keeps its row, for what was signed there, and can come
// back to where it was.
import { z } from 'zod';
import type { BriefingId, Rank } from '#core/document/document.ts';
import { rankSchema } from '#core/document/schema.ts';
import {
  compareByRank,
  rankBetween,
  ranksBetween,
} from '#core/document/rank.ts';
import { AppError } from '#core/errors.ts';
import { laterMoment } from '#core/review/later-moment.ts';
import type { SignOffStep } from '#core/review/chain.ts';
import { briefingKey } from './briefing-key.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import type { Stamp } from './stamp.ts';

const flag = z
  .union([z.literal(0), z.literal(1)])
  .transform((value) => value === 1);

const rowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  rank: rankSchema,
  waits: flag,
  own: flag,
});

type Ranked = SignOffStep & { readonly rank: Rank };

/** The most steps that a chain has. */
const MOST_STEPS = 50;

function standing(library: Library, briefing: number): Ranked[] {
  const rows = statement(
    library,
    'SELECT id, name, rank, waits, own FROM sign_off_steps WHERE briefing = ? AND removed = 0',
  ).all(briefing);
  const parsed = z.array(rowSchema).safeParse(rows);
  if (!parsed.success)
    throw damaged(library.folder, 'a step of a sign-off can’t be read');
  return parsed.data.sort(compareByRank);
}

const withoutRank = ({ id, name, waits, own }: Ranked): SignOffStep => ({
  id,
  name,
  waits,
  own,
});

/** In their order, without those that were taken out. Throws AppError 'not-found', 'damaged'. */
export function listSteps(
  library: Library,
  briefing: BriefingId,
): SignOffStep[] {
  return reading(library, () =>
    standing(library, briefingKey(library, briefing)).map(withoutRank),
  );
}

/** Throws AppError 'not-found' where the chain has no such step now. */
export function findStep(
  library: Library,
  briefing: BriefingId,
  id: string,
): SignOffStep {
  const found = listSteps(library, briefing).find((step) => step.id === id);
  if (found) return found;
  throw new AppError(
    'not-found',
    'This step is not in the sign-off any more: look at the steps again.',
  );
}

/**
 * Adds them behind those that are there, all or none. Throws AppError 'conflict' where one has the name of another,
 * 'bad-input' where there would be too many.
 */
export function addSteps(
  library: Library,
  briefing: BriefingId,
  steps: readonly SignOffStep[],
  stamp: Stamp,
): void {
  saving(library, () => {
    const key = briefingKey(library, briefing);
    const known = standing(library, key);
    if (known.length + steps.length > MOST_STEPS)
      throw new AppError(
        'bad-input',
        `A sign-off has ${MOST_STEPS} steps at most: take one out first.`,
      );
    let last = known.at(-1)?.rank ?? null;
    const names = known.map(({ name }) => name);
    for (const { id, name, waits, own } of steps) {
      refuseTaken(names, name);
      names.push(name);
      last = rankBetween(last, null);
      statement(
        library,
        `INSERT INTO sign_off_steps (briefing, id, name, rank, waits, own, removed, changed_by, changed)
         VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)`,
      ).run(
        key,
        id,
        name,
        last,
        Number(waits),
        Number(own),
        stamp.author,
        stamp.at,
      );
    }
  });
}

const folded = (name: string): string =>
  name.normalize('NFC').trim().toLowerCase();

function refuseTaken(names: readonly string[], name: string): void {
  if (names.some((each) => folded(each) === folded(name)))
    throw new AppError(
      'conflict',
      `There is a step “${name}” already: choose another name.`,
    );
}

/** Of two changes of a step the later one holds, wherever they were made. */
const changedAt = (
  library: Library,
  briefing: number,
  id: string,
  { at }: Stamp,
): string =>
  laterMoment(
    statement(
      library,
      'SELECT changed FROM sign_off_steps WHERE briefing = ? AND id = ?',
    )
      .pluck()
      .get(briefing, id) as string,
    at,
  );

export type StepChange = {
  readonly name?: string | undefined;
  readonly waits?: boolean | undefined;
  readonly own?: boolean | undefined;
};

/** What is left out stays. Throws AppError 'not-found', 'conflict' where another has the name. */
export function changeStep(
  library: Library,
  briefing: BriefingId,
  id: string,
  change: StepChange,
  stamp: Stamp,
): void {
  saving(library, () => {
    const step = findStep(library, briefing, id);
    const { name = step.name, waits = step.waits, own = step.own } = change;
    refuseTaken(
      listSteps(library, briefing)
        .filter((other) => other.id !== id)
        .map((other) => other.name),
      name,
    );
    statement(
      library,
      `UPDATE sign_off_steps SET name = ?, waits = ?, own = ?, changed_by = ?, changed = ?
       WHERE briefing = ? AND id = ?`,
    ).run(
      name,
      Number(waits),
      Number(own),
      stamp.author,
      changedAt(library, briefingKey(library, briefing), id, stamp),
      briefingKey(library, briefing),
      id,
    );
  });
}

/** To the place that is counted from 0 among the others; beyond the end it is the last. Throws AppError 'not-found'. */
export function moveStep(
  library: Library,
  briefing: BriefingId,
  id: string,
  place: number,
  stamp: Stamp,
): void {
  saving(library, () => {
    findStep(library, briefing, id);
    const key = briefingKey(library, briefing);
    const others = standing(library, key).filter((step) => step.id !== id);
    const put = (step: string, rank: Rank): void => {
      statement(
        library,
        'UPDATE sign_off_steps SET rank = ?, changed_by = ?, changed = ? WHERE briefing = ? AND id = ?',
      ).run(
        rank,
        stamp.author,
        changedAt(library, key, step, stamp),
        key,
        step,
      );
    };
    const before =
      others[place - 1]?.rank ?? (place > 0 ? others.at(-1)?.rank : null);
    const after = others[place]?.rank;
    if (!before || !after || before < after) {
      put(id, rankBetween(before ?? null, after ?? null));
      return;
    }
    // Two that came from two people to the same place: there is nothing between them.
    const order = others.map((step) => step.id).toSpliced(place, 0, id);
    for (const [at, rank] of ranksBetween(null, null, order.length).entries())
      put(order[at] ?? id, rank);
  });
}

/** Takes it out, or puts it back where it was. Throws AppError 'not-found', 'conflict' where another has its name now. */
export function setStepRemoved(
  library: Library,
  briefing: BriefingId,
  id: string,
  removed: boolean,
  stamp: Stamp,
): void {
  saving(library, () => {
    const key = briefingKey(library, briefing);
    const name = statement(
      library,
      'SELECT name FROM sign_off_steps WHERE briefing = ? AND id = ?',
    )
      .pluck()
      .get(key, id) as string | undefined;
    if (name === undefined)
      throw new AppError(
        'not-found',
        'There is no such step in the sign-off: look at the steps again.',
      );
    if (!removed)
      refuseTaken(
        listSteps(library, briefing)
          .filter((other) => other.id !== id)
          .map((other) => other.name),
        name,
      );
    statement(
      library,
      'UPDATE sign_off_steps SET removed = ?, changed_by = ?, changed = ? WHERE briefing = ? AND id = ?',
    ).run(
      Number(removed),
      stamp.author,
      changedAt(library, key, id, stamp),
      key,
      id,
    );
  });
}
