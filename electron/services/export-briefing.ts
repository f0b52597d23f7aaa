// A briefing out of the library into a file, and the proof that nothing was left out: the file is read back from the
// disk and compared with the document, not with what was sent to be set.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Input, Output } from '#core/contract.ts';
import { kindOf, type CitationStyle } from '#core/citations/citation-style.ts';
import { missingList } from '#core/checks/missing-list.ts';
import { printsPlaces, unprintedPlace } from '#core/checks/unprinted-place.ts';
import type {
  BriefingDocument,
  BriefingId,
  Image,
} from '#core/document/document.ts';
import { dateInWords } from '#core/document/date-in-words.ts';
import { measureLimits, overLimit } from '#core/document/limits.ts';
import { notCleared } from '#core/review/chain.ts';
import { readAttachment } from '../database/attachments.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { readSources } from '../database/sources.ts';
import { proveExport } from '../typesetting/proof.ts';
import { typesettingData } from '../typesetting/typesetting-data.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { FORMAT_WRITERS } from './format-writers.ts';
import { readStyle, readStyleFile, styleOf } from './own-styles.ts';
import { citedSources, readNotes } from './show-briefing.ts';
import { chainOf } from './sign-off.ts';
import { templateOf } from './templates.ts';
import { checkPlace, writeProven, writeTogether } from './write-export.ts';

export type ExportContext = {
  readonly library: Library;
  readonly resources: string;
  readonly typesetter: Typesetter;
  /** The date of the document where the input gives none, ISO 8601. */
  readonly today: string;
  readonly signal: AbortSignal;
  readonly tell: (sentence: string) => void;
};

type Report = Output<'briefings.export'>;

export async function exportBriefing(
  input: Input<'briefings.export'>,
  context: ExportContext,
): Promise<Report> {
  await checkPlace(input.out, context.library.folder);
  const document = documentAsIfRejected(
    readBriefing(context.library, input.id as BriefingId).document,
  );
  for (const sentence of notCleared(
    chainOf(context.library, input.id as BriefingId),
    (at) => dateInWords(at.slice(0, 10), 'en-GB'),
  ))
    context.tell(sentence);
  const { to } = input;
  return to === 'pdf'
    ? await exportPdf(document, input, context)
    : await exportPageless(document, { ...input, to }, context);
}

async function exportPageless(
  document: BriefingDocument,
  input: Input<'briefings.export'> & { to: keyof typeof FORMAT_WRITERS },
  { library, resources, today }: ExportContext,
): Promise<Report> {
  const { bytes, beside, prove } = await FORMAT_WRITERS[input.to]({
    document,
    formatted: async () =>
      readNotes(
        library,
        document,
        resources,
        await styleFor(input.style ?? document.style, document, {
          library,
          resources,
        }),
      ),
    sources: () =>
      new Map(
        readSources(library, citedSources(document)).map((source) => [
          source.id,
          source,
        ]),
      ),
    template: () => templateOf(library, resources, document.template),
    date: input.date ?? today,
    out: input.out,
    readImage: (attachment) => readAttachment(library, attachment),
  });
  const written = await writeTogether(
    input.out,
    bytes,
    beside ?? [],
    async (file, others) =>
      prove(
        await readFile(file),
        await Promise.all(others.map((other) => readFile(other))),
      ),
  );
  return {
    file: written.file,
    proof: written.proof,
    pages: null,
    ...(beside && { beside: written.beside }),
  };
}

async function exportPdf(
  document: BriefingDocument,
  input: Input<'briefings.export'>,
  { library, resources, typesetter, today, signal, tell }: ExportContext,
): Promise<Report> {
  const template = templateOf(library, resources, document.template);
  const style = await styleFor(input.style ?? document.style, document, {
    library,
    resources,
  });
  const named = {
    id: style.id,
    kind: kindOf(style),
    prints: () => printsPlaces(style),
  };
  for (const { message } of [
    ...missingList(document, named),
    ...unprintedPlace(document, named),
  ])
    tell(message);
  const { notes, list } = readNotes(library, document, resources, style);
  const date = input.date ?? today;
  const attachments = new Map(
    document.blocks
      .filter((block): block is Image => block.type === 'image')
      .map(({ attachment }) => [
        attachment,
        readAttachment(library, attachment),
      ]),
  );
  const briefing = { document, notes, list, template, date, attachments };
  const { pdf, pages } = await typesetter.typeset(typesettingData(briefing), {
    date,
    signal,
    ...(input.standard && { standard: input.standard }),
  });
  for (const measured of measureLimits(
    template,
    document,
    document.blocks,
    pages,
  ))
    if (measured.exceeded) tell(overLimit(measured));
  const written = await writeProven(input.out, pdf, async (file) =>
    proveExport(
      briefing,
      await typesetter.readPdf(await readFile(file), { signal }),
    ),
  );
  return { ...written, pages };
}

/** `style` is an id, or the path of a file, which is not kept. Throws AppError. */
async function styleFor(
  style: string,
  { language }: BriefingDocument,
  { library, resources }: Pick<ExportContext, 'library' | 'resources'>,
): Promise<CitationStyle> {
  if (!/\.csl$/i.test(style))
    return readStyle(library, resources, style, language);
  const csl = await readStyleFile(style);
  return styleOf(library, resources, basename(style), csl, language);
}
