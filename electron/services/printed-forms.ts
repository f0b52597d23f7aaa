// The digests of a briefing's own citation style and template, as they would be used in print now.
import { createHash } from 'node:crypto';
import { readCsl } from '#core/citations/read-csl.ts';
import type { BriefingHead } from '#core/document/document.ts';
import type { Template } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';
import {
  printedStyle,
  printedTemplate,
  type PrintedForms,
} from '#core/review/printed-forms.ts';
import { readOwnStyle } from '../database/citation-styles.ts';
import type { Library } from '../database/open.ts';
import { findOwnTemplate } from '../database/templates.ts';
import { idOfParent } from './own-styles.ts';

const sha256 = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** Where one's own styles (CSL) and templates are found by their ids; null for one that is not there. */
export type OwnForms = {
  readonly style: (id: string) => string | null;
  readonly template: (id: string) => Template | null;
};

/** Of those that Precis brings there is none. */
export const printedForms = (
  library: Library,
  head: Pick<BriefingHead, 'style' | 'template'>,
): PrintedForms =>
  printedFormsAmong(
    {
      style: (id) => readOwnStyle(library, id),
      template: (id) => findOwnTemplate(library, id)?.template ?? null,
    },
    head,
  );

/** The same of forms that are not in a library. */
export function printedFormsAmong(
  forms: OwnForms,
  { style, template }: Pick<BriefingHead, 'style' | 'template'>,
): PrintedForms {
  const own = styleInPrint(forms, style);
  const form = forms.template(template);
  return {
    ...(own !== null && { style: own }),
    ...(form && { template: sha256(printedTemplate(form)) }),
  };
}

function styleInPrint(forms: OwnForms, id: string): string | null {
  const csl = forms.style(id);
  if (csl === null) return null;
  const parent = parentOfStyle(csl);
  return digestOf(parent === null ? csl : (forms.style(parent) ?? csl));
}

/** Of a style that only names another one, which can be written anew by itself: the id that one has if it is one's own. */
export function parentOfStyle(csl: string): string | null {
  const read = readOrNull(csl);
  return read && 'parent' in read ? idOfParent(read.parent) : null;
}

// A style has up to two megabytes, and the chain is asked for again and again.
const digests = new Map<string, string>();
const MOST_KEPT = 50;

function digestOf(csl: string): string {
  const file = sha256(csl);
  const known = digests.get(file);
  if (known !== undefined) return known;
  const read = readOrNull(csl);
  const digest =
    read && 'root' in read ? sha256(printedStyle(read.root)) : file;
  if (digests.size >= MOST_KEPT) digests.clear();
  digests.set(file, digest);
  return digest;
}

/** A style that can't be read any more prints nothing, and is told by its words. */
function readOrNull(csl: string): ReturnType<typeof readCsl> | null {
  try {
    return readCsl(csl);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
