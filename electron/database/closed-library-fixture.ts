// A closed library on disk to be damaged, held and opened again in tests.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DOCUMENT_VERSION, type BlockId } from '#core/document/document.ts';
import { ranksBetween } from '#core/document/rank.ts';
import { insertBriefing } from './briefings.ts';
import {
  BRIEFING,
  STAMP,
  temporaryFolder,
  testLibrary,
} from './library-fixture.ts';

/** Its folder. It has one briefing of 400 blocks, long enough to fill many pages. */
export function closedLibrary(folder = temporaryFolder()): string {
  const library = testLibrary(folder);
  const blocks = ranksBetween(null, null, 400).map((rank, index) => ({
    id: `b${index}` as BlockId,
    rank,
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: `${index} `.repeat(200) }],
  }));
  const document = {
    version: DOCUMENT_VERSION,
    title: 'Tide gauges',
    template: 'blank',
    language: 'en-GB',
    style: 'chicago-notes',
    marking: '',
    status: 'draft' as const,
    fields: {},
    blocks,
  } as const;
  insertBriefing(library, BRIEFING, document, STAMP);
  library.close();
  return folder;
}

/** Changes library.db behind the library's back. */
export function tamper(folder: string, sql: string): void {
  const db = new Database(join(folder, 'library.db'));
  db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
