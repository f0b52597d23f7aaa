// Tags of briefings. A tag is there as long as a briefing has it, one in the bin too; each change says what would take
// it back.
import type { BriefingId } from '#core/document/document.ts';
import { foldTag } from '#core/document/tag.ts';
import { AppError } from '#core/errors.ts';
import { briefingKey } from './briefing-key.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';

/** The names of tags that a briefing gets and loses. */
export type TagChange = {
  readonly id: BriefingId;
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

type TagRow = { readonly key: number; readonly name: string };

/** The names, in the order of the alphabet, by the key of the briefing; one without tags is not in it. */
export function tagsByBriefing(library: Library): Map<number, string[]> {
  const rows = statement(
    library,
    `SELECT briefing_tags.briefing, tags.name FROM briefing_tags
     JOIN tags ON tags.key = briefing_tags.tag ORDER BY tags.folded`,
  ).all() as { briefing: number; name: string }[];
  const found = new Map<number, string[]>();
  for (const { briefing, name } of rows) {
    const names = found.get(briefing);
    if (names) names.push(name);
    else found.set(briefing, [name]);
  }
  return found;
}

/** As `tagsByBriefing`, of one. */
export const tagsOf = (library: Library, briefing: number): string[] =>
  statement(
    library,
    `SELECT tags.name FROM briefing_tags JOIN tags ON tags.key = briefing_tags.tag
     WHERE briefing_tags.briefing = ? ORDER BY tags.folded`,
  )
    .pluck()
    .all(briefing) as string[];

/** The names of those that a briefing has which is not in the bin, in the order of the alphabet. */
export const listTags = (library: Library): string[] =>
  reading(
    library,
    () =>
      statement(
        library,
        `SELECT name FROM tags WHERE EXISTS (
           SELECT 1 FROM briefing_tags JOIN briefings ON briefings.key = briefing_tags.briefing
           WHERE briefing_tags.tag = tags.key AND briefings.binned IS NULL)
         ORDER BY folded`,
      )
        .pluck()
        .all() as string[],
  );

/**
 * Makes the changes in one transaction, and returns those that would take them back. A name that the library has in
 * another case stands as the library has it. Throws AppError 'not-found' for a briefing that isn't there, and nothing is
 * changed.
 */
export function changeTags(
  library: Library,
  changes: readonly TagChange[],
): TagChange[] {
  return saving(library, () =>
    changes
      .flatMap(({ id, add, remove }) => {
        const briefing = briefingKey(library, id);
        const removed = remove
          .map((name) => untag(library, briefing, name))
          .filter((name) => name !== null);
        const added = add
          .map((name) => tag(library, briefing, name))
          .filter((name) => name !== null);
        return added.length + removed.length === 0
          ? []
          : [{ id, add: removed, remove: added }];
      })
      // A briefing can be in it twice: the last change is taken back first.
      .reverse(),
  );
}

/** What a copy of a briefing takes over. */
export function copyTags(
  library: Library,
  from: BriefingId,
  to: BriefingId,
): void {
  statement(
    library,
    'INSERT INTO briefing_tags (briefing, tag) SELECT ?, tag FROM briefing_tags WHERE briefing = ?',
  ).run(briefingKey(library, to), briefingKey(library, from));
}

export type RenamedTag = {
  /** Whether there was a tag of the new name already, so that there is one where there were two. */
  readonly merged: boolean;
  /** Where it was: what parts the two again. Else there is nothing in it, and renaming it back is its undo. */
  readonly undo: readonly TagChange[];
};

/** The tag gets the name in every briefing. Throws AppError 'not-found' where no briefing has it. */
export function renameTag(
  library: Library,
  from: string,
  to: string,
): RenamedTag {
  return saving(library, () => {
    const old = existing(library, from);
    const other = find(library, to);
    if (!other || other.key === old.key) {
      statement(
        library,
        'UPDATE tags SET name = ?, folded = ? WHERE key = ?',
      ).run(to, foldTag(to), old.key);
      return { merged: false, undo: [] };
    }
    const undo = briefingsOf(library, old.key).map(({ key, id }) => {
      untag(library, key, old.name);
      const added = tag(library, key, other.name);
      return { id, add: [old.name], remove: added === null ? [] : [added] };
    });
    return { merged: true, undo };
  });
}

/** The tag goes from every briefing; returns what gives it back. Throws AppError 'not-found' where no briefing has it. */
export function deleteTag(library: Library, name: string): TagChange[] {
  return saving(library, () => {
    const old = existing(library, name);
    return briefingsOf(library, old.key).map(({ key, id }) => {
      untag(library, key, old.name);
      return { id, add: [old.name], remove: [] };
    });
  });
}

/** Inside the transaction that has taken rows of briefings' tags away: a tag that nothing has is none. */
export function dropUnusedTags(library: Library): void {
  statement(
    library,
    'DELETE FROM tags WHERE NOT EXISTS (SELECT 1 FROM briefing_tags WHERE tag = tags.key)',
  ).run();
}

/** One sentence for each tag that two names could stand for, or that nothing has. */
export function tagProblems(library: Library): string[] {
  const rows = statement(
    library,
    `SELECT name, folded, EXISTS (SELECT 1 FROM briefing_tags WHERE tag = tags.key) AS used
     FROM tags ORDER BY key`,
  ).all() as { name: string; folded: string; used: number }[];
  return rows.flatMap(({ name, folded, used }) => [
    ...(foldTag(name) === folded
      ? []
      : [`The tag ${JSON.stringify(name)} is kept under another name.`]),
    ...(used === 1 ? [] : [`No briefing has the tag ${JSON.stringify(name)}.`]),
  ]);
}

const find = (library: Library, name: string): TagRow | undefined =>
  statement(library, 'SELECT key, name FROM tags WHERE folded = ?').get(
    foldTag(name),
  ) as TagRow | undefined;

function existing(library: Library, name: string): TagRow {
  const found = find(library, name);
  if (found) return found;
  throw new AppError(
    'not-found',
    `No briefing has the tag ${JSON.stringify(name)} any more: nothing was changed.`,
  );
}

const briefingsOf = (
  library: Library,
  tagKey: number,
): { key: number; id: BriefingId }[] =>
  statement(
    library,
    `SELECT briefings.key, briefings.id FROM briefing_tags
     JOIN briefings ON briefings.key = briefing_tags.briefing WHERE briefing_tags.tag = ? ORDER BY briefings.key`,
  ).all(tagKey) as { key: number; id: BriefingId }[];

/** The name as the library has it; null where the briefing has it already. */
function tag(library: Library, briefing: number, name: string): string | null {
  const found = find(library, name) ?? {
    key: statement(
      library,
      'INSERT INTO tags (name, folded) VALUES (?, ?)',
    ).run(name, foldTag(name)).lastInsertRowid,
    name,
  };
  const { changes } = statement(
    library,
    'INSERT INTO briefing_tags (briefing, tag) VALUES (?, ?) ON CONFLICT DO NOTHING',
  ).run(briefing, found.key);
  return changes === 1 ? found.name : null;
}

/** The name as the library had it; null where the briefing has it not. */
function untag(
  library: Library,
  briefing: number,
  name: string,
): string | null {
  const found = find(library, name);
  if (!found) return null;
  const { changes } = statement(
    library,
    'DELETE FROM briefing_tags WHERE briefing = ? AND tag = ?',
  ).run(briefing, found.key);
  statement(
    library,
    'DELETE FROM tags WHERE key = ? AND NOT EXISTS (SELECT 1 FROM briefing_tags WHERE tag = tags.key)',
  ).run(found.key);
  return changes === 1 ? found.name : null;
}
