// The rows of findings that a person has silenced, each for one place and with a reason. Whoever changes the words that a
// finding is about has another finding, which is not silenced.
import type { Finding } from '#core/checks/finding.ts';
import type { BriefingId } from '#core/document/document.ts';
import { laterMoment } from '#core/review/later-moment.ts';
import { briefingKey } from './briefing-key.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import type { Stamp } from './stamp.ts';

/** What a finding is known by. */
export type FindingPlace = Pick<
  Finding,
  'check' | 'block' | 'footnote' | 'source' | 'text'
>;

export type Silenced = Stamp & {
  readonly id: number;
  readonly reason: string;
};

const values = ({
  check,
  block,
  footnote,
  source,
  text,
}: FindingPlace): string[] => [
  check,
  block ?? '',
  footnote ?? '',
  source ?? '',
  text,
];

/** One that is silenced already has the new reason. Throws AppError 'not-found'. */
export function silenceFinding(
  library: Library,
  briefing: BriefingId,
  finding: FindingPlace,
  reason: string,
  { at, author }: Stamp,
): number {
  return saving(library, () => {
    const key = briefingKey(library, briefing);
    const before = statement(
      library,
      `SELECT at FROM silenced_findings
       WHERE briefing = ? AND "check" = ? AND block = ? AND footnote = ? AND source = ? AND text = ?`,
    )
      .pluck()
      .get(key, ...values(finding)) as string | undefined;
    return statement(
      library,
      `INSERT INTO silenced_findings (briefing, "check", block, footnote, source, text, reason, at, author)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (briefing, "check", block, footnote, source, text)
       DO UPDATE SET reason = excluded.reason, at = excluded.at, author = excluded.author, heard = 0 RETURNING key`,
    )
      .pluck()
      .get(
        key,
        ...values(finding),
        reason,
        laterMoment(before ?? '', at),
        author,
      ) as number;
  });
}

/** One that is gone is passed over. Who takes it back is written down, so that no package silences it again. */
export function hearFinding(
  library: Library,
  id: number,
  { at, author }: Stamp,
): void {
  saving(library, () => {
    const before = statement(
      library,
      'SELECT at FROM silenced_findings WHERE key = ?',
    )
      .pluck()
      .get(id) as string | undefined;
    statement(
      library,
      'UPDATE silenced_findings SET heard = 1, at = ?, author = ? WHERE key = ? AND heard = 0',
    ).run(laterMoment(before ?? '', at), author, id);
  });
}

/** Whether, why and by whom a finding of the briefing is silenced. Throws AppError 'not-found'. */
export function silencedIn(
  library: Library,
  briefing: BriefingId,
): (finding: FindingPlace) => Silenced | undefined {
  const rows = reading(
    library,
    () =>
      statement(
        library,
        `SELECT key AS id, "check", block, footnote, source, text, reason, at, author
         FROM silenced_findings WHERE briefing = ? AND heard = 0`,
      ).all(briefingKey(library, briefing)) as (Silenced &
        Readonly<Record<keyof FindingPlace, string>>)[],
  );
  const known = new Map(
    rows.map(
      ({ check, block, footnote, source, text, ...silenced }) =>
        [
          JSON.stringify([check, block, footnote, source, text]),
          silenced,
        ] as const,
    ),
  );
  // Most briefings have none, and thousands of findings are asked for after each change.
  if (known.size === 0) return () => undefined;
  return (finding) => known.get(JSON.stringify(values(finding)));
}
