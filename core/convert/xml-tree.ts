// XML from files that others wrote, as a small tree. Nothing in it is ever followed: a document type, and with it every
// entity of one's own, is refused; depth and size are bounded.
import { SaxesParser } from 'saxes';
import { allAtOnce, type Steps } from '../steps.ts';

export type XmlElement = {
  /** Without its prefix. */
  readonly name: string;
  /** By name without its prefix. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All the words inside, those of the elements inside it too. */
  readonly text: string;
};

/** What is wrong, to stand behind a name: `is no well-formed XML: …`. */
export class XmlFault extends Error {}

const MAX_DEPTH = 64;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

type Open = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
};

/** What saxes says, without its place in the piece of text that it was given. */
const withoutPlace = (message: string): string =>
  message.replace(/^(?:[^:]*:)?\d+:\d+:\s*/, '').replace(/\.$/, '');

type Attributes = Readonly<Record<string, string>>;

/** What reads along: an element that begins, its words, its end; names are without their prefix. */
export type XmlReader = {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (words: string) => void;
  readonly close?: (name: string) => void;
};

/** Feeds the pieces of one document to `reader`. Throws XmlFault. */
export const readXml = (pieces: Iterable<string>, reader: XmlReader): void => {
  allAtOnce(readXmlInSteps(pieces, reader));
};

function* readXmlInSteps(
  pieces: Iterable<string>,
  reader: XmlReader,
): Steps<void> {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('error', (error) => {
    throw new XmlFault(`is no well-formed XML: ${withoutPlace(error.message)}`);
  });
  parser.on('doctype', () => {
    throw new XmlFault(
      'declares a document type, which files of sources have no need of and which is never read',
    );
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH)
      throw new XmlFault(`nests deeper than ${MAX_DEPTH} levels`);
    reader.open?.(
      localName(name),
      Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [
          localName(key),
          value,
        ]),
      ),
    );
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    reader.close?.(localName(name));
  });
  parser.on('text', (words) => reader.text?.(words));
  parser.on('cdata', (words) => reader.text?.(words));
  for (const piece of pieces) {
    parser.write(piece);
    yield;
  }
  parser.close();
}

/** The element that `text` is. Throws XmlFault. */
export const parseXml = (text: string): XmlElement =>
  allAtOnce(parseXmlInSteps(text));

/** What is read in one step, in UTF-16 units. */
const PIECE = 32 * 1024;

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE)
    yield text.slice(at, at + PIECE);
}

export function* parseXmlInSteps(text: string): Steps<XmlElement> {
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const path: Open[] = [root];
  yield* readXmlInSteps(piecesOf(text), {
    open(name, attributes) {
      path.push({ name, attributes, children: [], text: '' });
    },
    text(words) {
      const inner = path.at(-1);
      if (inner) inner.text += words;
    },
    close() {
      const done = path.pop();
      const outer = path.at(-1);
      if (!done || !outer) return;
      outer.children.push(done);
      outer.text += done.text;
    },
  });
  const [element] = root.children;
  if (!element) throw new XmlFault('holds no element');
  return element;
}

/** The first element of this name right inside. */
export const childOf = (
  element: XmlElement | undefined,
  name: string,
): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** All elements at the end of the path of names. */
export function elementsAt(
  element: XmlElement,
  ...path: readonly string[]
): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (found, name) =>
      found.flatMap(({ children }) =>
        children.filter((child) => child.name === name),
      ),
    [element],
  );
}

/** The words of the first element at the end of the path, on one line each; '' where there is none. */
export const textAt = (
  element: XmlElement,
  ...path: readonly string[]
): string =>
  elementsAt(element, ...path)[0]
    ?.text.replace(/\s+/g, ' ')
    .trim() ?? '';

export type XmlRecord = {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly raw: string;
};

/**
 * The elements of this name (with or without a prefix) as pieces of the text, so that one that is no XML costs itself
 * alone. Elements of the name inside one another are not told apart. Takes time in proportion to the text.
 */
export function* cutXmlRecords(
  text: string,
  name: string,
): Generator<XmlRecord> {
  const start = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s>/])`, 'g');
  const end = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`, 'g');
  let line = 1;
  let feed = text.indexOf('\n');
  // Looked for once, and not again for each of many that are never closed.
  let close: RegExpExecArray | null | undefined;
  let found = start.exec(text);
  while (found) {
    for (; feed >= 0 && feed < found.index; feed = text.indexOf('\n', feed + 1))
      line += 1;
    if (close === undefined || (close && close.index < found.index)) {
      end.lastIndex = found.index;
      close = end.exec(text);
    }
    // One that is never closed ends where the next begins, so that it does not take that with it.
    const next = start.exec(text);
    const stop =
      close && (!next || close.index < next.index)
        ? close.index + close[0].length
        : (next?.index ?? text.length);
    yield { line, raw: text.slice(found.index, stop) };
    found = next;
  }
}

/** Throws XmlFault where the text declares a document type; looked for before anything of it is read. */
export function refuseDoctype(text: string): void {
  if (/<!DOCTYPE\b/i.test(text))
    throw new XmlFault(
      'declares a document type, which files of sources have no need of and which is never read',
    );
}
