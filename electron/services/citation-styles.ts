// The citation styles and locales that the build has put beside the application. A style is found by its id in the
// index, never by a path that someone gives.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { localesFor } from '#core/citations/citation-style.ts';
import { AppError } from '#core/errors.ts';

const indexSchema = z.object({
  styles: z.array(
    z.object({
      id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
      title: z.string(),
      kind: z.enum(['note', 'in-text']),
      licence: z.string(),
      authors: z.string(),
      from: z.string(),
    }),
  ),
  locales: z.object({
    languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)),
  }),
});

type Index = z.infer<typeof indexSchema>;
export type CitationStyleEntry = Index['styles'][number];

const folderOf = (resources: string): string =>
  join(resources, 'citation-styles');

/** By path: what the build has put there stays as it is while the application runs. */
const read = new Map<string, unknown>();

function readJson(...path: string[]): unknown {
  const file = join(...path);
  let json = read.get(file);
  if (json === undefined) {
    json = JSON.parse(readFileSync(file, 'utf8'));
    read.set(file, json);
  }
  return json;
}

const readIndex = (resources: string): Index =>
  indexSchema.parse(readJson(folderOf(resources), 'index.json'));

/** The styles that there are, in the order in which they are offered. */
export function listCitationStyles(resources: string): CitationStyleEntry[] {
  return readIndex(resources).styles;
}

/**
 * The style with this id and the locales that it needs in `language` (BCP 47). Throws AppError 'not-found', naming the
 * styles that there are, and `others` with them.
 */
export function readCitationStyle(
  resources: string,
  id: string,
  language: string,
  others: readonly string[] = [],
): CitationStyle {
  const shipped = readIndex(resources).styles.map((style) => style.id);
  if (!shipped.includes(id))
    throw new AppError(
      'not-found',
      `There is no citation style ${JSON.stringify(id.slice(0, 100))}: choose one of ${[...shipped, ...others].join(', ')}.`,
    );
  return {
    id,
    style: readJson(folderOf(resources), 'styles', `${id}.json`),
    locales: readLocales(resources, language),
  };
}

/** The locales that any style needs in `language`. */
export function readLocales(
  resources: string,
  language: string,
): CitationStyle['locales'] {
  const { locales } = readIndex(resources);
  return Object.fromEntries(
    localesFor(language, locales.languages).map((locale) => [
      locale,
      readJson(folderOf(resources), 'locales', `${locale}.json`),
    ]),
  );
}
