// Words copied out of a source, as they stand there, with their place.
import type { Locator, SourceId } from '#core/document/document.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { sourceKey } from './source-key.ts';

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
