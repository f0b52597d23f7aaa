// A PDF becomes a source with what it says of itself, and is attached to it; one that the library has already, or seems to
// have, is attached to that. Nothing is kept of a file that can't be read, nor before a person has chosen.
import { createHash } from 'node:crypto';
import { citekeyFor } from '#core/citations/citekey.ts';
import { describeSource } from '#core/citations/describe-source.ts';
import {
  findDuplicates,
  type DuplicateReason,
} from '#core/citations/find-duplicates.ts';
import { sourceOfPdf } from '#core/citations/source-of-pdf.ts';
import type { Source } from '#core/citations/source.ts';
import type { Output } from '#core/contract.ts';
import type { SourceId } from '#core/document/document.ts';
import { AppError } from '#core/errors.ts';
import { fileKind } from '../attachments/file-kind.ts';
import { newId } from '../clock.ts';
import type { Library } from '../database/open.ts';
import { saving } from '../database/query.ts';
import { sourcesOfFile } from '../database/source-attachments.ts';
import { insertSources, listSources } from '../database/sources.ts';
import type { Stamp } from '../database/stamp.ts';
import type { SourceReader } from '../importing/source-reader.ts';
import { attachBytes, plainName } from './attach-file.ts';

type Taken = Output<'sources.takePdf'>;

export type PdfContext = {
  readonly library: Library;
  readonly reader: SourceReader;
  readonly stamp: Stamp;
  readonly signal: AbortSignal;
};

/** A new source that no file of the library is, whatever its name. */
const NEW = 'new';

/**
 * `into` is the source that a person chose, 'new' for one of its own; without it the answer is 'alike' where there is a
 * choice to make. Throws AppError 'bad-input' where the file can't be read.
 */
export async function takePdf(
  bytes: Uint8Array,
  name: string,
  into: string | undefined,
  { library, reader, stamp, signal }: PdfContext,
): Promise<Taken> {
  const fileName = plainName(name);
  if (bytes.length === 0)
    throw new AppError(
      'bad-input',
      `${fileName} is empty: there is nothing to take in.`,
    );
  if (fileKind(bytes, fileName).kind !== 'pdf')
    throw new AppError(
      'bad-input',
      `${fileName} is no PDF, and only PDFs become sources when they are dropped: bring in a file of sources with Import, or attach it to one.`,
    );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const attach = (source: string): Taken => {
    const { added } = attachBytes(library, source, bytes, fileName, stamp);
    const [found] = listSources(library).filter(({ id }) => id === source);
    if (!found) throw new Error('The source of the file is not there.');
    return { kind: 'attached', added, sha256, ...named(found) };
  };
  if (into !== undefined && into !== NEW) return attach(into);

  const owner = (): string | undefined =>
    into === undefined ? sourcesOfFile(library, sha256)[0] : undefined;
  const before = owner();
  if (before !== undefined) return attach(before);
  const item = sourceOfPdf(
    await reader.readPdf(bytes, fileName, signal),
    fileName,
  );
  // The same file can have come in while it was read: dropped twice, or in two windows.
  const since = owner();
  if (since !== undefined) return attach(since);
  const id = newId() as SourceId;
  const sources = listSources(library);
  if (into === undefined) {
    const { alike, reason } = alikeOf(sources, { id, citekey: '', item });
    if (alike.length > 0)
      return {
        kind: 'alike',
        title: describeSource({ item }).title,
        alike: alike.map(named),
        reason,
      };
  }
  const taken = new Set(sources.map(({ citekey }) => citekey));
  const source: Source = { id, citekey: citekeyFor(item, taken), item };
  return saving(library, () => {
    insertSources(library, [source], stamp);
    attachBytes(library, id, bytes, fileName, stamp);
    return { kind: 'made', sha256, ...named(source) };
  });
}

/** As `takePdf`, where nobody is asked: the same DOI, ISBN or address is the same source, and a title alone is not. */
export async function takePdfUnasked(
  bytes: Uint8Array,
  name: string,
  context: PdfContext,
): Promise<{
  readonly taken: Exclude<Taken, { kind: 'alike' }>;
  /** What a person should know of it; null for nothing. */
  readonly remark: string | null;
}> {
  const first = await takePdf(bytes, name, undefined, context);
  if (first.kind === 'attached')
    return {
      taken: first,
      remark: first.added ? null : 'the source has this file already',
    };
  if (first.kind === 'made') return { taken: first, remark: null };
  const [one] = first.alike;
  const isSame = first.reason !== 'title' && first.alike.length === 1 && one;
  const taken = await takePdf(bytes, name, isSame ? one.id : NEW, context);
  if (taken.kind === 'alike') throw new Error('It was chosen already.');
  return {
    taken,
    remark: isSame
      ? `the file was attached to the source with the same ${first.reason}`
      : `may be the same as ${first.alike.map(({ citekey }) => `@${citekey}`).join(', ')}`,
  };
}

const named = ({
  id,
  citekey,
  item,
}: Source): { id: string; citekey: string; name: string } => {
  const { title, names, year } = describeSource({ item });
  return {
    id,
    citekey,
    name: [title || names || citekey, title && names, year]
      .filter(Boolean)
      .join(', '),
  };
};

function alikeOf(
  sources: readonly Source[],
  newcomer: Source,
): { readonly alike: readonly Source[]; readonly reason: DuplicateReason } {
  const present = sources.filter(({ binned }) => binned === undefined);
  const group = findDuplicates([...present, newcomer]).find(({ ids }) =>
    ids.includes(newcomer.id),
  );
  const ids = new Set(group?.ids);
  return {
    alike: present.filter(({ id }) => ids.has(id)),
    reason: group?.reason ?? 'title',
  };
}
