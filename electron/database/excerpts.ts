// Words copied out of a source, as they stand there, with their place.
import type { Locator, SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { raising } from './raise-alarms.ts';
import { sourceKey } from './source-key.ts';
import type { Stamp } from './stamp.ts';

export type Excerpt = {
  readonly id: string;
  readonly text: string;
  readonly locator: Locator | null;
  /** ISO 8601. */
  readonly created: string;
};

type ExcerptRow = Pick<Excerpt, 'id' | 'text' | 'created'> & {
  readonly label: Locator['label'] | null;
  readonly value: string | null;
};

/** Those of the source, the first that was taken first. Throws AppError 'not-found'. */
export function excerptsOf(library: Library, source: SourceId): Excerpt[] {
  return reading(library, () =>
    (
      statement(
        library,
        `SELECT id, text, locator_label AS label, locator_value AS value, created FROM excerpts
         WHERE source = ? ORDER BY created, key`,
      ).all(sourceKey(library, source)) as ExcerptRow[]
    ).map(({ label, value, ...row }) => ({
      ...row,
      locator: label === null || value === null ? null : { label, value },
    })),
  );
}

export const hasExcerpt = (library: Library, id: string): boolean =>
  statement(library, 'SELECT 1 FROM excerpts WHERE id = ?').get(id) !==
  undefined;

/** Throws AppError 'not-found' where the source isn't there. */
export function insertExcerpt(
  library: Library,
  source: SourceId,
  { id, text, locator, created }: Excerpt,
): void {
  saving(library, () =>
    statement(
      library,
      `INSERT INTO excerpts (id, source, text, locator_label, locator_value, created)
       VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(
      id,
      sourceKey(library, source),
      text,
      locator?.label ?? null,
      locator?.value ?? null,
      created,
    ),
  );
}

/** What it was, for who puts it back. Throws AppError 'not-found'. */
export function deleteExcerpt(
  library: Library,
  id: string,
  stamp: Stamp,
): Excerpt & { readonly source: SourceId } {
  return saving(library, () => {
    const found = excerptAt(library, id);
    raising(library, sourceKey(library, found.source), stamp, () =>
      statement(library, 'DELETE FROM excerpts WHERE id = ?').run(id),
    );
    return found;
  });
}

/** Throws AppError 'not-found'. */
export function changeExcerpt(
  library: Library,
  { id, text, locator }: Pick<Excerpt, 'id' | 'text' | 'locator'>,
  stamp: Stamp,
): void {
  saving(library, () => {
    const { source } = excerptAt(library, id);
    raising(library, sourceKey(library, source), stamp, () =>
      statement(
        library,
        'UPDATE excerpts SET text = ?, locator_label = ?, locator_value = ? WHERE id = ?',
      ).run(text, locator?.label ?? null, locator?.value ?? null, id),
    );
  });
}

function excerptAt(
  library: Library,
  id: string,
): Excerpt & { readonly source: SourceId } {
  const row = statement(
    library,
    `SELECT excerpts.id, sources.id AS source, text, locator_label AS label, locator_value AS value, excerpts.created
     FROM excerpts JOIN sources ON sources.key = excerpts.source WHERE excerpts.id = ?`,
  ).get(id) as (ExcerptRow & { source: SourceId }) | undefined;
  if (!row)
    throw new AppError(
      'not-found',
      'This excerpt is not in the library any more: look at the source again.',
    );
  const { label, value, ...rest } = row;
  return {
    ...rest,
    locator: label === null || value === null ? null : { label, value },
  };
}
