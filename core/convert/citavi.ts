// What of Citavi's is read: its XML and its JSON, by readers of ours. (The library that reads our BibTeX reads them too, but
// gives the pages `2-6` as `26` and takes capitals from names in titles.) Its projects are databases and are not read.
import { AppError } from '../errors.ts';
import { importCitaviJson } from './citavi-json.ts';
import { importCitaviXml } from './citavi-xml.ts';
import type { SourcesImport } from './imported-source.ts';

const isXml = (start: string): boolean =>
  /^\s*</.test(start) && /<CitaviExchangeData\b/.test(start);

/** Whether a text is Citavi’s XML or JSON; it may be its beginning. */
export const isCitaviText = (start: string): boolean =>
  isXml(start) ||
  /^\s*[[{][^]*"\$type"\s*:\s*"SwissAcademic\.Citavi\b/.test(start) ||
  /^\s*[[{][^]*"ReferenceType"\s*:\s*"[A-Z][A-Za-z]+"/.test(start);

/** Whether a file’s name is that of a project of Citavi, or of a backup of one; the oldest of these are XML. */
export const isCitaviName = (name: string): boolean => /\.ctv\w*$/i.test(name);

/** Throws AppError 'bad-input' where the name is a project's and the first bytes are no XML's. */
export function refuseCitaviProject(bytes: Uint8Array, name: string): void {
  const first = bytes[0] === 0xef ? bytes[3] : bytes[0];
  if (isCitaviName(name) && first !== 0x3c)
    throw new AppError(
      'bad-input',
      `${name} is a project of Citavi, which Precis does not read: export the sources from Citavi as XML, BibTeX or RIS, and import that file.`,
    );
}

/** The sources in a text of Citavi's. Throws AppError 'bad-input' where `what` can't be read. */
export const importCitavi = (text: string, what: string): SourcesImport =>
  isXml(text) ? importCitaviXml(text) : importCitaviJson(text, what);
