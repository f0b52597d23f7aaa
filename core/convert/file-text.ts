// The texts that stand in a written file, wherever they stand in it: what is read, what only programs read, and what is
// neither. It is read out of the bytes, and nothing is known here of what wrote them.
import { openZip } from './zip.ts';

export type FileText = {
  /** For a person: "the notes", "the properties of the file". */
  readonly where: string;
  readonly text: string;
  /**
   * `words` are for somebody to read; `frame` is the format's own, names and looks; `bytes` are neither, and have letters
   * in them by chance.
   */
  readonly kind: 'words' | 'frame' | 'bytes';
};

/** What is in a file that a redacted copy has no place for, in sentences. */
export type FileTexts = {
  readonly texts: readonly FileText[];
  readonly faults: readonly string[];
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const unescaped = (text: string): string =>
  text.replaceAll(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      if (name !== undefined) return ENTITIES[name] ?? whole;
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );

/** Attributes whose values are for somebody to read, in HTML, in Word's XML and in XMP. */
const READ = new Set(
  'alt title descr aria-label placeholder label author initials summary cite'.split(
    ' ',
  ),
);
/** Elements within a line; every other one parts the words before it from those behind it. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code em i mark q s small span strong sub sup time u wbr r t rpr delText ins del hyperlink proofErr bookmarkStart bookmarkEnd smarttag softHyphen'
    .toLowerCase()
    .split(' '),
);
const MARKUP =
  /<!--([\s\S]*?)(?:-->|$)|<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)|<[?!][^>]*>|<(\/?)([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|([^<]+|<)/gu;
const ATTRIBUTE = /([^\s=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/gu;
const DATA = /^data:[^,]*;base64,/u;

/** The texts of a piece of HTML or XML; `where` is what its words stand in. */
export function markupTexts(markup: string, where: string): FileText[] {
  const texts: FileText[] = [];
  let words = '';
  let frame = '';
  let style = false;
  for (const [
    whole,
    comment,
    data,
    closing,
    tag,
    attributes,
    text,
  ] of markup.matchAll(MARKUP)) {
    if (comment !== undefined)
      texts.push({
        where: 'a comment of the markup',
        text: comment,
        kind: 'words',
      });
    else if (data !== undefined) words += data;
    else if (text !== undefined)
      if (style) frame += ` ${text}`;
      else words += unescaped(text);
    else if (tag !== undefined) {
      const name = tag.slice(tag.indexOf(':') + 1).toLowerCase();
      if (!INLINE.has(name)) words += '\n';
      if (name === 'style') style = closing === '';
      frame += ` ${tag}`;
      for (const [, key = '', double, single, plain] of (
        attributes ?? ''
      ).matchAll(ATTRIBUTE)) {
        const value = unescaped(double ?? single ?? plain ?? '');
        const bare = key.slice(key.indexOf(':') + 1).toLowerCase();
        frame += ` ${key}`;
        if (READ.has(bare) || key.startsWith('data-'))
          texts.push({
            where: `an attribute in ${where}`,
            text: value,
            kind: 'words',
          });
        else if (DATA.test(value))
          texts.push(
            ...bytesTexts(fromBase64(value.replace(DATA, '')), 'an image'),
          );
        else frame += ` ${value}`;
      }
    } else frame += ` ${whole}`;
  }
  texts.push({ where, text: words, kind: 'words' });
  texts.push({ where: `the markup of ${where}`, text: frame, kind: 'frame' });
  return texts;
}

const ALPHABET =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(text: string): Uint8Array {
  const values = new Map(
    Array.from(ALPHABET, (sign, at) => [sign, at] as const),
  );
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let bits = 0;
  let open = 0;
  for (const sign of text) {
    const value = values.get(sign);
    if (value === undefined) continue;
    open = (open << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (open >> bits) & 0xff;
      at += 1;
    }
  }
  return bytes.subarray(0, at);
}

/** Bytes as any program might read words out of them: as UTF-8, and as UTF-16 from either end of each pair. */
export const bytesTexts = (bytes: Uint8Array, where: string): FileText[] =>
  ['utf-8', 'utf-16le', 'utf-16be'].map((label) => ({
    where,
    text: new TextDecoder(label).decode(bytes),
    kind: 'bytes',
  }));

/** Of a text that is all words. */
export const plainTexts = (bytes: Uint8Array, where: string): FileText[] => [
  { where, text: new TextDecoder().decode(bytes), kind: 'words' },
];

const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^word\/document\.xml$/u, 'the text'],
  [/^word\/(?:foot|end)notes\.xml$/u, 'the notes'],
  [/^word\/(?:header|footer)\d*\.xml$/u, 'the head or foot of the pages'],
  [/^docProps\//u, 'the properties of the file'],
  [/\.rels$/u, 'the addresses of the links'],
];
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/comments/iu, 'the file has comments in it'],
  [/people\.xml$/iu, 'the file names reviewers'],
  [/^customXml\//iu, 'the file has data of another program in it'],
  [
    /embeddings|attachedToolbars|vbaProject/iu,
    'the file has other files in it',
  ],
];
const TRACKED = /<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|delText)\b/u;
const HIDDEN = /<w:(?:vanish|webHidden|specVanish)\b/u;

/** The texts of a DOCX: of each of its parts, and of the archive itself. Throws AppError 'bad-input' where it is none. */
export function docxTexts(bytes: Uint8Array): FileTexts {
  const archive = openZip(bytes, 'The written file');
  const texts: FileText[] = bytesTexts(bytes, 'the archive');
  const faults: string[] = [];
  if (countOf(bytes, LOCAL_HEADER) !== archive.names.length)
    faults.push('the file holds parts that its directory does not list');
  for (const name of archive.names) {
    for (const [pattern, sentence] of FOREIGN)
      if (pattern.test(name)) faults.push(sentence);
    texts.push({ where: 'the names of its parts', text: name, kind: 'frame' });
    const part = archive.read(name) ?? new Uint8Array();
    const where =
      PARTS.find(([pattern]) => pattern.test(name))?.[1] ?? `the part ${name}`;
    if (/\.(?:xml|rels)$/u.test(name)) {
      const xml = new TextDecoder().decode(part);
      texts.push(...markupTexts(xml, where));
      if (TRACKED.test(xml)) faults.push('the file has tracked changes in it');
      if (HIDDEN.test(xml)) faults.push('the file has hidden words in it');
    } else texts.push(...bytesTexts(part, 'an image'));
  }
  return { texts, faults: [...new Set(faults)] };
}

const LOCAL_HEADER = [0x50, 0x4b, 0x03, 0x04];

function countOf(bytes: Uint8Array, signs: readonly number[]): number {
  let count = 0;
  for (
    let at = bytes.indexOf(signs[0] ?? 0);
    at >= 0;
    at = bytes.indexOf(signs[0] ?? 0, at + 1)
  )
    if (signs.every((sign, index) => bytes[at + index] === sign)) count += 1;
  return count;
}
