// The rows of meeting packs and of the items of their agendas. A pack is saved whole: what two windows change at once is
// told, and never mixed.
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { Pack, PackItem } from '#core/packs/pack.ts';
import { PURPOSES } from '#core/packs/pack.ts';
import { briefingKey } from './briefing-key.ts';
import type { BriefingId } from '#core/document/document.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import type { Stamp } from './stamp.ts';

const flag = z
  .union([z.literal(0), z.literal(1)])
  .transform((value) => value === 1);
const json = z.string().transform((text, context): string[] => {
  try {
    return z.array(z.string()).parse(JSON.parse(text));
  } catch {
    context.addIssue('are no numbers');
    return z.NEVER;
  }
});

const packRow = z.strictObject({
  key: z.int(),
  title: z.string(),
  date: z.string(),
  time: z.string(),
  place: z.string(),
  dividers: flag,
  revision: z.int(),
  laid: z.int().nullable(),
  frontPages: z.int().nullable(),
  printedFront: json.nullable(),
  issued: z.string().nullable(),
  issuedBy: z.string().nullable(),
});

const itemRow = z.strictObject({
  id: z.string(),
  title: z.string(),
  time: z.string(),
  presenter: z.string(),
  purpose: z.enum(PURPOSES).nullable(),
  briefing: z.string().nullable(),
  attachment: z.string().nullable(),
  file: z.string().nullable(),
  marking: z.string(),
  late: flag,
  pages: z.int().nullable(),
  printedNumber: z.string().nullable(),
  printedPages: json.nullable(),
});

export type KeptPack = {
  readonly revision: number;
  readonly pack: Pack;
  /** How many pages there were when it was last written, by item. */
  readonly laid: {
    readonly front: number;
    readonly items: Readonly<Record<string, number>>;
    /** Nothing was changed since. */
    readonly current: boolean;
  } | null;
};

const notThere = (): AppError =>
  new AppError(
    'not-found',
    'This pack is not in the library any more: go back to the list.',
  );

function rowOf(library: Library, id: string): z.output<typeof packRow> {
  const row = statement(
    library,
    `SELECT key, title, date, time, place, dividers, revision, laid, front_pages AS frontPages,
       printed_front AS printedFront, issued, issued_by AS issuedBy FROM packs WHERE id = ?`,
  ).get(id);
  if (row === undefined) throw notThere();
  const parsed = packRow.safeParse(row);
  if (!parsed.success)
    throw damaged(library.folder, 'a meeting pack can’t be read');
  return parsed.data;
}

function itemsOf(library: Library, pack: number): z.output<typeof itemRow>[] {
  const rows = statement(
    library,
    `SELECT i.id, i.title, i.time, i.presenter, i.purpose, b.id AS briefing, i.attachment, i.file, i.marking, i.late, i.pages,
       i.printed_number AS printedNumber, i.printed_pages AS printedPages
     FROM pack_items i LEFT JOIN briefings b ON b.key = i.briefing WHERE i.pack = ? ORDER BY i.place`,
  ).all(pack);
  const parsed = z.array(itemRow).safeParse(rows);
  if (!parsed.success)
    throw damaged(library.folder, 'an item of a meeting pack can’t be read');
  return parsed.data;
}

const itemOf = (row: z.output<typeof itemRow>): PackItem => ({
  id: row.id,
  title: row.title,
  time: row.time,
  presenter: row.presenter,
  purpose: row.purpose,
  paper:
    row.briefing !== null
      ? { kind: 'briefing', briefing: row.briefing }
      : row.attachment !== null
        ? { kind: 'pdf', attachment: row.attachment, name: row.file ?? '' }
        : null,
  marking: row.marking,
  late: row.late,
  printed:
    row.printedNumber === null
      ? null
      : { number: row.printedNumber, pages: row.printedPages ?? [] },
});

/** Throws AppError 'not-found', 'damaged'. */
export function readPack(library: Library, id: string): KeptPack {
  return reading(library, () => {
    const row = rowOf(library, id);
    const items = itemsOf(library, row.key);
    return {
      revision: row.revision,
      pack: {
        title: row.title,
        date: row.date,
        time: row.time,
        place: row.place,
        dividers: row.dividers,
        items: items.map(itemOf),
        issued:
          row.issued === null
            ? null
            : {
                at: row.issued,
                author: row.issuedBy ?? '',
                front: row.printedFront ?? [],
              },
      },
      laid:
        row.frontPages === null
          ? null
          : {
              front: row.frontPages,
              items: Object.fromEntries(
                items.flatMap(({ id, pages }) =>
                  pages === null ? [] : [[id, pages]],
                ),
              ),
              current: row.laid === row.revision,
            },
    };
  });
}

