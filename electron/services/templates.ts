// The templates that there are: those that Precis brings, and those of the library. A name is looked up in the list of
// what is there, never made into a path.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, Output } from '#core/contract.ts';
import type { BriefingId } from '#core/document/document.ts';
import { ownTemplate } from '#core/document/own-template.ts';
import { parseTemplate, type Template } from '#core/document/template.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import type { Stamp } from '../database/stamp.ts';
import {
  findOwnTemplate,
  insertTemplate,
  listOwnTemplates,
} from '../database/templates.ts';

type Listed = Output<'templates.list'>['templates'][number];

const BLANK = 'blank';

const readTemplate = (folder: string, file: string): Template =>
  parseTemplate(
    JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown,
  );

/** The one of those that Precis brings; each lies in a file of its id. */
function broughtTemplate(resources: string, id: string): Template | null {
  const folder = join(resources, 'templates');
  const file = readdirSync(folder).find((name) => name === `${id}.json`);
  return file === undefined ? null : readTemplate(folder, file);
}

/** The templates that Precis brings, by name, the blank one last. */
function broughtTemplates(resources: string): Template[] {
  const folder = join(resources, 'templates');
  const rank = ({ id, name }: Template): string =>
    id === BLANK ? '1' : `0${name}`;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readTemplate(folder, file))
    .sort((a, b) => rank(a).localeCompare(rank(b), 'en'));
}

/** All of them, one's own first and by name; `offered` is false for those that only briefings written before have. */
export function listTemplates(library: Library, resources: string): Listed[] {
  const own = listOwnTemplates(library).map(
    ({ template, hasWords, removed }) => ({
      ...template,
      offered: !removed,
      own: true,
      hasWords,
    }),
  );
  const brought = broughtTemplates(resources).map((template) => ({
    ...template,
    offered: template.offered ?? true,
    own: false,
    hasWords: false,
  }));
  return [
    ...own.sort((a, b) => a.name.localeCompare(b.name, 'en')),
    ...brought,
  ];
}

/**
 * The template that a person names, by its id or by its name in whatever case. Throws AppError 'not-found' naming those
 * that there are, 'bad-input' where two of one's own have that name.
 */
export function findTemplate(
  library: Library,
  resources: string,
  named: string,
): Template {
  const own = listOwnTemplates(library).filter(({ removed }) => !removed);
  const all = [
    ...broughtTemplates(resources),
    ...own.map(({ template }) => template),
  ];
  const byId = all.find(({ id }) => id === named);
  if (byId) return byId;
  const fold = (name: string): string =>
    name.normalize('NFC').trim().toLocaleLowerCase('en');
  const [found, another] = all.filter(({ name }) => fold(name) === fold(named));
  if (found && another)
    throw new AppError(
      'bad-input',
      `There are two templates ${named}: give the id of one of them, ${found.id} or ${another.id}.`,
    );
  if (found) return found;
  const offered = all.filter((template) => template.offered !== false);
  throw new AppError(
    'not-found',
    `There is no template ${named}: there are ${offered.map(({ id, name }) => (id.startsWith(OWN) ? JSON.stringify(name) : id)).join(', ')}.`,
  );
}

/**
 * The template of a briefing. One that this Precis does not have (it came from another, or a newer one) is a blank sheet
 * by that name, so that the briefing can be read, written and printed.
 */
export function templateOf(
  library: Library,
  resources: string,
  id: string,
): Template {
  const own = findOwnTemplate(library, id);
  if (own) return own.template;
  const found = broughtTemplate(resources, id);
  if (found) return found;
  const blank = broughtTemplate(resources, BLANK);
  if (!blank)
    throw new AppError(
      'damaged',
      'Precis is not whole: its blank template is missing. Install it again.',
    );
  return { ...blank, id, name: id };
}

/** No id of a template that Precis brings begins so. */
const OWN = 'own-';

/** A template made of a briefing as it is saved. Throws AppError 'not-found', 'bad-input' where the name is taken. */
export function saveTemplate(
  library: Library,
  resources: string,
  { briefing, name, words }: Input<'templates.save'>,
  stamp: Stamp,
): Output<'templates.save'> {
  const document = documentAsIfRejected(
    readBriefing(library, briefing as BriefingId).document,
  );
  refuseTaken(library, resources, name, null);
  const template = parseTemplate(
    ownTemplate(document, templateOf(library, resources, document.template), {
      id: `${OWN}${newId()}`,
      name: name.trim(),
      words,
    }),
  );
  insertTemplate(library, template, words ? document.blocks : null, stamp);
  return { id: template.id };
}

/** Throws AppError 'bad-input' where another template that is offered has the name. */
export function refuseTaken(
  library: Library,
  resources: string,
  name: string,
  own: string | null,
): void {
  const fold = (text: string): string => text.trim().toLocaleLowerCase('en');
  const taken = listTemplates(library, resources).some(
    (other) =>
      other.offered && other.id !== own && fold(other.name) === fold(name),
  );
  if (taken)
    throw new AppError(
      'bad-input',
      `There is a template “${name.trim()}” already: choose another name.`,
    );
}
