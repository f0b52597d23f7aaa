// Tags of briefings and of sources: the same ones. A tag is there as long as one of them has it, one in the bin too; each
// change says what would take it back.
import type { BriefingId, SourceId } from '#core/document/document.ts';
import { foldTag } from '#core/document/tag.ts';
import { AppError } from '#core/errors.ts';
import { briefingKey } from './briefing-key.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import { sourceKey } from './source-key.ts';

/** What has tags. */
export type TagOwner = 'briefing' | 'source';

type OwnerId = { readonly briefing: BriefingId; readonly source: SourceId };

/** The names of tags that a briefing or a source gets and loses. */
export type TagChange<Owner extends TagOwner = 'briefing'> = {
  readonly id: OwnerId[Owner];
  readonly add: readonly string[];
  readonly remove: readonly string[];
};

type TagRow = { readonly key: number; readonly name: string };

/** The names, in the order of the alphabet, by the key of what has them; one without tags is not in it. */
export function tagsByOwner(
  library: Library,
  owner: TagOwner,
): Map<number, string[]> {
  const rows = statement(
    library,
    `SELECT ${owner} AS owner, tags.name FROM ${owner}_tags
     JOIN tags ON tags.key = ${owner}_tags.tag ORDER BY tags.folded`,
  ).all() as { owner: number; name: string }[];
  const found = new Map<number, string[]>();
  for (const { owner: key, name } of rows) {
    const names = found.get(key);
    if (names) names.push(name);
    else found.set(key, [name]);
  }
  return found;
}

/** As `tagsByOwner`, of one. */
export const tagsOf = (
  library: Library,
  owner: TagOwner,
  key: number,
): string[] =>
  statement(
    library,
    `SELECT tags.name FROM ${owner}_tags JOIN tags ON tags.key = ${owner}_tags.tag
     WHERE ${owner} = ? ORDER BY tags.folded`,
  )
    .pluck()
    .all(key) as string[];

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
export const changeTags = (
  library: Library,
  changes: readonly TagChange[],
): TagChange[] =>
  changeOwnersTags(library, 'briefing', changes, (id) =>
    briefingKey(library, id),
  );

/** As `changeTags`, of sources. */
export const changeSourceTags = (
  library: Library,
  changes: readonly TagChange<'source'>[],
): TagChange<'source'>[] =>
  changeOwnersTags(library, 'source', changes, (id) => sourceKey(library, id));

function changeOwnersTags<Owner extends TagOwner>(
  library: Library,
  owner: Owner,
  changes: readonly TagChange<Owner>[],
  keyOf: (id: OwnerId[Owner]) => number,
): TagChange<Owner>[] {
  return saving(library, () =>
    changes
      .flatMap(({ id, add, remove }) => {
        const key = keyOf(id);
        const removed = remove
          .map((name) => untag(library, owner, key, name))
          .filter((name) => name !== null);
        const added = add
          .map((name) => tag(library, owner, key, name))
          .filter((name) => name !== null);
        return added.length + removed.length === 0
          ? []
          : [{ id, add: removed, remove: added }];
      })
      // One can be in it twice: the last change is taken back first.
      .reverse(),
  );
}

/** What a copy of a briefing or source takes over. */
export function copyTags(
  library: Library,
  owner: TagOwner,
  from: number,
  to: number,
): void {
  statement(
    library,
    `INSERT INTO ${owner}_tags (${owner}, tag) SELECT ?, tag FROM ${owner}_tags WHERE ${owner} = ?
     ON CONFLICT DO NOTHING`,
  ).run(to, from);
}

/** What gives tags back, by what has them. */
export type TagsUndo = {
  readonly undo: readonly TagChange[];
  readonly undoSources: readonly TagChange<'source'>[];
};

/**
 * `merged` is whether there was a tag of the new name already, so that there is one where there were two. Then the undo is
 * what parts the two again; else there is nothing in it, and renaming it back is its undo.
 */
export type RenamedTag = TagsUndo & { readonly merged: boolean };

