// The states of the units of a briefing as its library keeps them. The value of one that stands in the text is read there;
// each other value stands here, and nowhere else.
import { z } from 'zod';
import type { State, Unit } from '#core/review/unit-states.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import { parseJson } from './stored-json.ts';

/** A state as it is written: without a value where that is what stands. */
export type WrittenState = Omit<State<unknown>, 'value'> & {
  readonly value?: unknown;
};

export type WrittenUnit = Omit<Unit<unknown>, 'states'> & {
  readonly unit: string;
  readonly states: readonly WrittenState[];
  /** A person has to choose. */
  readonly open: boolean;
};

type Row = {
  readonly unit: string;
  readonly stands: string | null;
  readonly stood: string | null;
  readonly states: string;
  readonly open: number;
};

const shape = z.array(
  z.looseObject({
    id: z.string(),
    hash: z.string().nullable(),
    copy: z.string(),
    author: z.string(),
    at: z.string(),
    past: z.record(z.string(), z.string().nullable()),
  }),
);

function unitOf(
  library: Library,
  { states, stood, open, ...row }: Row,
): WrittenUnit {
  const value = parseJson(states);
  if (!shape.safeParse(value).success)
    throw damaged(
      library.folder,
      `what is known of ${row.unit} of a briefing that was sent can't be read`,
    );
  return {
    ...row,
    stood: stood === null ? [] : stood.split(' '),
    states: value as WrittenState[],
    open: open === 1,
  };
}

const COLUMNS = 'SELECT unit, stands, stood, states, open FROM unit_states';

export const readUnitStates = (
  library: Library,
  briefing: number,
): Map<string, WrittenUnit> =>
  new Map(
    (
      statement(library, `${COLUMNS} WHERE briefing = ?`).all(briefing) as Row[]
    ).map((row) => [row.unit, unitOf(library, row)]),
  );

export const openUnits = (library: Library, briefing: number): WrittenUnit[] =>
  (
    statement(
      library,
      `${COLUMNS} WHERE briefing = ? AND open = 1 ORDER BY unit`,
    ).all(briefing) as Row[]
  ).map((row) => unitOf(library, row));

export function writeUnitState(
  library: Library,
  briefing: number,
  { unit, stands, stood, states, open }: WrittenUnit,
): void {
  statement(
    library,
    `INSERT INTO unit_states (briefing, unit, stands, stood, states, open) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (briefing, unit) DO UPDATE SET stands = excluded.stands, stood = excluded.stood,
       states = excluded.states, open = excluded.open`,
  ).run(
    briefing,
    unit,
    stands,
    stood.length === 0 ? null : stood.join(' '),
    JSON.stringify(states),
    open ? 1 : 0,
  );
}

/** One sentence for each briefing whose rows can't be read. */
export function unitStateProblems(library: Library): string[] {
  const rows = statement(
    library,
    'SELECT unit, stands, stood, states, open FROM unit_states',
  ).all() as Row[];
  return rows
    .filter(({ states }) => !shape.safeParse(parseJson(states)).success)
    .map(({ unit }) => `What is known of ${unit} that was sent can't be read.`);
}
