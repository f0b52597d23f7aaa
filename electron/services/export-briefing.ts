// A briefing out of the library into a file, and the proof that nothing was left out: the file is read back from the
// disk and compared with the document, not with what was sent to be set.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { ExportProgress, Input, Output } from '#core/contract.ts';
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
import {
  asIfAccepted,
  documentAsIfRejected,
} from '#core/review/suggestions.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { readBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { listThreads } from '../database/threads.ts';
import { readSources } from '../database/sources.ts';
import { expectExport, proveExpected } from '../typesetting/proof.ts';
import {
  typesettingDataInSteps,
  type TypesettingInput,
} from '../typesetting/typesetting-data.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import type { TypesetResult } from '../typesetting/typesetting-messages.ts';
import type { BriefingToWrite } from './format-writer.ts';
import { FORMAT_WRITERS } from './format-writers.ts';
import { proveRedactedPdf, redactionProof } from './prove-redacted-copy.ts';
import { readPicture } from './redacted-picture.ts';
import { redact, type Redaction } from './redaction.ts';
import { breathe, whileWanted } from './in-parts.ts';
import { readStyle, readStyleFile, styleOf } from './own-styles.ts';
import { openCitationReview } from './review-citations.ts';
import { citedSources, readNotesInSteps } from './show-briefing.ts';
import { setCopy } from './set-copy.ts';
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
  /** Told how far an export with pages is. */
  readonly exportProgress?: ((progress: ExportProgress) => void) | undefined;
};

type Report = Output<'briefings.export'>;

export async function exportBriefing(
  input: Input<'briefings.export'>,
  context: ExportContext,
): Promise<Report> {
  const refused = refusedTogether(input);
  if (refused !== null) throw new AppError('bad-input', refused);
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
  if (input.copy === 'redacted') {
    const id = input.id as BriefingId;
    const redaction = redact({ id, stored, document, out: input.out }, context);
    return to === 'pdf'
      ? await exportPdf(
          { document: redaction.document, stored: redaction.document },
          input,
          context,
          redaction,
        )
      : await exportPageless(
          { document: redaction.document, stored: redaction.document },
          { ...input, to, review: 'without' },
          context,
          redaction,
        );
  }
  return to === 'pdf'
    ? await exportPdf({ document, stored }, input, context)
    : await exportPageless(
        { document, stored: input.review === 'without' ? document : stored },
        { ...input, to },
        context,
      );
}

async function exportPageless(
  { document, stored }: Record<'document' | 'stored', BriefingDocument>,
  input: Input<'briefings.export'> & { to: keyof typeof FORMAT_WRITERS },
  { library, resources, today, tell, signal, exportProgress }: ExportContext,
  redaction: Redaction | null = null,
): Promise<Report> {
  const style = lazily(() =>
    styleFor(input.style ?? document.style, document, { library, resources }),
  );
  const at = (stage: ExportProgress['stage']): void =>
    exportProgress?.({ stage, done: 0, all: 0 });
  const formatted = lazily(async () => {
    at('citations');
    const read = await style();
    await breathe(signal);
    const notes = await whileWanted(
      readNotesInSteps(
        library,
        document,
        resources,
        read,
        redaction ? null : (input.id as BriefingId),
      ),
      signal,
    );
    at('writing');
    return notes;
  });
  at('writing');
  await breathe(signal);
  const briefing: BriefingToWrite = {
    document,
    stored,
    formatted,
    becoming: async () =>
      stored === document
        ? (await formatted()).notes
        : (
            await whileWanted(
              readNotesInSteps(
                library,
                { ...stored, blocks: asIfAccepted(stored.blocks) },
                resources,
                await style(),
              ),
              signal,
            )
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
    breathe: () => breathe(signal),
    inSteps: (work) => whileWanted(work, signal),
    readImage: (attachment) => readPicture(library, attachment),
  };
  const write = FORMAT_WRITERS[input.to];
  const { bytes, beside, prove } = await write(briefing);
  const proveAlso =
    redaction && (await redactionProof(redaction, input.to, briefing, write));
  await breathe(signal);
  const written = await writeTogether(
    input.out,
    bytes,
    beside ?? [],
    async (file, others) => {
      at('proving');
      const read = await readFile(file);
      const along = await Promise.all(others.map((other) => readFile(other)));
      await breathe(signal);
      const proof = await prove(read, along);
      // Whoever cancels until here has what stood there before.
      await breathe(signal);
      return proveAlso ? proveAlso(proof, read, along, beside ?? []) : proof;
    },
  );
  return {
    file: written.file,
    proof: written.proof,
    pages: null,
    ...(redaction && { leftOut: redaction.passages }),
    ...(beside && { beside: written.beside }),
  };
}

/** Made when it is first asked for, and once. */
function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}

