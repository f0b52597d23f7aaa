// The log as a file: for a spreadsheet, or to be read. Words that people wrote are never taken for a formula.
import type { ActivityWords } from './activity-words.ts';
import { writeCsv } from './write-csv.ts';

export type LoggedRow = ActivityWords & {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly author: string;
};

export function activityCsv(rows: readonly LoggedRow[]): string {
  const table = [
    ['When', 'Who', 'Part', 'What', 'Words'],
    ...rows.map(({ at, author, group, done, about }) => [
      at,
      author,
      group,
      done,
      about,
    ]),
  ];
  return writeCsv(table);
}

/** The first done first. `title` is that of the briefing. */
export function activityText(
  title: string,
  rows: readonly LoggedRow[],
): string {
  const entries = rows.map(({ at, author, done, about }) =>
    [
      `${at.slice(0, 16).replace('T', ' ')} UTC  ${author}: ${done}`,
      ...(about === '' ? [] : about.split('\n').map((line) => `    ${line}`)),
    ].join('\n'),
  );
  return `Log of the review of “${title}”\n\n${entries.join('\n')}\n`;
}
