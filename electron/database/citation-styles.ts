// The citation styles that people have added to a library: a row each, with the file as it was given.
import { AppError } from '#core/errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import type { Stamp } from './stamp.ts';

export type OwnStyle = {
  readonly id: string;
  readonly title: string;
  readonly kind: 'note' | 'in-text';
};

/** In the order in which they were first added. */
export const listOwnStyles = (library: Library): OwnStyle[] =>
  reading(
    library,
    () =>
      statement(
        library,
        'SELECT id, title, kind FROM citation_styles ORDER BY key',
      ).all() as OwnStyle[],
  );

/** The file of the style; null where the library has none with this id. */
export const readOwnStyle = (library: Library, id: string): string | null =>
  reading(library, () => {
    const row = statement(
      library,
      'SELECT csl FROM citation_styles WHERE id = ?',
    ).get(id) as { csl: string } | undefined;
    return row?.csl ?? null;
  });

/** One with the same id takes the place of the former. */
export function keepOwnStyle(
  library: Library,
  { id, title, kind }: OwnStyle,
  csl: string,
  { at }: Stamp,
): void {
  saving(library, () => {
    statement(
      library,
      `INSERT INTO citation_styles (id, title, kind, csl, created, updated) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET title = excluded.title, kind = excluded.kind, csl = excluded.csl, updated = excluded.updated`,
    ).run(id, title, kind, csl, at, at);
  });
}

/** Throws AppError: 'not-found', or 'conflict' naming briefings that are written in it, those in the bin as well. */
export function removeOwnStyle(library: Library, id: string): void {
  saving(library, () => {
    const used = statement(
      library,
      'SELECT title FROM briefings WHERE style = ? ORDER BY updated DESC',
    ).all(id) as { title: string }[];
    const [first] = used;
    if (first)
      throw new AppError(
        'conflict',
        `“${first.title}”${used.length > 1 ? ` and ${used.length - 1} more` : ''} would have no citation style: choose another one there first. The style stays.`,
      );
    const { changes } = statement(
      library,
      'DELETE FROM citation_styles WHERE id = ?',
    ).run(id);
    if (changes === 0)
      throw new AppError(
        'not-found',
        'This citation style is not in the library: it may be one that Precis brings, which stay.',
      );
  });
}
