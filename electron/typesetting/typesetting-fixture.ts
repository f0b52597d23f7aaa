// The typesetter as tests use it: the real process with the real fonts and the template as it stands in the sources.
import { fork } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import type { Template } from '#core/document/template.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { writeFonts } from '../../resources/fonts.mjs';
import {
  createTypesetter,
  type Typesetter,
  type TypesetterOptions,
} from './typesetter.ts';
import type { TypesettingInput } from './typesetting-data.ts';

const root = join(import.meta.dirname, '..', '..');
export const RESOURCES = join(root, 'out', 'resources');

/** Puts fonts and template where the build would; fonts only if they aren't there. */
export async function prepareResources(): Promise<void> {
  await mkdir(RESOURCES, { recursive: true });
  await cp(join(root, 'resources', 'typst'), join(RESOURCES, 'typst'), {
    recursive: true,
  });
  const there = await stat(join(RESOURCES, 'fonts', 'coverage.json')).catch(
    () => null,
  );
  if (there) return;
  // Test files run side by side: the folder appears whole or not at all.
  const passing = await mkdtemp(join(root, 'out', 'fonts-'));
  await writeFonts(passing);
  await rename(join(passing, 'fonts'), join(RESOURCES, 'fonts')).catch(
    (error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    },
  );
  await rm(passing, { recursive: true, force: true });
}

export async function testTypesetter(
  options: Partial<TypesetterOptions> = {},
): Promise<Typesetter> {
  await prepareResources();
  return createTypesetter({
    resources: RESOURCES,
    launch: () =>
      fork(join(import.meta.dirname, 'typesetting-process.ts'), {
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        execArgv: [],
      }),
    ...options,
  });
}

export const BLANK: Template = {
  id: 'blank',
  name: 'Blank',
  paper: 'a4',
  language: 'en-GB',
  style: 'chicago-notes',
  marking: { place: 'top-and-bottom' },
  fields: [],
};

/** Notes as they would come from the citation formatter, for documents whose footnotes hold text and links only. */
export function plainNotes(document: BriefingDocument): FormattedNote[] {
  return footnotesOf(document.blocks).map(({ footnote, block, number }) => {
    const paragraphs: { text: string; url?: string }[][][] = [[[]]];
    for (const part of footnote.content)
      switch (part.type) {
        case 'text':
          paragraphs.at(-1)?.at(-1)?.push(part);
          break;
        case 'link':
          for (const run of part.content)
            if (run.type === 'text')
              paragraphs
                .at(-1)
                ?.at(-1)
                ?.push({ ...run, url: part.url });
          break;
        case 'line-break':
          paragraphs.at(-1)?.push([]);
          break;
        case 'paragraph-break':
          paragraphs.push([[]]);
          break;
        case 'citation':
          paragraphs
            .at(-1)
            ?.at(-1)
            ?.push({ text: `${part.source}.` });
          break;
      }
    return { id: footnote.id, block, number, paragraphs };
  });
}

export const inputOf = (
  document: BriefingDocument,
  more: Partial<TypesettingInput> = {},
): TypesettingInput => ({
  document,
  notes: plainNotes(document),
  template: BLANK,
  date: '2026-05-12',
  attachments: new Map(),
  ...more,
});
