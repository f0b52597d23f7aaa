// Which files belong to which source, and by which name. The bytes are an attachment of the library and may belong to
// several.
import type { SourceId } from '#core/document/document.ts';
import { isDay } from '#core/document/date-in-words.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import { raising } from './raise-alarms.ts';
import { sourceKey } from './source-key.ts';
import type { Stamp } from './stamp.ts';

export type SourceAttachment = {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** When the page was saved that it is a copy of, ISO 8601; null where nobody said. */
  readonly captured: string | null;
  /** Whether citations print that day. */
  readonly printed: boolean;
  /** Null where it has no words to read. */
  readonly text: {
    readonly state: 'waiting' | 'read' | 'empty' | 'failed';
    /** Where it failed, one sentence. */
    readonly reason: string;
  } | null;
};

type Row = Omit<SourceAttachment, 'text' | 'printed'> & {
  readonly printed: 0 | 1;
  readonly state: 'waiting' | 'read' | 'empty' | 'failed' | null;
  readonly reason: string | null;
};

/** Those of the source, by name. Throws AppError 'not-found'. */
export function attachmentsOf(
  library: Library,
  source: SourceId,
): SourceAttachment[] {
  return reading(library, () =>
    (
      statement(
        library,
        `SELECT sha256, file_name AS fileName, media_type AS mediaType, bytes, captured, printed, state, reason
         FROM source_attachments JOIN attachments USING (sha256) LEFT JOIN attachment_texts USING (sha256)
         WHERE source = ? ORDER BY file_name, sha256`,
      ).all(sourceKey(library, source)) as Row[]
    ).map(({ state, reason, printed, ...row }) => ({
      ...row,
      printed: printed === 1,
      text: state === null ? null : { state, reason: reason ?? '' },
    })),
  );
}

/** Sources that have a file. */
export function sourcesWithFiles(library: Library): SourceId[] {
  return reading(library, () =>
    (
      statement(
        library,
        'SELECT id FROM sources WHERE key IN (SELECT source FROM source_attachments) ORDER BY key',
      ).all() as { id: SourceId }[]
    ).map(({ id }) => id),
  );
}

/** Those that the file belongs to and that are not in the bin. */
export function sourcesOfFile(library: Library, sha256: string): SourceId[] {
  return reading(library, () =>
    (
      statement(
        library,
        'SELECT id FROM sources WHERE binned IS NULL AND key IN (SELECT source FROM source_attachments WHERE sha256 = ?) ORDER BY key',
      ).all(sha256) as { id: SourceId }[]
    ).map(({ id }) => id),
  );
}

/** A file of a source; what it is of its bytes alone is known by `sha256`. */
export type LinkedFile = Pick<
  SourceAttachment,
  'sha256' | 'fileName' | 'captured'
> &
  Partial<Pick<SourceAttachment, 'printed'>>;

/**
 * The file, which is an attachment of the library, belongs to the source from now on; one that was taken off and comes back
 * ends its alarm. False where it does already, by whatever name. Throws AppError 'not-found'.
 */
export function linkAttachment(
  library: Library,
  source: SourceId,
  { sha256, fileName, captured, printed = false }: LinkedFile,
  stamp: Stamp,
): boolean {
  const key = reading(library, () => sourceKey(library, source));
  return raising(library, key, stamp, () => {
    const { changes } = statement(
      library,
      `INSERT INTO source_attachments (source, sha256, file_name, captured)
       SELECT ?, sha256, ?, ? FROM attachments WHERE sha256 = ? ON CONFLICT DO NOTHING`,
    ).run(key, fileName, captured, sha256);
    if (changes === 1 && printed) print(library, key, sha256);
    return changes === 1;
  });
}

/** Of the other files of the source none is printed then; one without a day never is. */
function print(library: Library, source: number, sha256: string | null): void {
  statement(
    library,
    'UPDATE source_attachments SET printed = 0 WHERE source = ? AND printed = 1',
  ).run(source);
  statement(
    library,
    'UPDATE source_attachments SET printed = 1 WHERE source = ? AND sha256 = ? AND captured IS NOT NULL',
  ).run(source, sha256);
}

/** Citations print the day of this file, or with null of none. Throws AppError 'not-found', 'bad-input' where it has none. */
export function printCaptured(
  library: Library,
  source: SourceId,
  sha256: string | null,
  stamp: Stamp,
): void {
  const key = reading(library, () => sourceKey(library, source));
  raising(library, key, stamp, () => {
    if (
      sha256 !== null &&
      !isDay(attachmentOf(library, source, sha256).captured?.slice(0, 10) ?? '')
    )
      throw new AppError(
        'bad-input',
        'Nobody said when this file was captured, so nothing can be printed: set its day of capture first.',
      );
    print(library, key, sha256);
  });
}

/** What it was, for who puts it back; the bytes stay. Throws AppError 'not-found'. */
export function unlinkAttachment(
  library: Library,
  source: SourceId,
  sha256: string,
  stamp: Stamp,
): Pick<SourceAttachment, 'fileName' | 'captured' | 'printed'> {
  const key = reading(library, () => sourceKey(library, source));
  return raising(library, key, stamp, () => {
    const { fileName, captured, printed } = attachmentOf(
      library,
      source,
      sha256,
    );
    statement(
      library,
      'DELETE FROM source_attachments WHERE source = ? AND sha256 = ?',
    ).run(key, sha256);
    return { fileName, captured, printed };
  });
}

/** `captured` is ISO 8601, null for none, which is not printed. Throws AppError 'not-found'. */
export function setCaptured(
  library: Library,
  source: SourceId,
  sha256: string,
  captured: string | null,
  stamp: Stamp,
): void {
  const key = reading(library, () => sourceKey(library, source));
  raising(library, key, stamp, () => {
    attachmentOf(library, source, sha256);
    statement(
      library,
      'UPDATE source_attachments SET captured = @captured, printed = iif(@captured IS NULL, 0, printed) WHERE source = @key AND sha256 = @sha256',
    ).run({ captured, key, sha256 });
  });
}

/** Throws AppError 'not-found' where the source doesn't have it. */
export function attachmentOf(
  library: Library,
  source: SourceId,
  sha256: string,
): SourceAttachment {
  const found = attachmentsOf(library, source).find(
    (each) => each.sha256 === sha256,
  );
  if (found) return found;
  throw new AppError(
    'not-found',
    'This file does not belong to the source any more: look at its files again.',
  );
}

/** What a copy of a source takes over. */
export function copyAttachments(
  library: Library,
  from: number,
  to: number,
): void {
  statement(
    library,
    `INSERT INTO source_attachments (source, sha256, file_name, captured, printed)
     SELECT ?, sha256, file_name, captured, printed FROM source_attachments WHERE source = ? ON CONFLICT DO NOTHING`,
  ).run(to, from);
}
