// The typesetter as tests use it: the real process with the real fonts and the template as it stands in the sources.
import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FormattedNote } from '#core/citations/formatted-note.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import type { Template } from '#core/document/template.ts';
import { footnotesOf } from '#core/document/walk.ts';
import { writeFonts } from '../../resources/fonts.mjs';
import {
  isRun,
  type ExtractedElement,
  type ExtractedRun,
} from './extracted-pdf.ts';
import {
  createTypesetter,
  type Typesetter,
  type TypesetterOptions,
} from './typesetter.ts';
import type { TypesettingInput } from './typesetting-data.ts';

const root = join(import.meta.dirname, '..', '..');
const TEMPLATES = ['type.typ', 'briefing.typ', 'pack.typ'].map((name) =>
  join('typst', name),
);
const templates = TEMPLATES.map((name) =>
  readFileSync(join(root, 'resources', name)),
);

/** Apart from the build's own folder, which a build that runs meanwhile takes away; named by what it is made from. */
export const RESOURCES = join(
  root,
  'node_modules',
  '.cache',
  `precis-typesetting-${createHash('sha256')
    .update(readFileSync(join(root, 'resources', 'fonts.mjs')))
    .update(Buffer.concat(templates))
    .digest('hex')
    .slice(0, 16)}`,
);

/** Puts the fonts and the template there, unless they are there. Test files run side by side: it appears whole. */
export async function prepareResources(): Promise<void> {
  if (await stat(RESOURCES).catch(() => null)) return;
  const cache = dirname(RESOURCES);
  await mkdir(cache, { recursive: true });
  const passing = await mkdtemp(join(cache, 'passing-'));
  await writeFonts(passing);
  for (const name of TEMPLATES)
    await cp(join(root, 'resources', name), join(passing, name));
  await rename(passing, RESOURCES).catch(async (error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    await rm(passing, { recursive: true, force: true });
  });
}

/** All that is written within a part, in its order. */
export const runsOf = (
  part: ExtractedElement | ExtractedRun,
): ExtractedRun[] => (isRun(part) ? [part] : part.children.flatMap(runsOf));

/** The process as the command line starts it, out of the sources. */
export const forkTypesetting = (): ChildProcess =>
  fork(join(import.meta.dirname, 'typesetting-process.ts'), {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  });

export async function testTypesetter(
  options: Partial<TypesetterOptions> = {},
): Promise<Typesetter> {
  await prepareResources();
  return createTypesetter({
    resources: RESOURCES,
    launch: forkTypesetting,
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
  list: [],
  template: BLANK,
  date: '2026-05-12',
  attachments: new Map(),
  ...more,
});

const refuse = (): Promise<never> => Promise.reject(new Error('not asked for'));

/** For what sets nothing. */
export const NO_TYPESETTER: Typesetter = {
  ready: refuse,
  typeset: refuse,
  readPdf: refuse,
  readTexts: refuse,
  draw: refuse,
  paint: refuse,
  packPages: refuse,
  bind: refuse,
  readPack: refuse,
  inspectPdf: refuse,
  close: () => Promise.resolve(),
};
