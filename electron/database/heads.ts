// The log of every saved change of a briefing's head. It only grows, as that of the blocks does; see thinning.ts for the
// one exception. The last of a briefing is the head that it has now.
import {
  DOCUMENT_VERSION,
  type BriefingHead,
} from '#core/document/document.ts';
import { briefingHeadSchema } from '#core/document/schema.ts';
import { stepHead } from '#core/document/upgrade.ts';
import type { Library } from './open.ts';
import { statement } from './query.ts';
import type { Stamp } from './stamp.ts';
import { parseJson } from './stored-blocks.ts';

/** A head as its columns hold it. */
export type HeadRow = Omit<BriefingHead, 'fields'> & {
  readonly fields: string;
};

export type StoredHead = HeadRow & {
  readonly id: number;
  readonly version: number;
  readonly author: string;
  readonly at: string;
};

/** In the order of the columns: title, template, language, style, marking, status, fields. */
export const headValues = (head: BriefingHead): string[] => [
  head.title,
  head.template,
  head.language,
  head.style,
  head.marking,
  head.status,
  JSON.stringify(head.fields),
];

/** Adds to the log, inside the transaction of the change that it records. */
export function appendHead(
  library: Library,
  briefing: number,
  head: BriefingHead,
  stamp: Stamp,
): void {
  statement(
    library,
    `INSERT INTO heads (briefing, title, template, language, style, marking, status, fields, version, author, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    briefing,
    ...headValues(head),
    DOCUMENT_VERSION,
    stamp.author,
    stamp.at,
  );
}

const STORED =
  'SELECT id, title, template, language, style, marking, status, fields, version, author, at FROM heads';

/** The head that the briefing has now. */
export const lastHead = (library: Library, briefing: number): StoredHead =>
  statement(
    library,
    `${STORED} WHERE briefing = ? ORDER BY id DESC LIMIT 1`,
  ).get(briefing) as StoredHead;

export const readHead = (library: Library, id: number): StoredHead =>
  statement(library, `${STORED} WHERE id = ?`).get(id) as StoredHead;

/** Null where the row is no head that can be read, whatever the version in which it was written. */
export function headOf(row: StoredHead): BriefingHead | null {
  const { title, template, language, style, marking, status, version } = row;
  const value = stepHead(
    {
      title,
      template,
      language,
      style,
      marking,
      status,
      fields: parseJson(row.fields),
    },
    version,
  );
  const result = briefingHeadSchema.safeParse(value);
  return result.success ? (value as unknown as BriefingHead) : null;
}
