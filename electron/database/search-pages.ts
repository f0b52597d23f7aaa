// Finding in the pages of files that are attached to sources.
import { describeSource } from '#core/citations/describe-source.ts';
import type { CslItem } from '#core/citations/source.ts';
import type { SourceId } from '#core/document/document.ts';
import { findTerms } from '#core/search/find-terms.ts';
import { snippetOf } from '#core/search/snippet.ts';
import { statement } from './query.ts';
import { parseJson } from './stored-json.ts';
import {
  nearnessOf,
  weighed,
  type Search,
  type Weighed,
} from './weigh-rows.ts';

type PageRow = {
  readonly page: number;
  readonly text: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly source: SourceId;
  readonly citekey: string;
  readonly item: string;
  readonly updated: string;
};

/** The most pages of one file: a report that says a word on each of its pages is one place to look at. */
const MOST_OF_A_FILE = 3;

export function findPages(search: Search): Weighed[] {
  const { library, terms, query } = search;
  const keys = statement(
    library,
    'SELECT rowid FROM search_pages WHERE search_pages MATCH ? ORDER BY rowid DESC',
  )
    .pluck()
    .iterate(query) as Iterable<number>;
  const read = statement(
    library,
    `SELECT page, text, attachment_pages.sha256, file_name AS fileName, media_type AS mediaType,
            sources.id AS source, citekey, item, updated
     FROM attachment_pages
     JOIN attachments ON attachments.sha256 = attachment_pages.sha256
     JOIN source_attachments ON source_attachments.sha256 = attachment_pages.sha256
     JOIN sources ON sources.key = source_attachments.source
     WHERE attachment_pages.key = ? AND sources.binned IS NULL ORDER BY sources.key LIMIT 1`,
  );
  const pages = weighed(search, keys, (key) => {
    const row = read.get(key) as PageRow | undefined;
    if (!row) return [];
    const { places, nearness } = findTerms(row.text, terms);
    if (nearness.includes(0)) return [];
    return [{ row, places, weight: nearnessOf(nearness) }];
  });
  const shown = new Map<string, number>();
  return pages
    .sort((a, b) => b.weight - a.weight || a.row.page - b.row.page)
    .filter(({ row: { sha256 } }) => {
      const count = (shown.get(sha256) ?? 0) + 1;
      shown.set(sha256, count);
      return count <= MOST_OF_A_FILE;
    })
    .map(({ row, places, weight }) => ({
      weight,
      hit: () => {
        const { text: snippet, marks } = snippetOf(row.text, places);
        const { fileName, mediaType, sha256, page } = row;
        const item = parseJson(row.item) as CslItem | null;
        const title = item === null ? '' : describeSource({ item }).title;
        return {
          kind: 'attachment',
          id: row.source,
          title: title === '' ? row.citekey : title,
          titleMarks: [],
          block: null,
          footnote: null,
          attachment: { sha256, fileName, mediaType, page },
          snippet,
          marks,
          status: '',
          marking: '',
          updated: row.updated,
        };
      },
    }));
}
