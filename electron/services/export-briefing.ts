// A briefing out of the library into a file, and the proof that nothing was left out: the file is read back from the
// disk and compared with the document, not with what was sent to be set.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Input, Output } from '#core/contract.ts';
import { kindOf, type CitationStyle } from '#core/citations/citation-style.ts';
import { refusedTogether } from '#core/export-formats.ts';
import { AppError } from '#core/errors.ts';
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
import {
  asIfAccepted,
  documentAsIfRejected,
} from '#core/review/suggestions.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { listThreads } from '../database/threads.ts';
import { readSources } from '../database/sources.ts';
import { proveExport } from '../typesetting/proof.ts';
import {
  typesettingData,
  type TypesettingInput,
} from '../typesetting/typesetting-data.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import { FORMAT_WRITERS } from './format-writers.ts';
import { readStyle, readStyleFile, styleOf } from './own-styles.ts';
import { openCitationReview } from './review-citations.ts';
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
  const refused = refusedTogether(input);
  if (refused !== null) throw new AppError('bad-input', refused);
  if (input.copy === 'redacted')
    throw new AppError(
      'bad-input',
      'A redacted copy can’t be made yet: nothing was written.',
    );
  if (input.copy === 'review' || input.draft || input.lines || input.evidence)
    throw new AppError(
      'bad-input',
      'A review copy, a draft, line numbers and the annex can’t be made yet: nothing was written.',
    );
  await checkPlace(input.out, context.library.folder);
  const { document: stored } = readBriefing(
    context.library,
    input.id as BriefingId,
  );
  const document = documentAsIfRejected(stored);
  for (const sentence of notCleared(
    chainOf(context.library, input.id as BriefingId),
    (at) => dateInWords(at.slice(0, 10), 'en-GB'),
  ))
    context.tell(sentence);
  const { to } = input;
  return to === 'pdf'
    ? await exportPdf(document, input, context)
    : await exportPageless(
        { document, stored: input.review === 'without' ? document : stored },
        { ...input, to },
        context,
      );
}

async function exportPageless(
  { document, stored }: Record<'document' | 'stored', BriefingDocument>,
  input: Input<'briefings.export'> & { to: keyof typeof FORMAT_WRITERS },
  { library, resources, today, tell }: ExportContext,
): Promise<Report> {
  const style = lazily(() =>
    styleFor(input.style ?? document.style, document, { library, resources }),
  );
  const formatted = lazily(async () =>
    readNotes(library, document, resources, await style()),
  );
  const { bytes, beside, prove } = await FORMAT_WRITERS[input.to]({
    document,
    stored,
    formatted,
    becoming: async () =>
      stored === document
        ? (await formatted()).notes
        : readNotes(
            library,
            { ...stored, blocks: asIfAccepted(stored.blocks) },
            resources,
            await style(),
          ).notes,
    threads: () =>
      input.review === 'without'
        ? []
        : listThreads(library, briefingKey(library, input.id as BriefingId)),
    tell,
    sources: () =>
      new Map(
        readSources(library, citedSources(document)).map((source) => [
          source.id,
          source,
        ]),
      ),
    evidence: () =>
      openCitationReview(library, resources).list(input.id as BriefingId)
        .citations,
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

/** Made when it is first asked for, and once. */
function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}

async function exportPdf(
  document: BriefingDocument,
  input: Input<'briefings.export'>,
  context: ExportContext,
): Promise<Report> {
  const { typesetter, today, signal, tell } = context;
  const date = input.date ?? today;
  const briefing = await readForPages(document, date, context, input.style);
  const { pdf, pages } = await typesetter.typeset(typesettingData(briefing), {
    date,
    signal,
    ...(input.standard && { standard: input.standard }),
  });
  for (const measured of measureLimits(
    briefing.template,
    document,
    document.blocks,
    pages,
  ))
    if (measured.exceeded) tell(overLimit(measured));
  const written = await writeProven(input.out, pdf, async (file) =>
    proveExport(briefing, await typesetter.readPdf(file, { signal })),
  );
  return { ...written, pages };
}

/** All that the pages of the document are made of; `tell` is given what its style does not print. Throws AppError. */
export async function readForPages(
  document: BriefingDocument,
  date: string,
  {
    library,
    resources,
    tell,
  }: Pick<ExportContext, 'library' | 'resources' | 'tell'>,
  wanted: string = document.style,
): Promise<TypesettingInput> {
  const template = templateOf(library, resources, document.template);
  const style = await styleFor(wanted, document, { library, resources });
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
  const attachments = new Map(
    document.blocks
      .filter((block): block is Image => block.type === 'image')
      .map(({ attachment }) => [
        attachment,
        readAttachment(library, attachment),
      ]),
  );
  return { document, notes, list, template, date, attachments };
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
