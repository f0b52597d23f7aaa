// The templates of a person's own: a row each. One that is removed stays for the briefings that were written from it.
import { DOCUMENT_VERSION, type Block } from '#core/document/document.ts';
import { describeIssues } from '#core/document/schema.ts';
import { headFrom } from '#core/document/start-briefing.ts';
import { templateSchema, type Template } from '#core/document/template.ts';
import { upgradeDocument } from '#core/document/upgrade.ts';
import { AppError } from '#core/errors.ts';
import { damaged } from './library-errors.ts';
import type { Library } from './open.ts';
import { reading, saving, statement } from './query.ts';
import type { Stamp } from './stamp.ts';
import { parseJson } from './stored-blocks.ts';

export type OwnTemplate = {
  readonly template: Template;
  /** A new briefing begins with a text, and not with the headings alone. */
  readonly hasWords: boolean;
  readonly removed: boolean;
};

type Row = {
  readonly id: string;
  readonly body: string;
  readonly hasWords: number;
  readonly removed: string | null;
};

const COLUMNS =
  'SELECT id, body, blocks IS NOT NULL AS hasWords, removed FROM templates';

function ownOf(library: Library, { id, body, ...row }: Row): OwnTemplate {
  const result = templateSchema.safeParse(parseJson(body));
  if (!result.success || result.data.id !== id)
    throw damaged(
      library.folder,
      `the template ${id} can't be read (${describeIssues('it', result.error?.issues ?? []).replace(/\.$/, '')})`,
    );
  return {
    template: result.data,
    hasWords: row.hasWords === 1,
    removed: row.removed !== null,
  };
}

/** All of them, those that were removed as well. Throws AppError 'damaged' naming what can't be read. */
export const listOwnTemplates = (library: Library): OwnTemplate[] =>
  reading(library, () =>
    (statement(library, `${COLUMNS} ORDER BY key`).all() as Row[]).map((row) =>
      ownOf(library, row),
    ),
  );

/** Null where the library has none with this id. */
export const findOwnTemplate = (
  library: Library,
  id: string,
): OwnTemplate | null =>
  reading(library, () => {
    const row = statement(library, `${COLUMNS} WHERE id = ?`).get(id) as
      Row | undefined;
    return row ? ownOf(library, row) : null;
  });

/** The text that a briefing from this template begins with, in today's version; null where there is none. */
export const readTemplateBlocks = (
  library: Library,
  { id }: Pick<Template, 'id'>,
): readonly Block[] | null =>
  reading(library, () => {
    const row = statement(
      library,
      'SELECT blocks, version FROM templates WHERE id = ?',
    ).get(id) as { blocks: string | null; version: number | null } | undefined;
    const own = findOwnTemplate(library, id);
    if (!own || typeof row?.blocks !== 'string') return null;
    try {
      return upgradeDocument({
        ...headFrom(own.template, ''),
        version: row.version,
        blocks: parseJson(row.blocks),
      }).blocks;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw damaged(
        library.folder,
        `the text of the template ${id} can't be read (${error.message.replace(/\.$/, '')})`,
      );
    }
  });

export function insertTemplate(
  library: Library,
  template: Template,
  blocks: readonly Block[] | null,
  stamp: Stamp,
): void {
  saving(library, () => {
    statement(
      library,
      'INSERT INTO templates (id, body, blocks, version, created, updated) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(
      template.id,
      JSON.stringify(template),
      blocks && JSON.stringify(blocks),
      blocks && DOCUMENT_VERSION,
      stamp.at,
      stamp.at,
    );
  });
}

/** Throws AppError 'not-found'. */
export function renameTemplate(
  library: Library,
  id: string,
  name: string,
  stamp: Stamp,
): void {
  saving(library, () => {
    const { template } = existing(library, id);
    statement(
      library,
      'UPDATE templates SET body = ?, updated = ? WHERE id = ?',
    ).run(JSON.stringify({ ...template, name }), stamp.at, id);
  });
}

/** Takes it out of what is offered, or puts it back. Throws AppError 'not-found'. */
export function setTemplateRemoved(
  library: Library,
  id: string,
  removed: boolean,
  stamp: Stamp,
): void {
  saving(library, () => {
    existing(library, id);
    statement(
      library,
      'UPDATE templates SET removed = ?, updated = ? WHERE id = ?',
    ).run(removed ? stamp.at : null, stamp.at, id);
  });
}

function existing(library: Library, id: string): OwnTemplate {
  const own = findOwnTemplate(library, id);
  if (own) return own;
  throw new AppError(
    'not-found',
    'This template is not in the library: it may be one that Precis brings, which stay as they are.',
  );
}

/** One sentence for each that can't be read. */
export function templateProblems(library: Library): string[] {
  const ids = statement(library, 'SELECT id FROM templates ORDER BY key').all();
  return (ids as { id: string }[]).flatMap(({ id }) => {
    try {
      readTemplateBlocks(library, { id });
      return [];
    } catch (error) {
      if (error instanceof AppError && error.code === 'damaged')
        return [error.message];
      throw error;
    }
  });
}
