// Files into the library, each by itself: one that can't be read is reported and leaves the library as it was, and the
// others come in. Whether it is a briefing or sources is told by its name unless the person says; of what kind the sources
// are, by what is in it.
import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { decodeText, MAX_TEXT_BYTES } from '#core/convert/decode-text.ts';
import { bibliographiesOf } from '#core/convert/markdown-import-front-matter.ts';
import { isCitaviName } from '#core/convert/citavi.ts';
import type { RawRecord } from '#core/convert/imported-source.ts';
import { importText, MAX_PARAGRAPHS } from '#core/convert/text-import.ts';
import type { ImportProgress, Input, Output } from '#core/contract.ts';
import { forbiddenInLine } from '#core/document/characters.ts';
import {
  DOCUMENT_VERSION,
  type BriefingId,
  type SourceId,
} from '#core/document/document.ts';
import { parseBriefingDocumentInSteps } from '#core/document/schema.ts';
import { headFrom } from '#core/document/start-briefing.ts';
import type { Template } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import {
  attachmentFacts,
  putAttachment,
  takeBack,
} from '../database/attachments.ts';
import { insertBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { findSource } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import type { SourceReader } from '../importing/source-reader.ts';
import { MAX_ATTACHED_BYTES } from './attach-file.ts';
import { importDocxFile } from './import-docx.ts';
import {
  fileBeside,
  readMarkdown,
  type ReadBriefing,
} from './import-markdown.ts';
import { readPage } from './import-page.ts';
import { breathe, whileWanted } from './in-parts.ts';
import { keepSources } from './keep-sources.ts';
import {
  takePackage,
  type Holding,
  type UnknownPackage,
} from './merge-package.ts';
import { listStyles } from './own-styles.ts';
import { readInputFile } from './read-input-file.ts';
import { takePdfUnasked } from './take-pdf.ts';
import { templateOf } from './templates.ts';

type Report = Output<'files.import'>;

const SOURCES = new Set(
  '.bib .bibtex .json .csljson .ris .nbib .enw .rdf .xml'.split(' '),
);
const DOCX = '.docx';
const PAGES = new Set(['.html', '.htm', '.xhtml']);
// Documents of which only the citations inside can be taken.
const DOCUMENTS = new Set(['.odt']);
// Files that we know and can't take yet: as text they would be taken for what they are not.
const NOT_YET = new Set('.doc .rtf .mht .mhtml .xlsx .pptx'.split(' '));

const MARKDOWN = new Set(['.md', '.markdown', '.mdown', '.mkd']);
const isMarkdown = (path: string): boolean =>
  MARKDOWN.has(extname(path).toLowerCase());

function kindOf(
  path: string,
  as: 'briefing' | 'sources' | undefined,
): 'briefing' | 'sources' {
  const name = basename(path);
  const extension = extname(name).toLowerCase();
  if (isCitaviName(name) && as !== 'briefing') return 'sources';
  if (extension === '.pdf' && as !== 'briefing') return 'sources';
  if (as === 'sources' && !NOT_YET.has(extension) && !PAGES.has(extension))
    return 'sources';
  if (PAGES.has(extension) && as === 'sources')
    throw new AppError(
      'bad-input',
      `${name} can't be imported as sources: a web page comes in as a briefing; write the source by hand.`,
    );
  if (
    NOT_YET.has(extension) ||
    extension === '.pdf' ||
    (as === 'briefing' && DOCUMENTS.has(extension))
  )
    throw new AppError(
      'bad-input',
      `${name} can't be imported: Precis takes plain text, Markdown, HTML and DOCX as briefings, and BibTeX, RIS, CSL-JSON, EndNote XML, PubMed, Refer, Zotero RDF, Citavi XML, Word's sources and PDFs as sources; save it as one of these first.`,
    );
  if (as === undefined && DOCUMENTS.has(extension))
    throw new AppError(
      'bad-input',
      `${name} can't be imported as a briefing: save it as DOCX for that, or import it as sources for the citations in it.`,
    );
  return as === undefined && SOURCES.has(extension) ? 'sources' : 'briefing';
}

function refuseEmpty(title: string | undefined): void {
  if (title?.trim() === '')
    throw new AppError(
      'bad-input',
      'The title is empty: give one, or leave it out for the name of the file.',
    );
}

/** A briefing's title when none is given: the file's name without its extension. */
function titleFrom(path: string): string {
  const name = basename(path);
  const title = basename(name, extname(name)).normalize('NFC') || name;
  const found = forbiddenInLine(title);
  if (found)
    throw new AppError(
      'bad-input',
      `${JSON.stringify(name)} can't give the briefing its title: the name holds ${found.name}; rename the file or give a title.`,
    );
  return title;
}

const PACKAGE = '.precis';

/** What is wrong with one file alone, and no reason to leave the others. */
const isOfFile = ({ code }: AppError, path: string): boolean =>
  code === 'bad-input' ||
  (extname(path).toLowerCase() === PACKAGE &&
    (code === 'newer' || code === 'conflict'));

export type ImportContext = {
  readonly library: Library;
  readonly resources: string;
  readonly holding?: Holding | undefined;
  /** Asked about a package whose briefing the library lacks; without it those are taken in. */
  readonly takeIn?: ((found: UnknownPackage) => Promise<boolean>) | undefined;
  readonly template: Template;
  readonly stamp: Stamp;
  readonly signal: AbortSignal;
  readonly reader: SourceReader;
  readonly progress: (progress: ImportProgress) => void;
};

/**
 * Imports each of the paths. Throws AppError only where nothing was tried (wrong use); see `Report` for the rest. What a
 * Markdown names as its sources and images comes in with it, and not once more by itself.
 */
export async function importFiles(
  input: Input<'files.import'>,
  context: ImportContext,
): Promise<Report> {
  if (input.title !== undefined && input.paths.length > 1)
    throw new AppError(
      'bad-input',
      'A title goes with one file: import the files one at a time, or leave the title out.',
    );
  const report: Report = {
    briefings: [],
    sources: [],
    conflicts: [],
    skipped: [],
    remarks: [],
  };
  const beside = new Set<string>();
  for (const path of [
    ...input.paths.filter(isMarkdown),
    ...input.paths.filter((each) => !isMarkdown(each)),
  ]) {
    context.signal.throwIfAborted();
    if (beside.has(resolve(path))) continue;
    try {
      if (extname(path).toLowerCase() === PACKAGE)
        await importPackage(path, input, context, report);
      else if (kindOf(path, input.as) === 'briefing')
        if (extname(path).toLowerCase() === DOCX)
          await importDocument(path, input, context, report);
        else
          for (const file of await importBriefing(path, input, context, report))
            beside.add(file);
      else if (extname(path).toLowerCase() === '.pdf')
        await importPdf(path, context, report);
      else await importSourcesOf(path, input, context, report);
    } catch (error) {
      if (!(error instanceof AppError) || !isOfFile(error, path)) throw error;
      report.skipped.push({
        file: path,
        entry: null,
        line: null,
        reason: error.message,
      });
    }
  }
  return report;
}

/** Takes in the briefing of a review package, or merges it into the one that the library has. */
async function importPackage(
  path: string,
  input: Input<'files.import'>,
  context: ImportContext,
  report: Report,
): Promise<void> {
  const { as, title, template } = input;
  if (as === 'sources' || title !== undefined || template !== undefined)
    throw new AppError(
      'bad-input',
      `${basename(path)} is a review package, which brings its briefing with its own title and template: import it by itself.`,
    );
  const { library, resources, stamp, signal, holding } = context;
  const file = basename(path);
  context.progress({ file, stage: 'reading', done: 0, all: 0 });
  const progress = (done: number, all: number): void => {
    context.progress({ file, stage: 'saving', done, all });
  };
  const merged = await takePackage(
    path,
    { library, resources, stamp, signal, holding, progress },
    context.takeIn ?? (() => true),
  );
  if (merged === null) return;
  const { briefing, conflicts, blocks, ...rest } = merged;
  report.briefings.push({ id: briefing, title: merged.title, blocks });
  report.packages = [
    ...(report.packages ?? []),
    { file: path, briefing, ...rest, conflicts: conflicts.length },
  ];
}

async function readBriefingFile(
  path: string,
  input: Input<'files.import'>,
  context: ImportContext,
  report: Report,
): Promise<ReadBriefing> {
  if (PAGES.has(extname(path).toLowerCase()))
    return await readPage(path, context.template.language, context);
  const bytes = await readInputFile(path, MAX_TEXT_BYTES);
  const text = decodeText(bytes, basename(path));
  return isMarkdown(path)
    ? await importMarkdownFile(path, text, input, context, report)
    : {
        head: {},
        blocks: importText(text, newId),
        images: new Map(),
        remarks: [],
      };
}

/** The files beside it that came in with it. */
async function importBriefing(
  path: string,
  input: Input<'files.import'>,
  context: ImportContext,
  report: Report,
): Promise<readonly string[]> {
  const { library, resources, template, stamp, signal } = context;
  refuseEmpty(input.title);
  const read = await readBriefingFile(path, input, context, report);
  const { style, template: named, ...head } = read.head;
  const isKnown =
    style !== undefined &&
    listStyles(library, resources).some(({ id }) => id === style);
  const title = input.title ?? read.head.title ?? titleFrom(path);
  const parsing = parseBriefingDocumentInSteps({
    version: DOCUMENT_VERSION,
    ...headFrom(template, title),
    ...head,
    title: title.trim() === '' ? titleFrom(path) : title,
    // What was cleared somewhere else is not cleared here.
    status: 'draft',
    ...(isKnown && { style }),
    ...(named !== undefined &&
      input.template === undefined && { template: named }),
    blocks: read.blocks,
  });
  const document = await whileWanted(parsing, signal);
  context.progress({ file: basename(path), stage: 'saving', done: 0, all: 0 });
  // Until now nothing of it is in the library; behind this all of it is.
  await breathe(signal);
  const id = newId() as BriefingId;
  const kept: string[] = [];
  try {
    for (const [sha256, { bytes: image, mediaType }] of read.images) {
      if (attachmentFacts(library, sha256) === null) kept.push(sha256);
      putAttachment(library, image, mediaType);
    }
    insertBriefing(library, id, document, stamp);
  } catch (error) {
    for (const sha256 of kept) takeBack(library, sha256);
    throw error;
  }
  for (const remark of read.remarks)
    report.remarks.push({ file: path, entry: null, remark });
  report.briefings.push({
    id,
    title: document.title,
    blocks: document.blocks.length,
  });
  return read.beside ?? [];
}

/** Its sources come in first, from the files beside it that its front matter names. */
async function importMarkdownFile(
  path: string,
  text: string,
  input: Input<'files.import'>,
  context: ImportContext,
  report: Report,
): Promise<ReadBriefing> {
  const { library, signal } = context;
  // A file that can't be read as a briefing brings no sources either.
  const { blocks } = await readMarkdown(path, text, () => null, signal);
  if (blocks.length > MAX_PARAGRAPHS)
    throw new AppError(
      'bad-input',
      `${basename(path)} has more than ${MAX_PARAGRAPHS} blocks: divide it and import the parts.`,
    );
  const ids = new Map<string, string>();
  const missing: string[] = [];
  const beside: string[] = [];
  for (const name of bibliographiesOf(text)) {
    const file = fileBeside(path, name);
    try {
      if (file === null || !existsSync(file)) {
        missing.push(
          `the sources of ${name} were not taken: it was not found beside the file, or not dropped with it`,
        );
        continue;
      }
      for (const [citekey, id] of await importSourcesOf(
        file,
        input,
        context,
        report,
      ))
        ids.set(citekey, id);
      beside.push(file);
    } catch (error) {
      if (!(error instanceof AppError) || !isOfFile(error, path)) throw error;
      missing.push(`the sources of ${name} were not taken: ${error.message}`);
    }
  }
  const sourceOf = (citekey: string): SourceId | null =>
    (ids.get(citekey) ??
      findSource(library, citekey)?.id ??
      null) as SourceId | null;
  const read = await readMarkdown(path, text, sourceOf, signal);
  return {
    ...read,
    beside: [...beside, ...(read.beside ?? [])],
    remarks: [...missing, ...read.remarks],
  };
}

async function importDocument(
  path: string,
  input: Input<'files.import'>,
  context: ImportContext,
  report: Report,
): Promise<void> {
  const { library, resources } = context;
  refuseEmpty(input.title);
  await importDocxFile(
    path,
    input.title ?? null,
    {
      ...context,
      // What a person asks for goes before what the document says.
      templateNamed: (id) =>
        input.template === undefined
          ? templateOf(library, resources, id)
          : null,
      hasStyle: (id) =>
        listStyles(library, resources).some((style) => style.id === id),
    },
    report,
  );
}

async function importPdf(
  path: string,
  context: ImportContext,
  report: Report,
): Promise<void> {
  const bytes = await readInputFile(
    path,
    MAX_ATTACHED_BYTES,
    'write the source by hand, and keep the file elsewhere',
  );
  const { taken, remark } = await takePdfUnasked(
    bytes,
    basename(path),
    context,
  );
  const { id, citekey } = taken;
  const became =
    taken.kind === 'made' ? 'new' : taken.added ? 'updated' : 'unchanged';
  report.sources.push({ id, citekey, became });
  if (remark !== null)
    report.remarks.push({ file: path, entry: citekey, remark });
}

/** The ids of the sources by the citekeys that the file has for them. */
async function importSourcesOf(
  path: string,
  input: Input<'files.import'>,
  { library, stamp, signal, reader, progress }: ImportContext,
  report: Report,
): Promise<ReadonlyMap<string, string>> {
  const file = basename(path);
  const tell = (
    stage: ImportProgress['stage'],
    done: number,
    all: number,
  ): void => {
    progress({ file, stage, done, all });
  };
  tell('reading', 0, 0);
  const found = await reader.readFile(path, signal, (done, all) => {
    tell('reading', done, all);
  });
  tell('saving', 0, found.sources.length);
  const kept = await keepSources(found.sources, {
    library,
    stamp,
    readRecords: (records: readonly RawRecord[]) =>
      reader.readRecords(records, signal),
    ask: input.conflicts === 'ask',
  });
  // One by one: a call with as many arguments as a file has entries is more than the stack holds.
  for (const row of kept.sources) report.sources.push(row);
  for (const conflict of kept.conflicts) report.conflicts.push(conflict);
  for (const { entry, line, reason } of found.skipped)
    report.skipped.push({ file: path, entry, line, reason });
  const renamed = new Map<string, string>();
  for (const [index, { citekey }] of found.sources.entries())
    renamed.set(citekey, kept.sources[index]?.citekey ?? citekey);
  for (const { entry, remark } of found.remarks)
    report.remarks.push({
      file: path,
      entry: entry === null ? null : (renamed.get(entry) ?? entry),
      remark,
    });
  for (const { entry, remark } of kept.remarks)
    report.remarks.push({ file: path, entry, remark });
  return new Map(
    found.sources.flatMap(({ citekey }, at) => {
      const id = kept.sources[at]?.id;
      return id === undefined ? [] : [[citekey, id] as const];
    }),
  );
}
