// Which files belong to which source, and by which name. The bytes are an attachment of the library and may belong to
// several.
import type { SourceId } from '#core/document/document.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';
import { sourceKey } from './source-key.ts';

export type SourceAttachment = {
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** When the page was saved that it is a copy of, ISO 8601; null where nobody said. */
  readonly captured: string | null;
};

/** Those of the source, by name. Throws AppError 'not-found'. */
export function attachmentsOf(
  library: Library,
  source: SourceId,
): SourceAttachment[] {
  return reading(
    library,
    () =>
      statement(
        library,
        `SELECT sha256, file_name AS fileName, media_type AS mediaType, bytes, captured
         FROM source_attachments JOIN attachments USING (sha256)
         WHERE source = ? ORDER BY file_name, sha256`,
      ).all(sourceKey(library, source)) as SourceAttachment[],
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
    `INSERT INTO source_attachments (source, sha256, file_name, captured)
     SELECT ?, sha256, file_name, captured FROM source_attachments WHERE source = ? ON CONFLICT DO NOTHING`,
  ).run(to, from);
}
