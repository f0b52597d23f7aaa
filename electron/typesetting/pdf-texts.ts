// Every text in a PDF that is not painted on its pages: titles, bookmarks, alternative texts, addresses, metadata, names, and
// whatever letters are in its streams, of all its objects and not only of those that a reader comes to. What a redacted copy
// has no place for is said as well: an earlier state, attachments, scripts, annotations.
import { inflateSync } from 'node:zlib';
import {
  bytesTexts,
  markupTexts,
  type FileText,
  type FileTexts,
} from '#core/convert/file-text.ts';
import {
  isRun,
  type ExtractedElement,
  type ExtractedPdf,
  type ExtractedRun,
} from './extracted-pdf.ts';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isStream,
  isString,
  openPdfFile,
  textOf,
  type PdfDict,
  type PdfStream,
  type PdfValue,
} from './pdf-objects.ts';

export type PdfTexts = FileTexts & {
  /** How many pictures made of dots it has, without their masks. */
  readonly images: number;
};

const WHERE: Readonly<Record<string, string>> = {
  Alt: 'an alternative text',
  ActualText: 'the words in place of a glyph',
  Title: 'the title of the file or a bookmark',
  Contents: 'an annotation',
  URI: 'the address of a link',
  T: 'the name of an element',
  Author: 'the properties of the file',
  Subject: 'the properties of the file',
  Keywords: 'the properties of the file',
  Creator: 'the properties of the file',
  Producer: 'the properties of the file',
};
/** Strings of bytes, in which letters stand by chance. */
const BINARY = new Set(['ID', 'O', 'U', 'OE', 'UE', 'Perms']);
const SCRIPTS = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToR',
  'GoToE',
]);
const EARLIER = 'the file carries an earlier state of itself';

/** Throws AppError 'damaged' where it can't be read. */
export function pdfTexts(bytes: Uint8Array): PdfTexts {
  const file = openPdfFile(bytes);
  const { offsets, trailer } = file;
  const source = file.text();
  const texts: FileText[] = [];
  const faults = new Set<string>();
  const masks = new Set<number>();
  const pictures = new Set<number>();

  function look(value: PdfValue, key: string): void {
    if (isString(value))
      if (BINARY.has(key))
        texts.push({
          where: 'a string of bytes',
          text: value.bytes,
          kind: 'bytes',
        });
      else
        texts.push({
          where: WHERE[key] ?? 'a string of the file',
          text: textOf(value),
          kind: 'words',
        });
    else if (isName(value))
      texts.push({
        where: 'a name of the file',
        text: value.name,
        kind: 'frame',
      });
    else if (isArray(value)) for (const each of value) look(each, key);
    else if (isStream(value)) {
      lookIn(value.dict);
      texts.push(...streamTexts(value));
    } else if (isDict(value)) lookIn(value);
  }

  function lookIn(dict: PdfDict): void {
    for (const [key, value] of dict) {
      texts.push({ where: 'a name of the file', text: key, kind: 'frame' });
      if (key === 'EF' || key === 'EmbeddedFiles')
        faults.add('the file has other files attached');
      if (key === 'OCProperties')
        faults.add('the file has layers that can be hidden');
      if (key === 'AcroForm') faults.add('the file has fields to fill in');
      if (key === 'JS') faults.add('the file has a script in it');
      if (key === 'SMask' && isRef(value)) masks.add(value.ref);
      if (key === 'S' && isName(value) && SCRIPTS.has(value.name))
        faults.add('the file has a script in it');
      look(value, key);
    }
    const subtype = dict.get('Subtype');
    if (dict.has('Rect') && isName(subtype) && subtype.name !== 'Link')
      faults.add('the file has a comment or a field on a page');
  }

  function streamTexts(stream: PdfStream): FileText[] {
    const kind = stream.dict.get('Subtype');
    const data = unpacked(stream);
    if (data === null) {
      faults.add('a stream of the file is packed in a way that can’t be read');
      return [];
    }
    const buffer = Buffer.from(data, 'latin1');
    return isName(kind) && kind.name === 'XML'
      ? markupTexts(buffer.toString('utf8'), 'the metadata of the file')
      : bytesTexts(buffer, 'a stream of the file');
  }

  look(trailer, '');
  for (const number of offsets.keys()) {
    const value = file.resolve({ ref: number });
    if (isStream(value)) {
      const kind = value.dict.get('Subtype');
      if (isName(kind) && kind.name === 'Image') pictures.add(number);
    }
    look(value, '');
  }
  if (
    trailer.has('Prev') ||
    [...source.matchAll(/startxref\s+\d+\s+%%EOF/gu)].length !== 1
  )
    faults.add(EARLIER);
  const written = source.match(/(?<=^|[\r\n])\d+ \d+ obj\b/gu)?.length ?? 0;
  if (written !== offsets.size)
    faults.add('the file holds objects that its table does not list');
  // What stands between the objects, too.
  texts.push(...bytesTexts(bytes, 'the bytes of the file'));
  return {
    texts,
    faults: [...faults],
    images: [...pictures].filter((number) => !masks.has(number)).length,
  };
}

/** Null where it is packed in another way than ours are. */
function unpacked({ dict, data }: PdfStream): string | null {
  const filter = dict.get('Filter');
  const all = filter === undefined ? [] : isArray(filter) ? filter : [filter];
  let bytes = data;
  for (const each of all) {
    if (!isName(each)) return null;
    if (each.name === 'FlateDecode')
      try {
        bytes = inflateSync(bytes);
      } catch {
        return null;
      }
    else if (each.name !== 'DCTDecode') return null;
  }
  return bytes.toString('latin1');
}

/** Elements within a line; every other one parts the words before it from those behind it. */
const INLINE = new Set(
  'Span Em Strong Link Reference Code Quote Sub Lbl Annot'.split(' '),
);

/** What is painted and read aloud, page by page, and the texts that stand for pictures. */
export function pageTexts({
  pages,
  structure,
  bookmarks,
  title,
}: ExtractedPdf): FileText[] {
  const words = new Map<number, string>();
  const texts: FileText[] = [];
  let broken = false;
  const put = ({ page, gap, text }: ExtractedRun): void => {
    const before = words.get(page) ?? '';
    words.set(page, `${before}${broken ? '\n' : gap ? ' ' : ''}${text}`);
    broken = false;
  };
  const look = (
    children: readonly (ExtractedElement | ExtractedRun)[],
  ): void => {
    for (const child of children)
      if (isRun(child)) put(child);
      else {
        for (const text of [child.alternative, child.title])
          if (text !== undefined)
            texts.push({ where: 'an alternative text', text, kind: 'words' });
        const parts = !INLINE.has(child.role);
        broken ||= parts;
        look(child.children);
        broken ||= parts;
      }
  };
  look(structure);
  for (const { artifacts, untagged } of pages)
    for (const runs of [artifacts, untagged]) {
      broken = true;
      runs.forEach(put);
    }
  for (const [page, text] of words)
    texts.push({ where: `the text of page ${page}`, text, kind: 'words' });
  for (const bookmark of bookmarks)
    texts.push({ where: 'the bookmarks', text: bookmark.title, kind: 'words' });
  if (title !== null)
    texts.push({ where: 'the title of the file', text: title, kind: 'words' });
  return texts;
}
