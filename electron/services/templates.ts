// The templates that Precis brings, by name. A name is looked up in the list of what is there, never made into a path.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate, type Template } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';

/** The ids of the templates, sorted. */
export function listTemplates(resources: string): string[] {
  return readdirSync(join(resources, 'templates'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

/** Throws AppError 'not-found' naming the templates that there are. */
export function readTemplate(resources: string, id: string): Template {
  const ids = listTemplates(resources);
  if (!ids.includes(id))
    throw new AppError(
      'not-found',
      `There is no template ${id}: there are ${ids.join(', ')}.`,
    );
  const file = join(resources, 'templates', `${id}.json`);
  return parseTemplate(JSON.parse(readFileSync(file, 'utf8')) as unknown);
}
