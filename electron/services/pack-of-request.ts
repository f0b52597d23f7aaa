// The pack that is asked for: one that is kept, or what an agenda file says and then the briefings named beside it.
// What is wrong with the file is said before anything is set.
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { Input } from '#core/contract.ts';
import { MOST_ITEMS } from '#core/contract/packs.ts';
import { isoDate } from '#core/contract/shapes.ts';
import { AppError } from '#core/errors.ts';
import { PURPOSES, type Pack, type PackItem } from '#core/packs/pack.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { BriefingId } from '#core/document/document.ts';
import { readAttachment } from '../database/attachments.ts';
import type { Library } from '../database/open.ts';
import { readPack } from '../database/packs.ts';
import { MOST_PDF_BYTES, type PackRequest } from './export-pack.ts';
import { readInputFile } from './read-input-file.ts';

const line = z.string().max(500);

/** The shape that the help of the command line describes. */
const agendaSchema = z.strictObject({
  title: line.optional(),
  date: isoDate.optional(),
  time: line.optional(),
  place: line.optional(),
  dividers: z.boolean().optional(),
  items: z
    .array(
      z
        .strictObject({
          title: line.optional(),
          time: line.optional(),
          presenter: line.optional(),
          for: z.enum(PURPOSES).optional(),
          marking: z.string().max(240).optional(),
          late: z.boolean().optional(),
          briefing: z.string().min(1).max(200).optional(),
          pdf: z.string().min(1).max(4_096).optional(),
        })
        .refine(
          ({ briefing, pdf }) => briefing === undefined || pdf === undefined,
          'names a briefing and a PDF: it can have one of them',
        )
        .refine(
          ({ title, briefing, pdf }) =>
            (title ?? briefing ?? pdf) !== undefined,
          'has no title and no paper',
        ),
    )
    .max(MOST_ITEMS),
});
type Agenda = z.output<typeof agendaSchema>;

const MOST_AGENDA_BYTES = 4 * 1024 * 1024;

async function readAgenda(path: string): Promise<Agenda> {
  const bytes = await readInputFile(
    path,
    MOST_AGENDA_BYTES,
    'name an agenda file, as precis help describes it',
  );
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError(
      'bad-input',
      `The agenda ${path} is no JSON: write it as precis help describes it.`,
      { cause: error },
    );
  }
  const parsed = agendaSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const [first, index, ...rest] = issue?.path ?? [];
  const where =
    first === undefined
      ? ''
      : first === 'items' && typeof index === 'number'
        ? `item ${index + 1}${rest.length > 0 ? `, “${rest.join('.')}”` : ''}: `
        : `“${[first, index].filter((part) => part !== undefined).join('.')}”: `;
  throw new AppError(
    'bad-input',
    `The agenda ${path} can’t be used: ${where}${(issue?.message ?? 'it has another shape').replace(/\.$/, '')}; precis help describes it.`,
  );
}

/** Where `briefing` is in the library, under the id that it was asked for by. Throws AppError 'not-found'. */
function checkBriefings(library: Library, items: readonly PackItem[]): void {
  for (const { paper } of items)
    if (paper?.kind === 'briefing')
      briefingKey(library, paper.briefing as BriefingId);
}

/** Throws AppError 'bad-input' or 'not-found'. */
export async function packOfRequest(
  { agenda: path, briefings, pack: kept }: Input<'packs.export'>,
  library: Library,
): Promise<Pick<PackRequest, 'pack' | 'pdfBytes'>> {
  if (kept !== undefined)
    return {
      pack: readPack(library, kept).pack,
      pdfBytes: ({ paper }) =>
        Promise.resolve(
          readAttachment(
            library,
            paper?.kind === 'pdf' ? paper.attachment : '',
          ),
        ),
    };
  const agenda: Agenda =
    path === undefined ? { items: [] } : await readAgenda(path);
  const folder = path === undefined ? '' : dirname(path);
  const item = (
    index: number,
    {
      title = '',
      time = '',
      presenter = '',
      for: purpose,
      marking = '',
      late = false,
      briefing,
      pdf,
    }: Agenda['items'][number],
  ): PackItem => ({
    id: String(index),
    title,
    time,
    presenter,
    purpose: purpose ?? null,
    paper:
      briefing !== undefined
        ? { kind: 'briefing', briefing }
        : pdf !== undefined
          ? { kind: 'pdf', attachment: '', name: basename(pdf) }
          : null,
    marking,
    late,
    printed: null,
  });
  const named = new Set(agenda.items.map(({ briefing }) => briefing));
  const items = [
    ...agenda.items,
    ...briefings
      .filter((briefing) => !named.has(briefing))
      .map((briefing) => ({ briefing })),
  ].map((each, index) => item(index, each));
  checkBriefings(library, items);
  const pack: Pack = {
    title: agenda.title ?? '',
    date: agenda.date ?? '',
    time: agenda.time ?? '',
    place: agenda.place ?? '',
    dividers: agenda.dividers ?? true,
    items,
    issued: null,
  };
  return {
    pack,
    pdfBytes: ({ id }) =>
      readInputFile(
        resolve(folder, agenda.items[Number(id)]?.pdf ?? ''),
        MOST_PDF_BYTES,
        'divide it',
      ),
  };
}
