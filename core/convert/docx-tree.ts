// A DOCX opened: its parts as trees of XML, and what each leads to. Nothing outside of the file is ever followed, and a
// part that is too large to be held as a tree is refused.
import { AppError } from '../errors.ts';
import { allAtOnce, type Steps } from '../steps.ts';
import {
  childOf,
  parseXmlInSteps,
  XmlFault,
  type XmlElement,
} from './xml-tree.ts';
import { openZip } from './zip.ts';

/** The most bytes of a part that is read as a tree, which takes many times as much. */
const MAX_PART = 24 * 1024 * 1024;

export type DocxLink = {
  /** The last word of the type: `image`, `hyperlink`, `footnotes`. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
};

export type DocxParts = {
  readonly names: readonly string[];
  /** The part with the text. */
  readonly document: XmlElement;
  readonly documentName: string;
  /** What the part leads to, by id. */
  readonly linksOf: (part: string) => ReadonlyMap<string, DocxLink>;
  /** The first part of this type that the text leads to, and its name; null where there is none. */
  readonly partOf: (
    type: string,
  ) => { readonly name: string; readonly root: XmlElement } | null;
  readonly partOfInSteps: (
    type: string,
  ) => Steps<{ readonly name: string; readonly root: XmlElement } | null>;
  readonly part: (name: string) => XmlElement | null;
  readonly bytes: (name: string) => Uint8Array | null;
};

/** `what` names the file for a person. Throws AppError 'bad-input' where it is none that can be read. */
export const openDocx = (bytes: Uint8Array, what: string): DocxParts =>
  allAtOnce(openDocxInSteps(bytes, what));

export function* openDocxInSteps(
  bytes: Uint8Array,
  what: string,
): Steps<DocxParts> {
  const archive = openZip(bytes, what);
  const refuse = (reason: string, cause?: unknown): AppError =>
    new AppError('bad-input', `${what} can't be read: ${reason}.`, { cause });
  const decoder = new TextDecoder('utf-8');
  function* read(name: string): Steps<XmlElement | null> {
    const found = archive.read(name);
    if (!found) return null;
    if (found.length > MAX_PART)
      throw refuse(
        `a part of it is larger than ${MAX_PART / 1024 / 1024} MB unpacked`,
      );
    try {
      return yield* parseXmlInSteps(decoder.decode(found));
    } catch (error) {
      if (!(error instanceof XmlFault)) throw error;
      throw refuse(`its part ${name} ${error.message}`, error);
    }
  }
  const part = (name: string): XmlElement | null => allAtOnce(read(name));
  const linksOf = (name: string): Map<string, DocxLink> => {
    const slash = name.lastIndexOf('/');
    const folder = name.slice(0, slash + 1);
    const root = part(`${folder}_rels/${name.slice(slash + 1)}.rels`);
    return new Map(
      (root?.children ?? []).map(({ attributes }) => {
        const external = attributes['TargetMode'] === 'External';
        const written = attributes['Target'] ?? '';
        return [
          attributes['Id'] ?? '',
          {
            type: (attributes['Type'] ?? '').split('/').at(-1) ?? '',
            target: external ? written : withinArchive(folder, written),
            external,
          },
        ];
      }),
    );
  };
  const documentName = [...linksOf('').values()].find(
    ({ type, external }) => type === 'officeDocument' && !external,
  )?.target;
  const document =
    documentName === undefined ? null : yield* read(documentName);
  if (documentName === undefined || !document || !childOf(document, 'body'))
    throw refuse('it is no document of Word’s');
  const links = linksOf(documentName);
  function* partOf(type: string): ReturnType<DocxParts['partOfInSteps']> {
    const found = [...links.values()].find(
      (link) => link.type === type && !link.external,
    );
    const root = found && (yield* read(found.target));
    return root ? { name: found.target, root } : null;
  }
  return {
    names: archive.names,
    document,
    documentName,
    linksOf,
    partOf: (type) => allAtOnce(partOf(type)),
    partOfInSteps: partOf,
    part,
    bytes: archive.read,
  };
}

/** `../media/a.png` out of `word/` is `media/a.png`; what climbs out of the archive names nothing in it. */
function withinArchive(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  return path.join('/');
}
