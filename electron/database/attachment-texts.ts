// The words of attached files, page by page, with what search holds of them. A file is read once, whatever sources it
// belongs to; one that no source has is not searched.
import { indexTokens } from '#core/search/index-tokens.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { PUT, written } from './search-index.ts';

export type AttachmentPage = { readonly page: number; readonly text: string };

/** A file at which the program itself ended so often is not tried again. */
const MOST_TRIES = 2;

/** Has the file read, where it was not and can be. */
export function awaitText(library: Library, sha256: string): void {
  saving(library, () =>
    statement(
      library,
      `INSERT INTO attachment_texts (sha256, state) VALUES (?, 'waiting') ON CONFLICT DO NOTHING`,
    ).run(sha256),
  );
}

/** A file of a source that waits, which is counted as tried; null where none does. */
export function takeWaiting(
  library: Library,
): { sha256: string; mediaType: string } | null {
  const any = reading(library, () =>
    statement(
      library,
      `SELECT 1 FROM attachment_texts WHERE state = 'waiting' LIMIT 1`,
    ).get(),
  );
  // Asked again and again, it should cost no write.
  if (any === undefined) return null;
  return saving(library, () => {
    statement(
      library,
      `UPDATE attachment_texts SET state = 'failed', reason = ?
       WHERE state = 'waiting' AND tries >= ?`,
    ).run(
      'The reader stopped at it twice, so its words can’t be found.',
      MOST_TRIES,
    );
    const found = statement(
      library,
      `SELECT sha256, media_type AS mediaType FROM attachment_texts JOIN attachments USING (sha256)
       WHERE state = 'waiting' AND sha256 IN (SELECT sha256 FROM source_attachments) LIMIT 1`,
    ).get() as { sha256: string; mediaType: string } | undefined;
    if (!found) return null;
    statement(
      library,
      'UPDATE attachment_texts SET tries = tries + 1 WHERE sha256 = ?',
    ).run(found.sha256);
    return found;
  });
}

/** What was read takes the place of what was there. */
export function putText(
  library: Library,
  sha256: string,
  words:
    | { readonly state: 'read'; readonly pages: readonly AttachmentPage[] }
    | { readonly state: 'empty' }
    | { readonly state: 'failed'; readonly reason: string },
): void {
  saving(library, () => {
    const keys = statement(
      library,
      'SELECT key FROM attachment_pages WHERE sha256 = ?',
    )
      .pluck()
      .all(sha256) as number[];
    for (const key of keys)
      statement(library, 'DELETE FROM search_pages WHERE rowid = ?').run(key);
    statement(library, 'DELETE FROM attachment_pages WHERE sha256 = ?').run(
      sha256,
    );
    statement(
      library,
      `UPDATE attachment_texts SET state = ?, reason = ?, tries = 0 WHERE sha256 = ?`,
    ).run(words.state, words.state === 'failed' ? words.reason : '', sha256);
    if (words.state !== 'read') return;
    for (const { page, text } of words.pages) {
      const { lastInsertRowid } = statement(
        library,
        'INSERT INTO attachment_pages (sha256, page, text) VALUES (?, ?, ?)',
      ).run(sha256, page, text);
      statement(library, PUT.search_pages).run(
        lastInsertRowid,
        written(indexTokens(text)),
      );
    }
  });
}

/** Puts back a reading that was broken off by the program's own end, which is no fault of the file. */
export function untry(library: Library, sha256: string): void {
  saving(library, () =>
    statement(
      library,
      'UPDATE attachment_texts SET tries = max(0, tries - 1) WHERE sha256 = ?',
    ).run(sha256),
  );
}

/** Those with words, in their order; none for a file that was not read. */
export function attachmentPages(
  library: Library,
  sha256: string,
): AttachmentPage[] {
  return reading(
    library,
    () =>
      statement(
        library,
        'SELECT page, text FROM attachment_pages WHERE sha256 = ? ORDER BY page',
      ).all(sha256) as AttachmentPage[],
  );
}
