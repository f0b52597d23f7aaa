// Citation styles out of files of people: taken only once citeproc has formatted by them. A style is looked for among
// those that Precis brings first, and then among those of the library.
import { basename } from 'node:path';
import { createEngine, prepareNote } from '#core/citations/citation-engine.ts';
import type { CitationStyle } from '#core/citations/citation-style.ts';
import { formatClusters } from '#core/citations/format-notes.ts';
import { MAX_CSL, readCsl, type CslFile } from '#core/citations/read-csl.ts';
import { cslItemSchema, type Source } from '#core/citations/source.ts';
import { decodeText } from '#core/convert/decode-text.ts';
import type {
  Citation,
  CitationId,
  FootnoteId,
  SourceId,
} from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import {
  keepOwnStyle,
  listOwnStyles,
  readOwnStyle,
  removeOwnStyle,
  type OwnStyle,
} from '../database/citation-styles.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import type { Stamp } from '../database/stamp.ts';
import { listOwnTemplates } from '../database/templates.ts';
import {
  listCitationStyles,
  readCitationStyle,
  readLocales,
} from './citation-styles.ts';
import { readInputFile } from './read-input-file.ts';

export type ListedStyle = OwnStyle & {
  /** Added by a person, and removable. */
  readonly own: boolean;
};

/** Those that Precis brings, and behind them those that people have added. */
export const listStyles = (
  library: Library,
  resources: string,
): ListedStyle[] => [
  ...listCitationStyles(resources).map(({ id, title, kind }) => ({
    id,
    title,
    kind,
    own: false,
  })),
  ...listOwnStyles(library).map((style) => ({ ...style, own: true })),
];

/**
 * The style with this id, and the locales that it needs in `language`. Throws AppError 'not-found'.
 */
export function readStyle(
  library: Library,
  resources: string,
  id: string,
  language: string,
): CitationStyle {
  const csl = readOwnStyle(library, id);
  if (csl === null)
    return readCitationStyle(
      resources,
      id,
      language,
      listOwnStyles(library).map((own) => own.id),
    );
  return styleOf(library, resources, id, csl, language);
}

/** The style in the words of a file. Throws AppError 'bad-input'. */
export function styleOf(
  library: Library,
  resources: string,
  id: string,
  csl: string,
  language: string,
): CitationStyle {
  const read = readCsl(csl);
  if ('root' in read)
    return { id, style: read.root, locales: readLocales(resources, language) };
  const parent = parentOf(library, resources, read);
  const own = readOwnStyle(library, parent.id);
  return own === null
    ? { ...readCitationStyle(resources, parent.id, language), id }
    : styleOf(library, resources, id, own, language);
}

/** Throws AppError 'bad-input' where it is not here. */
function parentOf(
  library: Library,
  resources: string,
  { title, parent }: { readonly title: string; readonly parent: string },
): ListedStyle {
  const found = listStyles(library, resources).find(({ id, own }) => {
    if (!own) return id === parent;
    if (id !== idOfParent(parent)) return false;
    const csl = readOwnStyle(library, id);
    return csl !== null && 'root' in readCsl(csl);
  });
  if (found) return found;
  throw new AppError(
    'bad-input',
    `“${title}” only says that it cites as “${parent}” does, which is not here: add that style first. Nothing was added.`,
  );
}

const probe = (): Source => ({
  id: 'probe' as SourceId,
  citekey: 'probe',
  item: cslItemSchema.parse({
    type: 'book',
    title: 'A Probe of Styles',
    author: [{ family: 'Probe', given: 'Ada' }],
    issued: { 'date-parts': [[2020]] },
    publisher: 'Press',
  }),
});

