// The objects of one PDF of ours as they stand in a file that holds several: under other numbers, and with the names
// that must differ within a file told apart. Nothing in a string is taken for a reference.
import { unreadable, type PdfFile } from './pdf-objects.ts';

/** What each object becomes: its number in the new file, or `gone` where it is left out and nothing may refer to it. */
export type Numbers = ReadonlyMap<number, number>;

export type Moving = {
  readonly numbers: Numbers;
  /** Added to the places in the tree of parents. */
  readonly keys: number;
  /** Put before the names of destinations and of structure elements. */
  readonly prefix: string;
};

export type MovedObject = {
  /** The object itself; of a stream, its dictionary. */
  readonly text: string;
  /** Where the bytes of a stream stand in the file that it comes from. */
  readonly stream: readonly [from: number, to: number] | null;
};

/** The place after the string that begins at `at`, its opening parenthesis. */
function endOfString(source: string, at: number): number {
  let depth = 0;
  for (let index = at; index < source.length; index += 1) {
    const character = source.charCodeAt(index);
    if (character === 0x5c) index += 1;
    else if (character === 0x28) depth += 1;
    else if (character === 0x29) {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  throw unreadable('a string does not end');
}

const TOLD =
  /\(|\bstream\r?\n|\bendobj\b|\/StructParents? (\d+)|\/(?:ID|Dest) (?=\()|\/Headers \[|\]|(\d+) 0 R\b/g;

/** The object that stands at `offset` of `source`, written without its number. */
export function movedObject(
  { text: whole, offsets }: PdfFile,
  number: number,
  { numbers, keys, prefix }: Moving,
): MovedObject {
  const offset = offsets.get(number);
  if (offset === undefined) throw unreadable('an object is missing');
  const source = whole();
  const begin = source.indexOf('obj', offset) + 3;
  const told = new RegExp(TOLD);
  told.lastIndex = begin;
  let text = '';
  let from = begin;
  let named = false;
  for (;;) {
    const match = told.exec(source);
    if (!match) throw unreadable('an object does not end');
    const [word, key, ref] = match;
    const at = match.index;
    if (word === '(') {
      if (named) {
        text += `${source.slice(from, at + 1)}${prefix}`;
        from = at + 1;
      }
      told.lastIndex = endOfString(source, at);
    } else if (word === 'endobj')
      return {
        text: (text + source.slice(from, at)).trim(),
        stream: null,
      };
    else if (word.startsWith('stream')) {
      const dict = (text + source.slice(from, at)).trim();
      const length = /\/Length (\d+)\b/.exec(dict)?.[1];
      if (length === undefined) throw unreadable('a stream has no length');
      const data = at + word.length;
      return { text: dict, stream: [data, data + Number(length)] };
    } else if (key !== undefined) {
      text += `${source.slice(from, at)}${word.slice(0, -key.length)}${Number(key) + keys}`;
      from = told.lastIndex;
    } else if (ref !== undefined) {
      const moved = numbers.get(Number(ref));
      if (moved === undefined)
        throw unreadable('an object refers to what is left out');
      text += `${source.slice(from, at)}${moved} 0 R`;
      from = told.lastIndex;
    } else if (word === '/Headers [') named = true;
    else if (word === ']') named = false;
    else {
      // A name after /ID or /Dest: the string that follows.
      const end = endOfString(source, told.lastIndex);
      text += `${source.slice(from, told.lastIndex + 1)}${prefix}`;
      from = told.lastIndex + 1;
      told.lastIndex = end;
    }
  }
}
