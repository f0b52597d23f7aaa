// The log as a file: for a spreadsheet, or to be read. Words that people wrote are never taken for a formula.
import type { ActivityWords } from './activity-words.ts';

export type LoggedRow = ActivityWords & {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly author: string;
};

/** A spreadsheet counts what begins with one of these, also after white space. */
const FORMULA = /^\s*[=+\-@|%]/u;

const cell = (words: string): string => {
  const safe = FORMULA.test(words) ? `'${words}` : words;
  return /["\r\n,;\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** RFC 4180, with a byte order mark, by which spreadsheets know that it is UTF-8. */
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
  return `\uFEFF${table.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
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