async function exportPdf(
  { document, stored }: Record<'document' | 'stored', BriefingDocument>,
  input: Input<'briefings.export'>,
  context: ExportContext,
  redaction: Redaction | null = null,
): Promise<Report> {
  const { typesetter, today, signal, tell, exportProgress } = context;
  const at = (stage: ExportProgress['stage']): void =>
    exportProgress?.({ stage, done: 0, all: 0 });
  at('citations');
  const date = input.date ?? today;
  const clean = await readForPages(document, date, context, {
    stored: redaction ? null : (input.id as BriefingId),
    wanted: input.style,
  });
  const template = {
    ...clean.template,
    paper: input.paper ?? clean.template.paper,
  };
  const set = async (briefing: TypesettingInput): Promise<TypesetResult> =>
    await typesetter.typeset(
      await whileWanted(typesettingDataInSteps(briefing), signal),
      { date, signal, ...(input.standard && { standard: input.standard }) },
    );
  at('setting');
  const { copy, result } = await setCopy(
    {
      ...clean,
      template,
      ...(input.colophon && { colophon: true }),
      ...(input.draft && { draft: true }),
      ...(input.lines && { lines: true }),
    },
    { stored, input, context, set },
  );
  for (const measured of measureLimits(
    copy.template,
    document,
    document.blocks,
    result.textPages,
  ))
    if (measured.exceeded) tell(overLimit(measured));
  at('writing');
  const written = await writeProven(input.out, result.pdf, async (file) => {
    at('proving');
    const [read, expected] = await Promise.all([
      typesetter.readPdf(file, {
        signal,
        progress: (done, all) =>
          exportProgress?.({ stage: 'proving', done, all }),
      }),
      // Meanwhile: the other process has been asked by then.
      setImmediate().then(() => whileWanted(expectExport(copy), signal)),
    ]);
    const proof = await whileWanted(proveExpected(expected, read), signal);
    // Whoever cancels until here has what stood there before.
    await breathe(signal);
    if (!redaction) return proof;
    const bytes = await readFile(file);
    return await proveRedactedPdf(proof, { bytes, read }, redaction, copy, {
      typesetter,
      signal,
    });
  });
  return {
    ...written,
    pages: result.pages,
    ...(redaction && { leftOut: redaction.passages }),
  };
}

/**
 * All that the pages of the document are made of; `tell` is given what its style does not print, and `stored` is the
 * briefing whose document it is as it stands in the library. Throws AppError.
 */
export async function readForPages(
  document: BriefingDocument,
  date: string,
  {
    library,
    resources,
    tell,
    signal,
  }: Pick<ExportContext, 'library' | 'resources' | 'tell' | 'signal'>,
  {
    stored = null,
    wanted = document.style,
  }: {
    readonly stored?: BriefingId | null;
    readonly wanted?: string | undefined;
  } = {},
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
  const { notes, list } = await whileWanted(
    readNotesInSteps(library, document, resources, style, stored),
    signal,
  );
  const attachments = new Map(
    document.blocks
      .filter((block): block is Image => block.type === 'image')
      .map(({ attachment }) => [attachment, readPicture(library, attachment)]),
  );
  return { document, notes, list, template, date, attachments };
}

/** `style` is an id, or the path of a file, which is not kept. Throws AppError. */
export async function styleFor(
  style: string,
  { language }: BriefingDocument,
  { library, resources }: Pick<ExportContext, 'library' | 'resources'>,
): Promise<CitationStyle> {
  if (!/\.csl$/i.test(style))
    return readStyle(library, resources, style, language);
  const csl = await readStyleFile(style);
  return styleOf(library, resources, basename(style), csl, language);
}