export type ListedPack = {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly papers: number;
  readonly pages: number | null;
  readonly issued: boolean;
  readonly changed: string;
};

/** Those that were not removed, the last meeting first. */
export function listPacks(library: Library): ListedPack[] {
  return reading(library, () =>
    (
      statement(
        library,
        `SELECT p.id, p.title, p.date, p.changed, p.issued IS NOT NULL AS issued,
           count(i.briefing) + count(i.attachment) AS papers, p.front_pages + coalesce(sum(i.pages), 0) AS pages
         FROM packs p LEFT JOIN pack_items i ON i.pack = p.key WHERE p.binned IS NULL
         GROUP BY p.key ORDER BY p.date DESC, p.changed DESC`,
      ).all() as (Omit<ListedPack, 'issued'> & { readonly issued: number })[]
    ).map((row) => ({ ...row, issued: row.issued === 1 })),
  );
}

export function insertPack(
  library: Library,
  id: string,
  title: string,
  { at, author }: Stamp,
): void {
  saving(library, () =>
    statement(
      library,
      `INSERT INTO packs (id, title, date, time, place, dividers, revision, created, changed, changed_by)
       VALUES (?, ?, '', '', '', 1, 1, ?, ?, ?)`,
    ).run(id, title, at, at, author),
  );
}

/**
 * Saves all of it and returns the revision that it has now. Throws AppError 'conflict' where `basedOn` is not the one that
 * stands, 'not-found' where the pack or a briefing is not there.
 */
export function savePack(
  library: Library,
  id: string,
  basedOn: number,
  pack: Pack,
  { at, author }: Stamp,
): number {
  return saving(library, () => {
    const { key, revision } = rowOf(library, id);
    if (revision !== basedOn)
      throw new AppError(
        'conflict',
        'This pack was changed in another window meanwhile, and is shown as it is now: do it once more.',
      );
    const pages = new Map(
      itemsOf(library, key).map((row) => [row.id, row.pages]),
    );
    statement(
      library,
      `UPDATE packs SET title = ?, date = ?, time = ?, place = ?, dividers = ?, printed_front = ?, issued = ?, issued_by = ?,
         revision = ?, changed = ?, changed_by = ? WHERE key = ?`,
    ).run(
      ...[pack.title, pack.date, pack.time, pack.place, pack.dividers ? 1 : 0],
      pack.issued && JSON.stringify(pack.issued.front),
      ...[pack.issued?.at ?? null, pack.issued?.author ?? null],
      ...[revision + 1, at, author, key],
    );
    statement(library, 'DELETE FROM pack_items WHERE pack = ?').run(key);
    const insert = statement(
      library,
      `INSERT INTO pack_items (pack, place, id, title, time, presenter, purpose, briefing, attachment, file, marking, late,
         pages, printed_number, printed_pages) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const [place, item] of pack.items.entries()) {
      const { paper, printed } = item;
      insert.run(
        ...[key, place, item.id, item.title, item.time, item.presenter],
        item.purpose,
        paper?.kind === 'briefing'
          ? briefingKey(library, paper.briefing as BriefingId)
          : null,
        ...(paper?.kind === 'pdf'
          ? [paper.attachment, paper.name]
          : [null, null]),
        ...[item.marking, item.late ? 1 : 0, pages.get(item.id) ?? null],
        ...[printed?.number ?? null, printed && JSON.stringify(printed.pages)],
      );
    }
    return revision + 1;
  });
}

/** Keeps how many pages it had when this revision was written, for the numbers on the screen and for the issue. */
export function keepPages(
  library: Library,
  id: string,
  revision: number,
  front: number,
  items: ReadonlyMap<string, number>,
): void {
  saving(library, () => {
    const { key } = rowOf(library, id);
    statement(
      library,
      'UPDATE packs SET laid = ?, front_pages = ? WHERE key = ?',
    ).run(revision, front, key);
    for (const [item, pages] of items)
      statement(
        library,
        'UPDATE pack_items SET pages = ? WHERE pack = ? AND id = ?',
      ).run(pages, key, item);
  });
}

export function setPackRemoved(
  library: Library,
  id: string,
  removed: boolean,
  { at }: Stamp,
): void {
  saving(library, () => {
    const { key } = rowOf(library, id);
    statement(library, 'UPDATE packs SET binned = ? WHERE key = ?').run(
      removed ? at : null,
      key,
    );
  });
}
