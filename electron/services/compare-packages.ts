// The text of a review package, to be compared with a version of its briefing or with another package of it. It is read as
// one that is merged is, with the same checks; nothing of it is merged or kept, and its file can go when it was read.
import type { Source } from '#core/citations/source.ts';
import type { Input, Output } from '#core/contract.ts';
import type {
  BriefingDocument,
  BriefingId,
  SourceId,
} from '#core/document/document.ts';
import { templateSchema } from '#core/document/template.ts';
import { isDay } from '#core/document/date-in-words.ts';
import { AppError } from '#core/errors.ts';
import { compareDocuments } from '#core/review/compare-documents.ts';
import type { PrintedForms } from '#core/review/printed-forms.ts';
import { documentAsIfRejected } from '#core/review/suggestions.ts';
import { briefingKey } from '../database/briefing-key.ts';
import type { Library } from '../database/open.ts';
import { reading } from '../database/query.ts';
import { openPackage, type OpenPackage } from '../packages/open-package.ts';
import { printedFormsAmong } from './printed-forms.ts';
import { citedSources } from './show-briefing.ts';
import {
  compareVersions,
  comparisonInWords,
  openVersion,
  type ComparedSide,
} from './versions.ts';

export type PackageText = {
  /** Of the package. */
  readonly id: string;
  /** The name of the file. */
  readonly file: string;
  /** Who made it, and when. */
  readonly author: string;
  readonly made: string;
  readonly document: BriefingDocument;
  /** Those that it cites, as they are in the package. */
  readonly sources: readonly Source[];
  /** As its own style and template print where it was made. */
  readonly forms: PrintedForms;
};

/** Throws AppError as `openPackage` does, and 'bad-input' where the package at `path` is of another briefing. */
export async function readPackageText(
  path: string,
  briefing: BriefingId,
  signal: AbortSignal,
): Promise<PackageText> {
  const found = await openPackage(path, signal);
  try {
    const { info, name, document } = found;
    if (info.briefing !== briefing)
      throw new AppError(
        'bad-input',
        `${name} is of another briefing, “${document.title || 'Untitled briefing'}”, so nothing was compared: choose a package of this one.`,
      );
    return {
      id: info.id,
      file: name,
      author: info.author,
      made: info.at,
      document,
      sources: sourcesIn(found),
      forms: formsIn(found),
    };
  } finally {
    await found.close();
  }
}

function sourcesIn({ sources, document }: OpenPackage): Source[] {
  const cited = new Set<string>(citedSources(document));
  return sources
    .filter(({ id }) => cited.has(id))
    .map(({ id, citekey, item, citeAs, standing, files }) => {
      const captured = files
        .find(({ printed }) => printed)
        ?.captured?.slice(0, 10);
      return {
        id: id as SourceId,
        citekey,
        item,
        ...(citeAs && { citeAs }),
        ...(captured !== undefined && isDay(captured) && { captured }),
        ...(standing !== 'current' && { standing }),
      };
    });
}

const formsIn = ({ styles, templates, document }: OpenPackage): PrintedForms =>
  printedFormsAmong(
    {
      style: (wanted) =>
        wanted.startsWith('own-')
          ? (styles.find(({ id }) => id === wanted)?.csl ?? null)
          : null,
      template: (wanted) => {
        const body = templates.find(({ id }) => id === wanted)?.body;
        const template = templateSchema.safeParse(body);
        return template.success && template.data.id === wanted
          ? template.data
          : null;
      },
    },
    document,
  );

/** Throws AppError 'not-found', 'damaged', and what `readPackageText` throws. */
export async function compareSides(
  library: Library,
  { briefing, before, after }: Input<'versions.compare'>,
  signal: AbortSignal,
): Promise<Output<'versions.compare'>> {
  // Versions of one library are shown with its sources as they are now, whenever they are from.
  if (typeof before === 'string' && typeof after === 'string')
    return compareVersions(library, { briefing, before, after });
  // First: which briefing it is says what a package has to be of.
  reading(library, () => briefingKey(library, briefing as BriefingId));
  const read = (side: string | { readonly package: string }) =>
    typeof side === 'string'
      ? versionSide(library, briefing, side)
      : packageSide(side.package, briefing, signal);
  const [from, to] = [await read(before), await read(after)];
  return comparisonInWords(
    compareDocuments(from.text, to.text),
    from.listed,
    to.listed,
  );
}

function versionSide(
  library: Library,
  briefing: string,
  id: string,
): ComparedSide {
  const { version, ...text } = openVersion(library, { briefing, version: id });
  return { listed: version, text: citing(text) };
}

async function packageSide(
  path: string,
  briefing: string,
  signal: AbortSignal,
): Promise<ComparedSide> {
  const { id, file, author, made, ...text } = await readPackageText(
    path,
    briefing as BriefingId,
    signal,
  );
  return {
    listed: { id, kind: 'package', name: file, by: author, at: made },
    text: citing(text),
  };
}

const citing = ({
  document,
  sources,
  forms,
}: Pick<
  PackageText,
  'document' | 'sources' | 'forms'
>): ComparedSide['text'] => ({
  document: documentAsIfRejected(document),
  sources: new Map(sources.map((source) => [source.id, source])),
  forms,
});
