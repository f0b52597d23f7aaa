// Sources of the library into a file for other programs, and the file read back: an export that lost one is no export.
import { readFile } from 'node:fs/promises';
import type { Source } from '#core/citations/source.ts';
import type { Input, Output } from '#core/contract.ts';
import { exportCslJson } from '#core/convert/csl-json-export.ts';
import { importCslJson } from '#core/convert/csl-json.ts';
import type { SourcesImport } from '#core/convert/imported-source.ts';
import { exportRis } from '#core/convert/ris-export.ts';
import { importRis } from '#core/convert/ris.ts';
import { AppError } from '#core/errors.ts';
import type { Library } from '../database/open.ts';
import { findSource, listSources } from '../database/sources.ts';
import { checkPlace, writeProven } from './write-export.ts';

type Format = Input<'sources.export'>['to'];

const FORMATS: Readonly<
  Record<
    Format,
    {
      readonly write: (sources: readonly Source[]) => string | Promise<string>;
      readonly read: (text: string) => SourcesImport | Promise<SourcesImport>;
    }
  >
> = {
  'csl-json': {
    write: exportCslJson,
    read: (text) => importCslJson(text, 'The file'),
  },
  biblatex: {
    // Its parser is large, and most of what is asked of Precis has no use for it.
    async write(sources) {
      const { exportBiblatex } =
        await import('#core/convert/biblatex-export.ts');
      return exportBiblatex(sources);
    },
    async read(text) {
      const { importBibtex } = await import('#core/convert/bibtex.ts');
      return importBibtex(text, 'The file');
    },
  },
  ris: { write: exportRis, read: importRis },
};

function chosen(library: Library, wanted: readonly string[]): Source[] {
  const found = wanted.map((name) => {
    const source = findSource(library, name);
    if (source) return source;
    throw new AppError(
      'not-found',
      `The library has no source ${JSON.stringify(name)}: nothing was written.`,
    );
  });
  // One that was merged and the one in its place are the same.
  const byId = new Map(found.map((source) => [source.id, source]));
  return [...byId.values()].sort((a, b) => (a.citekey < b.citekey ? -1 : 1));
}

/** Throws AppError; nothing is written then. */
export async function exportSources(
  library: Library,
  { sources: wanted, to, out }: Input<'sources.export'>,
): Promise<Output<'sources.export'>> {
  await checkPlace(out, library.folder);
  const sources = wanted
    ? chosen(library, wanted)
    : listSources(library).filter(({ binned }) => binned === undefined);
  if (sources.length === 0)
    throw new AppError(
      'not-found',
      'The library has no sources: there is nothing to write.',
    );
  const { write, read } = FORMATS[to];
  const { file, proof } = await writeProven(
    out,
    new TextEncoder().encode(await write(sources)),
    async (written) => {
      const back = await read(await readFile(written, 'utf8'));
      return { ok: back.sources.length === sources.length };
    },
  );
  if (!proof.ok)
    throw new AppError(
      'unavailable',
      `${file} does not hold all of the sources, so it was not given the name that you chose; please tell the makers of Precis.`,
    );
  return { file, sources: sources.length };
}
