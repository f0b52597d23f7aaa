// Any file of sources, as one import: what it is is told by what is in it, then by its name; words in an encoding that had
// to be guessed are said to be. One entry that is wrong never costs the others.
import type { CslItem } from '../citations/source.ts';
import { AppError } from '../errors.ts';
import { importBibtex } from './bibtex.ts';
import { importCitavi, isCitaviText, refuseCitaviProject } from './citavi.ts';
import { importCslJson } from './csl-json.ts';
import { decodeParts } from './decode-text.ts';
import { importEndnoteXml } from './endnote-xml.ts';
import type {
  RawRecord,
  ReadingProgress,
  SourceFormat,
  SourcesImport,
} from './imported-source.ts';
import { importNbib } from './nbib.ts';
import { importOfficeCitations } from './office-citations.ts';
import { importRefer } from './refer.ts';
import { importRis } from './ris.ts';
import { importWordSources } from './word-sources.ts';
import { refuseDoctype, XmlFault } from './xml-tree.ts';
import { importZoteroRdf } from './zotero-rdf.ts';
import { openZip } from './zip.ts';

/** The most bytes that a file of sources may have. */
export const MAX_SOURCES_BYTES = 64 * 1024 * 1024;

/** How much of a text is looked at: a file may begin with words that are no entry. */
const LOOKED_AT = 100_000;

// In their order: each pattern is one that only its format has.
const SIGNS: readonly (readonly [SourceFormat, RegExp])[] = [
  [
    'endnote-xml',
    /<(?:xml>\s*<)?records\b|<record>\s*(?:<[\w-]+[^>]*>[^<]*<\/[\w-]+>\s*)*<(?:ref-type|source-app|database|contributors)\b/,
  ],
  ['word-sources', /<(?:[\w.-]+:)?Sources?\b[^>]*bibliography|<b:Source>/],
  ['zotero-rdf', /<rdf:RDF\b[^]*?(?:xmlns:z=|purl\.org\/net\/biblio)/],
  ['nbib', /^(?:PMID- ?\d+|OWN {1,2}- [A-Z]+)\s*$/m],
  ['ris', /^\s{0,3}TY {1,2}- ?/m],
  ['bibtex', /^[ \t]*@[ \t]*[A-Za-z][A-Za-z_-]*\s*[{(]/m],
  ['refer', /^%[0ATDJ] \S/m],
];

const XML_FORMATS: ReadonlySet<SourceFormat> = new Set([
  'endnote-xml',
  'word-sources',
  'zotero-rdf',
]);

const BY_EXTENSION: Readonly<Record<string, SourceFormat>> = {
  bib: 'bibtex',
  bibtex: 'bibtex',
  json: 'csl-json',
  csljson: 'csl-json',
  ris: 'ris',
  nbib: 'nbib',
  enw: 'refer',
};

/** What the words are; null where nothing in them and nothing in the name says so. */
export function detectFormat(text: string, name: string): SourceFormat | null {
  const start = text.slice(0, LOOKED_AT);
  if (isCitaviText(start)) return 'citavi';
  // A BibTeX file may begin with a remark in brackets.
  if (/^\s*(?:\[\s*[\]{[]|\{\s*[}"])/.test(start)) return 'csl-json';
  const isXml = /^\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z])/.test(start);
  for (const [format, sign] of SIGNS)
    if (isXml === XML_FORMATS.has(format) && sign.test(start)) return format;
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return isXml ? null : (BY_EXTENSION[extension] ?? null);
}

function importText(
  text: string,
  format: SourceFormat,
  what: string,
  progress?: ReadingProgress,
): SourcesImport {
  switch (format) {
    case 'bibtex':
      return importBibtex(text, what, progress);
    case 'csl-json':
      return importCslJson(text, what, progress);
    case 'ris':
      return importRis(text, progress);
    case 'nbib':
      return importNbib(text, progress);
    case 'refer':
      return importRefer(text, progress);
    case 'endnote-xml':
      return importEndnoteXml(text);
    case 'word-sources':
      return importWordSources(text);
    case 'zotero-rdf':
      return importZoteroRdf(text, what);
    case 'citavi':
      return importCitavi(text, what);
    case 'docx':
    case 'odt':
      throw new Error('a document is no text');
  }
}

function importArchive(bytes: Uint8Array, what: string): SourcesImport {
  const archive = openZip(bytes, what);
  if (archive.names.includes('word/document.xml'))
    return importOfficeCitations(archive, 'docx', what);
  if (archive.names.includes('content.xml'))
    return importOfficeCitations(archive, 'odt', what);
  throw new AppError(
    'bad-input',
    `${what} is a ZIP archive but no DOCX or ODT, so no sources could be read from it: unpack it first.`,
  );
}

const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/**
 * The sources in a file called `what`. Throws AppError 'bad-input' with one sentence where the whole can't be read, or has
 * nothing in it.
 */
export function importSources(
  bytes: Uint8Array,
  what: string,
  progress?: ReadingProgress,
): SourcesImport & { readonly format: SourceFormat } {
  refuseCitaviProject(bytes, what);
  if (isZip(bytes)) {
    const found = importArchive(bytes, what);
    return {
      ...found,
      format: what.toLowerCase().endsWith('.odt') ? 'odt' : 'docx',
    };
  }
  const { text, guess } = decodeParts(bytes, what, MAX_SOURCES_BYTES);
  const format = detectFormat(text, what);
  if (format === null)
    throw new AppError(
      'bad-input',
      `${what} holds no sources that Precis knows: they come as BibTeX, RIS, CSL-JSON, EndNote XML, PubMed (NBIB), Refer (ENW), Zotero RDF, Citavi XML, Word sources, or inside a DOCX or ODT.`,
    );
  let found: SourcesImport;
  try {
    if (
      XML_FORMATS.has(format) ||
      (format === 'citavi' && !/^\s*[[{]/.test(text))
    )
      refuseDoctype(text);
    found = importText(text, format, what, progress);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    throw new AppError(
      'bad-input',
      `${what} can't be imported: it ${error.message}.`,
      { cause: error },
    );
  }
  if (found.sources.length + found.skipped.length === 0)
    throw new AppError(
      'bad-input',
      `${what} has no entries in it, so no sources could be read from it.`,
    );
  const remarks =
    guess === null
      ? found.remarks
      : [{ entry: null, remark: guess }, ...found.remarks];
  return { ...found, format, remarks };
}

/** The item that a kept record was read as; null where it can't be read any more. */
export function itemOfRecord({ format, text }: RawRecord): CslItem | null {
  try {
    return importText(text, format, 'The record').sources.at(0)?.item ?? null;
  } catch (error) {
    if (error instanceof AppError || error instanceof XmlFault) return null;
    throw error;
  }
}