/** The tag gets the name wherever it is. Throws AppError 'not-found' where nothing has it. */
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
      return { merged: false, undo: [], undoSources: [] };
    }
    return {
      merged: true,
      ...eachOwner(library, old.key, (owner, key) => {
        untag(library, owner, key, old.name);
        const added = tag(library, owner, key, other.name);
        return { add: [old.name], remove: added === null ? [] : [added] };
      }),
    };
  });
}

/** The tag goes from everywhere; returns what gives it back. Throws AppError 'not-found' where nothing has it. */
export function deleteTag(library: Library, name: string): TagsUndo {
  return saving(library, () => {
    const old = existing(library, name);
    return eachOwner(library, old.key, (owner, key) => {
      untag(library, owner, key, old.name);
      return { add: [old.name], remove: [] };
    });
  });
}

function eachOwner(
  library: Library,
  tagKey: number,
  change: (owner: TagOwner, key: number) => Omit<TagChange, 'id'>,
): TagsUndo {
  const [briefings, sources] = [
    ownersOf(library, 'briefing', tagKey),
    ownersOf(library, 'source', tagKey),
  ];
  return {
    undo: briefings.map(({ key, id }) => ({
      id,
      ...change('briefing', key),
    })),
    undoSources: sources.map(({ key, id }) => ({
      id,
      ...change('source', key),
    })),
  };
}

const USED = `(
  EXISTS (SELECT 1 FROM briefing_tags WHERE tag = tags.key) OR EXISTS (SELECT 1 FROM source_tags WHERE tag = tags.key)
)`;

/** Inside the transaction that has taken rows of tags away: a tag that nothing has is none. */
export function dropUnusedTags(library: Library): void {
  statement(library, `DELETE FROM tags WHERE NOT ${USED}`).run();
}

/** One sentence for each tag that two names could stand for, or that nothing has. */
export function tagProblems(library: Library): string[] {
  const rows = statement(
    library,
    `SELECT name, folded, ${USED} AS used FROM tags ORDER BY key`,
  ).all() as { name: string; folded: string; used: number }[];
  return rows.flatMap(({ name, folded, used }) => [
    ...(foldTag(name) === folded
      ? []
      : [`The tag ${JSON.stringify(name)} is kept under another name.`]),
    ...(used === 1 ? [] : [`Nothing has the tag ${JSON.stringify(name)}.`]),
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
    `Nothing has the tag ${JSON.stringify(name)} any more: nothing was changed.`,
  );
}

const ownersOf = <Owner extends TagOwner>(
  library: Library,
  owner: Owner,
  tagKey: number,
): { key: number; id: OwnerId[Owner] }[] =>
  statement(
    library,
    `SELECT ${owner}s.key, ${owner}s.id FROM ${owner}_tags
     JOIN ${owner}s ON ${owner}s.key = ${owner}_tags.${owner} WHERE ${owner}_tags.tag = ? ORDER BY ${owner}s.key`,
  ).all(tagKey) as { key: number; id: OwnerId[Owner] }[];

/** The name as the library has it; null where the briefing or source has it already. */
function tag(
  library: Library,
  owner: TagOwner,
  key: number,
  name: string,
): string | null {
  const found = find(library, name) ?? {
    key: statement(
      library,
      'INSERT INTO tags (name, folded) VALUES (?, ?)',
    ).run(name, foldTag(name)).lastInsertRowid,
    name,
  };
  const { changes } = statement(
    library,
    `INSERT INTO ${owner}_tags (${owner}, tag) VALUES (?, ?) ON CONFLICT DO NOTHING`,
  ).run(key, found.key);
  return changes === 1 ? found.name : null;
}

/** The name as the library had it; null where the briefing or source has it not. */
function untag(
  library: Library,
  owner: TagOwner,
  key: number,
  name: string,
): string | null {
  const found = find(library, name);
  if (!found) return null;
  const { changes } = statement(
    library,
    `DELETE FROM ${owner}_tags WHERE ${owner} = ? AND tag = ?`,
  ).run(key, found.key);
  statement(library, `DELETE FROM tags WHERE key = ? AND NOT ${USED}`).run(
    found.key,
  );
  return changes === 1 ? found.name : null;
}
