// A citation style from a file that a person gives, in the form in which citeproc takes one. Nothing in it is followed or
// trusted: a document type is refused, depth and size are bounded, also the size that macros come to when they are put in.
import { SaxesParser } from 'saxes';
import { AppError } from '../errors.ts';

/** citeproc's JSON form of CSL. */
export type CslNode = {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly (CslNode | string)[];
};

export type CslFile = {
  readonly title: string;
  /** The last part of the style's own id: `oscola` of `http://www.zotero.org/styles/oscola`. */
  readonly name: string;
  readonly kind: 'note' | 'in-text';
  readonly root: CslNode;
};

export type CslRead =
  | CslFile
  /** A style that only names another one, which says how to cite. */
  | { readonly title: string; readonly parent: string };

/** The largest style of the CSL project has a quarter of a megabyte. */
export const MAX_CSL = 2_000_000;
const MAX_DEPTH = 100;
/** Elements, macros put in where they are called; the largest styles of the CSL project come to 5.3 million. */
const MAX_EXPANDED = 8_000_000;

const refuse = (problem: string): AppError =>
  new AppError(
    'bad-input',
    `This file is no citation style that can be used: ${problem}. Nothing was added.`,
  );

type Open = {
  name: string;
  attrs: Record<string, string>;
  children: (CslNode | string)[];
};

/** The outermost element, of a style or a locale. Throws AppError 'bad-input'. */
export function parseCsl(text: string): CslNode {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const top: Open = { name: '', attrs: {}, children: [] };
  const path: Open[] = [top];
  parser.on('error', (error) => {
    throw refuse(
      `it is no well-formed XML (${error.message.replace(/^(?:[^:]*:)?\d+:\d+:\s*/, '').replace(/\.$/, '')})`,
    );
  });
  parser.on('doctype', () => {
    throw refuse('it declares a document type, which is never read');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length > MAX_DEPTH)
      throw refuse(`its elements nest deeper than ${MAX_DEPTH} levels`);
    path.push({ name, attrs: { ...attributes }, children: [] });
  });
  const add = (words: string): void => {
    // White space between elements says nothing in CSL.
    if (words.trim() !== '') path.at(-1)?.children.push(words);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const done = path.pop();
    if (!done) return;
    // citeproc reads the text of a term from its first child.
    if (done.name === 'term' && done.children.length === 0)
      done.children.push('');
    path.at(-1)?.children.push(done);
  });
  parser.write(text).close();
  const root = top.children.find((child) => typeof child !== 'string');
  if (!root || typeof root === 'string') throw refuse('it is empty');
  return root;
}

const elementsOf = (node: CslNode | undefined, name?: string): CslNode[] =>
  (node?.children ?? []).filter(
    (child): child is CslNode =>
      typeof child !== 'string' && (name === undefined || child.name === name),
  );

const wordsOf = (node: CslNode | undefined): string =>
  (node?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : wordsOf(child)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();

/** An address is seldom a tenth as long. */
const MAX_ADDRESS = 2_000;

/** The last part of an address. */
const lastPart = (address: string): string =>
  address
    .slice(0, MAX_ADDRESS)
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1) ?? '';

/** Throws AppError where macros call each other in a circle, are not there, or come to too much. */
function checkMacros(root: CslNode): void {
  const macros = new Map(
    elementsOf(root, 'macro').map((macro) => [macro.attrs['name'], macro]),
  );
  const sizes = new Map<CslNode, number>();
  const open = new Set<CslNode>();

  function sizeOf(node: CslNode): number {
    let size = 1;
    for (const child of elementsOf(node)) {
      size += sizeOf(child);
      const called =
        child.name === 'text' || child.name === 'key'
          ? child.attrs['macro']
          : undefined;
      if (called === undefined) continue;
      const macro = macros.get(called);
      if (!macro)
        throw refuse(`it calls a macro “${called}” that it does not have`);
      size += expanded(macro);
      if (size > MAX_EXPANDED) throw refuse('its macros come to too much');
    }
    return size;
  }

  function expanded(macro: CslNode): number {
    const known = sizes.get(macro);
    if (known !== undefined) return known;
    if (open.has(macro))
      throw refuse(`its macro “${macro.attrs['name'] ?? ''}” calls itself`);
    open.add(macro);
    const size = sizeOf(macro);
    open.delete(macro);
    sizes.set(macro, size);
    return size;
  }

  sizeOf(root);
}

/** Throws AppError 'bad-input' with one sentence. It is not tried out here whether citeproc can format by it. */
export function readCsl(text: string): CslRead {
  if (text.length > MAX_CSL) throw refuse('it is larger than any style');
  const root = parseCsl(text);
  if (root.name === 'locale')
    throw refuse(
      'it is a locale, which says only how words are put in a language',
    );
  if (root.name !== 'style')
    throw refuse(
      `its outermost element is “${root.name.slice(0, 60)}”, and a style’s is “style”`,
    );
  const info = elementsOf(root, 'info')[0];
  const name = lastPart(wordsOf(elementsOf(info, 'id')[0]));
  const written = wordsOf(elementsOf(info, 'title')[0]).slice(0, 300);
  const title = written || name || 'A style without a title';
  const layout = elementsOf(elementsOf(root, 'citation')[0], 'layout')[0];
  if (!layout) {
    const parent = elementsOf(info, 'link').find(
      ({ attrs }) => attrs['rel'] === 'independent-parent',
    )?.attrs['href'];
    if (parent !== undefined) return { title, parent: lastPart(parent) };
    throw refuse('it does not say how to cite');
  }
  const kind = root.attrs['class'];
  if (kind !== 'note' && kind !== 'in-text')
    throw refuse('it does not say whether it is for notes or for the text');
  checkMacros(root);
  return { title, name, kind, root };
}
