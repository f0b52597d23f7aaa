// The words of briefings, blocks and sources, for finding them. An entry's rowid is made from the key of the row that it
// stands for, so that one is replaced without looking for it; what a person types is never read as a query's syntax.
import type { BriefingId } from '#core/document/document.ts';
import type { Library } from './open.ts';
import { reading, statement } from './query.ts';

// An entry's number among those of its key. They stay as they are: libraries hold them.
const KINDS = { briefing: 0, block: 1, source: 2 } as const;
const KEY_STEP = 8;

export type SearchKind = keyof typeof KINDS;

const rowidOf = (kind: SearchKind, key: number): number =>
  key * KEY_STEP + KINDS[kind];

// The tokenizer takes an unbroken run of Chinese or Japanese for one word. A character that no text may hold, put
// between theirs, makes each a word of its own, and a phrase of them finds any part of the run.
const SEPARATOR = '\u001f';
const UNSPACED =
  /(?<=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])(?=[\p{L}\p{M}\p{N}])|(?<=[\p{L}\p{M}\p{N}])(?=[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}])/gu;

/** `text` as an entry holds it. */
export const separated = (text: string): string =>
  text.replace(UNSPACED, SEPARATOR);

/** Puts the entry in, in place of the one that was there. Runs inside the transaction of the change that asks for it. */
export function putSearchEntry(
  library: Library,
  kind: SearchKind,
  key: number,
  words: string,
  notes: string,
): void {
  statement(
    library,
    'INSERT OR REPLACE INTO search (rowid, words, notes) VALUES (?, ?, ?)',
  ).run(rowidOf(kind, key), separated(words), separated(notes));
}

/** As `putSearchEntry`. */
export function removeSearchEntry(
  library: Library,
  kind: SearchKind,
  key: number,
): void {
  statement(library, 'DELETE FROM search WHERE rowid = ?').run(
    rowidOf(kind, key),
  );
}

/** What the entry holds, as `separated` makes it; null where there is none. */
export function readSearchEntry(
  library: Library,
  kind: SearchKind,
  key: number,
): { words: string; notes: string } | null {
  const row = statement(
    library,
    'SELECT words, notes FROM search WHERE rowid = ?',
  ).get(rowidOf(kind, key)) as { words: string; notes: string } | undefined;
  return row ?? null;
}

export type SearchHit = {
  readonly kind: SearchKind;
  /** The briefing itself, or the one that the block stands in; null for a source. */
  readonly briefing: BriefingId | null;
  /** Of the briefing, the block or the source. */
  readonly id: string;
  /** Some words around the hit. */
  readonly snippet: string;
};

/** More terms than anyone types; beyond, FTS5 would find the query too deep. */
const MAX_TERMS = 64;

/**
 * The query in FTS5's language: every word, or every phrase in straight double quotes, must occur; the last word may go
 * on. Null where nothing in it can be looked for.
 */
export function searchQuery(typed: string): string | null {
  const terms = [...typed.matchAll(/"(?<phrase>[^"]*)"?|[^\s"]+/gu)]
    .map((match) => ({
      text: separated(
        (match.groups?.['phrase'] ?? match[0]).replace(/[\p{C}"]/gu, ' '),
      ),
      phrase: match.groups?.['phrase'] !== undefined,
    }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
    .slice(0, MAX_TERMS);
  if (terms.length === 0) return null;
  return terms
    .map(({ text, phrase }, index) => {
      const open = index === terms.length - 1 && !phrase;
      return `"${text}"${open ? '*' : ''}`;
    })
    .join(' AND ');
}

/** The best `limit` hits for what a person typed, best first. Never throws for the words of a query. */
export function searchLibrary(
  library: Library,
  typed: string,
  limit: number,
): SearchHit[] {
  const query = searchQuery(typed);
  if (query === null) return [];
  return reading(library, () => {
    const rows = statement(
      library,
      `SELECT hit.rowid AS entry,
              snippet(search, -1, '', '', '…', 24) AS snippet,
              coalesce(whole.id, inside.id) AS briefing,
              coalesce(whole.id, blocks.id, sources.id) AS id
       FROM search AS hit
       LEFT JOIN briefings AS whole ON hit.rowid % 8 = 0 AND whole.key = hit.rowid / 8
       LEFT JOIN blocks ON hit.rowid % 8 = 1 AND blocks.key = hit.rowid / 8
       LEFT JOIN briefings AS inside ON inside.key = blocks.briefing
       LEFT JOIN sources ON hit.rowid % 8 = 2 AND sources.key = hit.rowid / 8
       WHERE search MATCH ? AND coalesce(whole.binned, inside.binned) IS NULL ORDER BY hit.rank LIMIT ?`,
    ).all(query, limit) as {
      entry: number;
      snippet: string;
      briefing: BriefingId | null;
      id: string;
    }[];
    return rows.map(({ entry, snippet, briefing, id }) => ({
      kind: kindOf(entry),
      briefing,
      id,
      snippet: snippet.replaceAll(SEPARATOR, ''),
    }));
  });
}

function kindOf(entry: number): SearchKind {
  const number = entry % KEY_STEP;
  return number === KINDS.briefing
    ? 'briefing'
    : number === KINDS.block
      ? 'block'
      : 'source';
}
