// Files into the library, each by itself: one that can't be read is reported and leaves the library as it was, and the
// others come in. What a file holds is told by its name unless the person says.
import { basename, extname } from 'node:path';
import { citekeyFor } from '#core/citations/citekey.ts';
import { importBibtex } from '#core/convert/bibtex.ts';
import { importCslJson } from '#core/convert/csl-json.ts';
import { decodeText, MAX_TEXT_BYTES } from '#core/convert/decode-text.ts';
import type { SourcesImport } from '#core/convert/imported-source.ts';
import { importText } from '#core/convert/text-import.ts';
import type { Input, Output } from '#core/contract.ts';
import { forbiddenInLine } from '#core/document/characters.ts';
import {
  DOCUMENT_VERSION,
  type BriefingId,
  type SourceId,
} from '#core/document/document.ts';
import { parseBriefingDocument } from '#core/document/schema.ts';
import { headFrom } from '#core/document/start-briefing.ts';
import type { Template } from '#core/document/template.ts';
import { AppError } from '#core/errors.ts';
import { newId } from '../clock.ts';
import { insertBriefing } from '../database/briefings.ts';
import type { Library } from '../database/open.ts';
import { insertSources, listSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import { readInputFile } from './read-input-file.ts';

/** The most bytes that a file of sources may have. */
export const MAX_SOURCES_BYTES = 64 * 1024 * 1024;

type Report = Output<'files.import'>;
type Kind = 'briefing' | 'bibtex' | 'csl-json';

const KIND_OF_EXTENSION: Readonly<Record<string, Kind>> = {
  '.bib': 'bibtex',
  '.bibtex': 'bibtex',
  '.json': 'csl-json',
  '.csljson': 'csl-json',
};

// Files that we know and can't take yet: as text they would be taken for what they are not.
const NOT_YET = new Set(
  '.docx .doc .odt .rtf .pdf .html .htm .mht .mhtml .ris .nbib .enw .xml .xlsx .pptx .precis'.split(
    ' ',
  ),
);

function kindOf(path: string, as: 'briefing' | 'sources' | undefined): Kind {
  const name = basename(path);
  const extension = extname(name).toLowerCase();
  if (NOT_YET.has(extension))
    throw new AppError(
      'bad-input',
      `${name} can't be imported: Precis takes plain text as briefings, and CSL-JSON and BibTeX as sources; save it as one of these first.`,
    );
  const known = KIND_OF_EXTENSION[extension];
  if (as === undefined) return known ?? 'briefing';
  if (as === 'briefing') return 'briefing';
  if (known) return known;
  throw new AppError(
    'bad-input',
    `${name} can't be imported as sources: they come as BibTeX (.bib) or CSL-JSON (.json).`,
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

export type ImportContext = {
  readonly library: Library;
  readonly template: Template;
  readonly stamp: Stamp;
  readonly signal: AbortSignal;
  readonly tell: (sentence: string) => void;
};

/** Imports each of the paths. Throws AppError only where nothing was tried (wrong use); see `Report` for the rest. */
export async function importFiles(
  input: Input<'files.import'>,
  context: ImportContext,
): Promise<Report> {
  if (input.title !== undefined && input.paths.length > 1)
    throw new AppError(
      'bad-input',
      'A title goes with one file: import the files one at a time, or leave the title out.',
    );
  const report: Report = { briefings: [], sources: [], skipped: [] };
  for (const path of input.paths) {
    context.signal.throwIfAborted();
    try {
      const kind = kindOf(path, input.as);
      if (kind === 'briefing')
        report.briefings.push(await importBriefing(path, input, context));
      else await importSources(path, kind, context, report);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'bad-input')
        throw error;
      report.skipped.push({ file: path, entry: null, reason: error.message });
    }
  }
  return report;
}

async function importBriefing(
  path: string,
  input: Input<'files.import'>,
  { library, template, stamp }: ImportContext,
): Promise<Report['briefings'][number]> {
  const title = input.title ?? titleFrom(path);
  if (title.trim() === '')
    throw new AppError(
      'bad-input',
      'The title is empty: give one, or leave it out for the name of the file.',
    );
  const bytes = await readInputFile(path, MAX_TEXT_BYTES);
  const blocks = importText(decodeText(bytes, basename(path)), newId);
  const document = parseBriefingDocument({
    version: DOCUMENT_VERSION,
    ...headFrom(template, title),
    blocks,
  });
  const id = newId() as BriefingId;
  insertBriefing(library, id, document, stamp);
  return { id, title, blocks: blocks.length };
}

async function importSources(
  path: string,
  kind: 'bibtex' | 'csl-json',
  context: ImportContext,
  report: Report,
): Promise<void> {
  const name = basename(path);
  const bytes = await readInputFile(path, MAX_SOURCES_BYTES);
  const text = decodeText(bytes, name, MAX_SOURCES_BYTES);
  const found =
    kind === 'bibtex' ? importBibtex(text, name) : importCslJson(text, name);
  for (const row of keepSources(found, context)) report.sources.push(row);
  for (const { entry, reason } of found.skipped)
    report.skipped.push({ file: path, entry, reason });
}

/**
 * Puts the sources into the library in one transaction. An entry that is there already, under its key or the one
 * that it was given because its own was taken, is not doubled; a different one under a key that is taken comes in under
 * a new key, and that is told. One row an entry, in the order of the file.
 */
export function keepSources(
  found: SourcesImport,
  { library, stamp, tell }: Pick<ImportContext, 'library' | 'stamp' | 'tell'>,
): Report['sources'] {
  const byKey = new Map(
    listSources(library).map((source) => [source.citekey, source]),
  );
  const taken = new Set(byKey.keys());
  // One that came in under a new key because its own was taken is known by what it says when it comes again.
  const claimed = new Set(found.sources.map(({ citekey }) => citekey));
  const byItem = new Map(
    [...byKey.values()]
      .filter(({ citekey }) => !claimed.has(citekey))
      .map((source) => [canonical(source.item), source]),
  );
  const rows: Report['sources'] = [];
  const fresh: Parameters<typeof insertSources>[1][number][] = [];
  for (const { citekey: wanted, item, raw } of found.sources) {
    const there = byKey.get(wanted);
    const same = canonical(item);
    const known =
      there && canonical(there.item) === same
        ? there
        : there && byItem.get(same);
    if (known) {
      rows.push({ id: known.id, citekey: known.citekey });
      continue;
    }
    const citekey = taken.has(wanted) ? citekeyFor(item, taken) : wanted;
    if (citekey !== wanted)
      tell(
        `@${wanted} is taken by another source: this one came in as @${citekey}.`,
      );
    const id = newId() as SourceId;
    taken.add(citekey);
    byKey.set(citekey, { id, citekey, item });
    fresh.push({ id, citekey, item, raw });
    rows.push({ id, citekey });
  }
  insertSources(library, fresh, stamp);
  return rows;
}

/** JSON with its keys in order, so that two equal items are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  );
}
