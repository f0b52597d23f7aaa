// The proof of a redacted copy that was written: its bytes are searched for all that went, beside what the copy without any
// words has in it by itself.
import { basename } from 'node:path';
import type { FileTexts } from '#core/convert/file-text.ts';
import type { Output } from '#core/contract.ts';
import type { ExtractedPdf } from '../typesetting/extracted-pdf.ts';
import { pageTexts } from '../typesetting/pdf-texts.ts';
import type { Typesetter } from '../typesetting/typesetter.ts';
import {
  typesettingDataInSteps,
  type TypesettingInput,
} from '../typesetting/typesetting-data.ts';
import type { BriefingToWrite, FormatWriter } from './format-writer.ts';
import type { FORMAT_WRITERS } from './format-writers.ts';
import { whileWanted } from './in-parts.ts';
import { pictureFaults } from './redacted-picture.ts';
import {
  BARE_IMAGE,
  listWithoutWords,
  notesWithoutWords,
  provenRedacted,
  sourceWithoutWords,
  withoutWords,
  writtenTexts,
  type Redaction,
} from './redaction.ts';
import type { BesideFile } from './write-export.ts';

type Proof = Output<'briefings.export'>['proof'];

/** What the proof of a redacted copy looks for beside that of its format, once the files are written. */
export async function redactionProof(
  redaction: Redaction,
  to: keyof typeof FORMAT_WRITERS,
  briefing: BriefingToWrite,
  write: FormatWriter,
): Promise<
  (
    proof: Proof,
    bytes: Uint8Array,
    along: readonly Uint8Array[],
    beside: readonly BesideFile[],
  ) => Proof
> {
  const { document, formatted, date } = briefing;
  const { notes, list } = await formatted();
  const sources = [...briefing.sources().values()];
  const without = withoutWords(document);
  const bare = await write({
    ...briefing,
    document: without,
    stored: without,
    formatted: () =>
      Promise.resolve({
        notes: notesWithoutWords(notes),
        list: listWithoutWords(list),
      }),
    becoming: () => Promise.resolve(notesWithoutWords(notes)),
    tell: () => undefined,
    sources: () =>
      new Map(sources.map((source) => [source.id, sourceWithoutWords(source)])),
    readImage: () => BARE_IMAGE,
  });
  const named = (
    files: readonly BesideFile[],
    bytes: readonly Uint8Array[] = files.map((file) => file.bytes),
  ) =>
    files.map(({ path }, at) => ({
      name: basename(path),
      bytes: bytes[at] ?? new Uint8Array(),
    }));
  return (proof, bytes, along, beside) =>
    provenRedacted(
      proof,
      redaction,
      {
        notes,
        list,
        template: briefing.template(),
        date,
        ...(to === 'md' && { sources }),
      },
      {
        bare: writtenTexts(to, bare.bytes, named(bare.beside ?? [])),
        found: withFaults(
          writtenTexts(to, bytes, named(beside, along)),
          pictureFaults(redaction.pictures, [bytes, ...along]),
        ),
      },
    );
}

const withFaults = (
  { texts, faults }: FileTexts,
  more: readonly string[],
): FileTexts => ({ texts, faults: [...faults, ...more] });

/** The proof of a redacted PDF: that of any PDF, and the search of its bytes. */
export async function proveRedactedPdf(
  proof: Proof,
  { bytes, read }: { readonly bytes: Uint8Array; readonly read: ExtractedPdf },
  redaction: Redaction,
  briefing: TypesettingInput,
  {
    typesetter,
    signal,
  }: { readonly typesetter: Typesetter; readonly signal: AbortSignal },
): Promise<Proof> {
  const { document, notes, list, attachments, date } = briefing;
  const without = typesettingDataInSteps({
    ...briefing,
    document: withoutWords(document),
    notes: notesWithoutWords(notes),
    list: listWithoutWords(list),
    attachments: new Map(
      [...attachments.keys()].map((each) => [each, BARE_IMAGE]),
    ),
  });
  const { pdf } = await typesetter.typeset(await whileWanted(without, signal), {
    date,
    signal,
  });
  const bare = await typesetter.readTexts(pdf, { signal });
  const found = await typesetter.readTexts(bytes, { signal });
  return provenRedacted(proof, redaction, briefing, {
    bare,
    found: {
      texts: [...pageTexts(read), ...found.texts],
      faults: [
        ...found.faults,
        ...pictureFaults(redaction.pictures, [bytes]),
        ...(found.images > attachments.size
          ? ['the file has more pictures in it than the copy']
          : []),
      ],
    },
  });
}
