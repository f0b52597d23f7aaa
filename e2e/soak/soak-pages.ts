// The soak of pages: one edit after the other of a briefing of some 60 pages, each drawn as the paper view draws it and
// each tenth exported and read back, while the memory of the typesetting process is looked at.
import { join } from 'node:path';
import {
  createTypesetter,
  type TypesettingChild,
} from '../../electron/typesetting/typesetter.ts';
import {
  BLANK,
  forkTypesetting,
  inputOf,
} from '../../electron/typesetting/typesetting-fixture.ts';
import { typesettingData } from '../../electron/typesetting/typesetting-data.ts';
import { generateDocument, wordsOf } from '../bench/generate.ts';

const SIZE = { paragraphs: 240, headings: 24, notes: 240 };
const MOST = 600 * 1024 * 1024;
const EVERY = 10;
const RESOURCES = join(import.meta.dirname, '..', '..', 'out', 'resources');

/** What was lost: here, that the process held more than it may. */
export async function soakPages(edits: number): Promise<string[]> {
  let processes = 0;
  let peak = 0;
  const launch = (): TypesettingChild => {
    processes += 1;
    const child = forkTypesetting();
    child.on('message', (message) => {
      // What tells how far a job is says nothing of memory.
      const { memory } = message as { readonly memory?: number };
      if (memory !== undefined) peak = Math.max(peak, memory);
    });
    return child;
  };
  const typesetter = createTypesetter({ resources: RESOURCES, launch });
  const { blocks, ...head } = generateDocument('Coastal repair', SIZE);
  const written = blocks.map((block) => ({ ...block }));
  const losses: string[] = [];
  let base: number | null = null;
  try {
    for (let edit = 1; edit <= edits; edit += 1) {
      const place = (edit * 37) % written.length;
      const block = written[place];
      if (block?.type !== 'paragraph') continue;
      const text = ` ${wordsOf(edit, 3)}.`;
      const changed = {
        ...block,
        content: [...block.content, { type: 'text' as const, text }],
      };
      written[place] = changed;
      const input = inputOf({ ...head, blocks: written });
      const whole = {
        ...{ paper: 'soak', turn: edit, head, template: BLANK },
        date: input.date,
        put: written,
        order: written.map(({ id }) => id),
        notes: input.notes.map(({ id, paragraphs }) => ({ id, paragraphs })),
        list: [],
        images: new Map<string, Uint8Array>(),
        paint: [1, 2],
      };
      const after =
        base === null
          ? null
          : await typesetter.draw({
              ...whole,
              ...{ base, put: [changed], order: null, notes: [] },
            });
      // A process that is a new one knows nothing.
      const drawn = after ?? (await typesetter.draw({ ...whole, base: null }));
      if (!drawn) losses.push(`edit ${String(edit)} was not drawn`);
      base = edit;
      if (edit % EVERY !== 0) continue;
      const { date } = input;
      const { pdf, pages } = await typesetter.typeset(typesettingData(input), {
        date,
      });
      if (drawn && drawn.pages !== pages)
        losses.push(
          `edit ${String(edit)} was drawn on ${String(drawn.pages)} pages and set on ${String(pages)}`,
        );
      await typesetter.readPdf(pdf);
    }
  } finally {
    await typesetter.close();
  }
  const megabytes = Math.round(peak / 1024 / 1024);
  process.stdout.write(
    `${String(edits)} edits of ${String(SIZE.notes)} notes: at most ${String(megabytes)} MB, in ${String(processes)} processes, one after the other\n`,
  );
  if (peak > MOST)
    losses.push(
      `the typesetter held ${String(megabytes)} MB, and the most is ${String(MOST / 1024 / 1024)}`,
    );
  return losses;
}
