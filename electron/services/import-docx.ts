// A DOCX into the library as a briefing: its images and the sources that it cites come in with it, and its comments as
// threads. It is read in a process of its own; until all of it is known to be a briefing the library is as it was.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { ImportedDocx } from '#core/convert/docx-import.ts';
import { placeholderOf } from '#core/convert/docx-import-citations.ts';
import type { RawRecord } from '#core/convert/imported-source.ts';
import type { Output } from '#core/contract.ts';
import { oneLine } from '#core/document/characters.ts';
import {
  DOCUMENT_VERSION,
  type Block,
  type BriefingDocument,
  type BriefingId,
  type FieldValue,
  type Footnote,
  type SourceId,
} from '#core/document/document.ts';
import { parseBriefingDocument } from '#core/document/schema.ts';
import { headFrom } from '#core/document/start-briefing.ts';
import type { Template } from '#core/document/template.ts';
import { mapInlineContainers } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { putAttachment } from '../database/attachments.ts';
import { briefingKey } from '../database/briefing-key.ts';
import { insertBriefing } from '../database/briefings.ts';
import { putComment } from '../database/comments.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import type { Stamp } from '../database/stamp.ts';
import { putThread } from '../database/threads.ts';
import type { SourceReader } from '../importing/source-reader.ts';
import { checkImage } from './check-image.ts';
import { keepSources } from './keep-sources.ts';
import { readInputFile } from './read-input-file.ts';

type Report = Output<'files.import'>;

/** The most bytes of a document. */
const MAX_DOCX_BYTES = 64 * 1024 * 1024;

export type DocxContext = {
  readonly library: Library;
  readonly stamp: Stamp;
  readonly signal: AbortSignal;
  readonly reader: SourceReader;
  /** Of the briefing where the document says none. */
  readonly template: Template;
  /** One that the document names, null where the library has none such or a person chose another. */
  readonly templateNamed: (id: string) => Template | null;
  readonly hasStyle: (id: string) => boolean;
};

/** `title` is what a person gave it, null for the document's own, else the name of the file. Throws AppError. */
export async function importDocxFile(
  path: string,
  title: string | null,
  context: DocxContext,
  report: Report,
): Promise<void> {
  const { library, stamp, signal, reader } = context;
  const name = basename(path);
  const bytes = await readInputFile(path, MAX_DOCX_BYTES);
  const imported = await reader.readDocx(
    { bytes, name, language: context.template.language, now: stamp.at },
    signal,
  );
  const remarks = [...imported.remarks];
  const { blocks: withImages, images } = takeImages(imported, remarks);
  const draft = documentOf(
    withImages,
    title ?? titleOf(imported, name),
    imported,
    context,
  );
  const kept = await keepSources(imported.sources.sources, {
    library,
    stamp,
    readRecords: (records: readonly RawRecord[]) =>
      reader.readRecords(records, signal),
    ask: false,
  });
  const sources = new Map(
    kept.sources.map(({ id }, place) => [placeholderOf(place), id as SourceId]),
  );
  const document: BriefingDocument = {
    ...draft,
    blocks: draft.blocks.map((block) => withSources(block, sources)),
  };
  const id = newId() as BriefingId;
  for (const { file, mediaType } of images)
    putAttachment(library, file, mediaType);
  saving(library, () => {
    insertBriefing(library, id, document, stamp);
    const key = briefingKey(library, id);
    for (const { comments, ...thread } of imported.threads) {
      putThread(library, key, {
        ...thread,
        changedBy: thread.author,
        changed: thread.at,
      });
      for (const comment of comments)
        putComment(library, key, thread.id, { ...comment, edited: null });
    }
  });
  report.briefings.push({
    id,
    title: document.title,
    blocks: document.blocks.length,
  });
  for (const row of kept.sources) report.sources.push(row);
  for (const remark of remarks)
    report.remarks.push({ file: path, entry: null, remark });
  for (const { entry, remark } of [
    ...imported.sources.remarks,
    ...kept.remarks,
  ])
    report.remarks.push({ file: path, entry, remark });
  for (const { entry, line, reason } of imported.sources.skipped)
    report.skipped.push({ file: path, entry, line, reason });
}

function titleOf({ title }: ImportedDocx, name: string): string {
  const own = oneLine(title).trim().slice(0, 1_000);
  return own === ''
    ? oneLine(basename(name, '.docx')).normalize('NFC').trim() || name
    : own;
}

type KeptImage = {
  readonly file: Buffer;
  readonly mediaType: ReturnType<typeof checkImage>;
};

/** The blocks with the files of their images; one that can't be printed is left out, and told. */
function takeImages(
  { blocks, images }: ImportedDocx,
  remarks: string[],
): {
  readonly blocks: readonly Block[];
  readonly images: readonly KeptImage[];
} {
  const kept: KeptImage[] = [];
  const hashes = new Map<string, string>();
  for (const [key, { bytes, name }] of Object.entries(images))
    try {
      const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
      const mediaType = checkImage(file, name);
      hashes.set(key, createHash('sha256').update(file).digest('hex'));
      kept.push({ file, mediaType });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      remarks.push(`A picture was left out: ${error.message}`);
    }
  return {
    images: kept,
    blocks: blocks.flatMap((block): Block[] => {
      if (block.type !== 'image') return [block];
      const attachment = hashes.get(block.attachment);
      if (attachment !== undefined) return [{ ...block, attachment }];
      // Its caption has words.
      const { id, rank, caption } = block;
      return caption ? [{ type: 'paragraph', id, rank, content: caption }] : [];
    }),
  };
}

function documentOf(
  blocks: readonly Block[],
  title: string,
  { head, fields, language }: ImportedDocx,
  { template: otherwise, templateNamed, hasStyle }: DocxContext,
): BriefingDocument {
  const template =
    (head.template === undefined ? null : templateNamed(head.template)) ??
    otherwise;
  const start = headFrom(template, title);
  return parseBriefingDocument({
    version: DOCUMENT_VERSION,
    ...start,
    ...(language !== null && { language }),
    ...(head.style !== undefined &&
      hasStyle(head.style) && { style: head.style }),
    ...(head.marking !== undefined && { marking: oneLine(head.marking) }),
    fields: {
      ...start.fields,
      ...Object.fromEntries(
        Object.entries(fields).map(([key, lines]) => [
          key,
          valueOf(
            lines,
            template.fields.find((field) => field.key === key)?.type,
          ),
        ]),
      ),
    },
    blocks,
  });
}

function valueOf(
  lines: readonly string[],
  type: Template['fields'][number]['type'] | undefined,
): FieldValue {
  if (type === 'people' || (type === undefined && lines.length > 1))
    return lines.map(oneLine).filter((line) => line.trim() !== '');
  const text = lines.join('\n');
  return type === 'number' &&
    text.trim() !== '' &&
    Number.isFinite(Number(text))
    ? Number(text)
    : text;
}

function withSources(
  block: Block,
  sources: ReadonlyMap<SourceId, SourceId>,
): Block {
  const note = (footnote: Footnote): Footnote => ({
    ...footnote,
    content: footnote.content.map((part) =>
      part.type === 'citation'
        ? { ...part, source: sources.get(part.source) ?? part.source }
        : part,
    ),
  });
  return mapInlineContainers(block, (content) =>
    content.some(({ type }) => type === 'footnote')
      ? content.map((part) => (part.type === 'footnote' ? note(part) : part))
      : content,
  );
}