/** Formats a first and a later citation. Throws AppError 'bad-input' where that fails. */
function tryOut(file: CslFile, locales: CitationStyle['locales']): void {
  const source = probe();
  const cite = (number: number): Citation => ({
    type: 'citation',
    id: `probe-${number}` as CitationId,
    source: source.id,
    locator: { label: 'page', value: String(number) },
  });
  const notes = [1, 2].map((number) => ({
    number,
    footnote: {
      type: 'footnote' as const,
      id: `probe-${number}` as FootnoteId,
      content: [cite(number)],
    },
  }));
  const sourceOf = (): Source => source;
  try {
    const engine = createEngine(
      { id: 'probe', style: file.root, locales },
      'en-US',
      sourceOf,
    );
    const printed = formatClusters(engine, notes, sourceOf);
    for (const [place, note] of notes.entries())
      if (
        printed[place]?.length !==
        prepareNote(note.footnote.content).clusters.length
      )
        throw new Error('not every citation was formatted');
    engine.makeBibliography();
  } catch (error) {
    throw new AppError(
      'bad-input',
      `“${file.title}” can’t be used: no citation could be formatted by it. Nothing was added.`,
      { cause: error },
    );
  }
}

/** An id of our kind, made of the file's own name for itself, else of its title. */
function idFor({ name, title }: Pick<CslFile, 'name' | 'title'>): string {
  const from = (words: string): string =>
    words
      .toLowerCase()
      .normalize('NFD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 56)
      .replace(/-+$/, '');
  return `own-${from(name) || from(title) || 'style'}`;
}

/** The id that a style of the library has, of which another one gives this name. */
/** Under which the style would be that another one only names. */
export const idOfParent = (name: string): string => idFor({ name, title: '' });

/** A style out of the words of a file, tried out, not yet kept. Throws AppError 'bad-input' with one sentence. */
export function checkStyle(
  library: Library,
  resources: string,
  csl: string,
): OwnStyle {
  const read = readCsl(csl);
  if ('parent' in read) {
    const { kind } = parentOf(library, resources, read);
    return {
      id: idFor({ name: '', title: read.title }),
      title: read.title,
      kind,
    };
  }
  tryOut(read, readLocales(resources, 'en-US'));
  const { title, kind } = read;
  return { id: idFor(read), title, kind };
}

/** The words of a style's file. Throws AppError 'bad-input'. */
export async function readStyleFile(path: string): Promise<string> {
  const bytes = await readInputFile(
    path,
    MAX_CSL,
    'choose a file with one citation style',
  );
  return decodeText(bytes, basename(path));
}

/** Takes a style in, in the place of one with the same id of its own. Throws AppError 'bad-input'; nothing is kept then. */
export function addStyle(
  library: Library,
  resources: string,
  csl: string,
  stamp: Stamp,
): ListedStyle {
  const style = checkStyle(library, resources, csl);
  const former = readOwnStyle(library, style.id);
  // Others may cite as the former does, this one itself among them.
  if (former !== null && 'parent' in readCsl(csl) && 'root' in readCsl(former))
    throw new AppError(
      'bad-input',
      `“${style.title}” only names another style, and would take the place of one with its name that says how to cite: choose that one. Nothing was added.`,
    );
  keepOwnStyle(library, style, csl, stamp);
  return { ...style, own: true };
}

/**
 * Throws AppError: 'not-found', or 'conflict' where a briefing, a template or another style would be without the one that
 * it is written in, starts with, or cites as.
 */
export function removeStyle(library: Library, id: string): void {
  saving(library, () => {
    const template = listOwnTemplates(library).find(
      (own) => !own.removed && own.template.style === id,
    );
    if (template)
      throw new AppError(
        'conflict',
        `The template “${template.template.name}” begins with this citation style: choose another one there, or remove the template first. The style stays.`,
      );
    const dependent = listOwnStyles(library).find((own) => {
      const read = readCsl(readOwnStyle(library, own.id) ?? '');
      return 'parent' in read && idOfParent(read.parent) === id;
    });
    if (dependent)
      throw new AppError(
        'conflict',
        `“${dependent.title}” cites as this style does: remove that one first. The style stays.`,
      );
    removeOwnStyle(library, id);
  });
}
