// Several PDFs of our typesetter bound into one, page for page: one run of page numbers laid over them, one tree of
// bookmarks and one of structure, in which each paper is a part. What they paint, say and link to stays as it was.
import { AppError } from '#core/errors.ts';
import { movedObject, type Moving } from './moved-objects.ts';
import {
  isArray,
  isDict,
  isRef,
  isString,
  mediaBox,
  openPdfFile,
  pageRefs,
  PdfLexer,
  treePairs,
  unreadable,
  type PdfDict,
  type PdfFile,
  type PdfRef,
  type PdfString,
  type PdfValue,
} from './pdf-objects.ts';
import { pdfText, PdfWriter, SLOT, textString } from './pdf-writer.ts';

export type BoundBookmark = {
  readonly title: string;
  /** From 0. */
  readonly depth: number;
  /** From 1, within the part. */
  readonly page: number;
};

export type BoundPart = {
  readonly pdf: Uint8Array;
  /** What the part is called in the structure. */
  readonly title: string;
  readonly bookmarks: readonly BoundBookmark[];
  /** Its own bookmarks follow, one deeper than it says. */
  readonly own: boolean;
  /** Where its page numbers stand, in points from the edges; null where they stand in the foot of a briefing. */
  readonly numberAt: { readonly side: number; readonly foot: number } | null;
};

/** Where in the file the objects of each part stand, and those of the page numbers. */
export type BoundLayout = {
  readonly parts: readonly (readonly [from: number, to: number])[];
  readonly stamps: readonly [from: number, to: number];
};

export type Bound = { readonly pdf: Uint8Array; readonly layout: BoundLayout };

export type Binding = {
  readonly parts: readonly BoundPart[];
  /** What is printed as the number of each page, in order. */
  readonly labels: readonly string[];
  /** Where a link of the first part to `pack:2` leads: the part, from 0, and what it is called. */
  readonly targets: readonly { readonly part: number; readonly name: string }[];
};

type Open = {
  readonly file: PdfFile;
  readonly catalog: PdfDict;
  readonly pages: readonly PdfRef[];
};

function open(pdf: Uint8Array): Open {
  const file = openPdfFile(pdf);
  const catalog = file.resolve(file.trailer.get('Root'));
  if (!isDict(catalog)) throw unreadable('it has no catalogue');
  return { file, catalog, pages: pageRefs(file) };
}

/** Every page with its size in points, its number, and where that stands. */
export function numberedPages({ parts, labels }: Binding): {
  width: number;
  height: number;
  label: string;
  at: BoundPart['numberAt'];
}[] {
  let next = 0;
  return parts.flatMap(({ pdf, numberAt }) => {
    const file = openPdfFile(pdf);
    return pageRefs(file).map((page) => {
      const [left = 0, bottom = 0, right = 0, top = 0] = mediaBox(file, page);
      const label = labels[next] ?? '';
      next += 1;
      return { width: right - left, height: top - bottom, label, at: numberAt };
    });
  });
}

const refIn = (dict: PdfDict, key: string): number | null => {
  const value = dict.get(key);
  return isRef(value) ? value.ref : null;
};

const dictOf = (file: PdfFile, value: PdfValue | undefined): PdfDict | null => {
  const found = file.resolve(value);
  return isDict(found) ? found : null;
};

type OwnBookmark = {
  readonly number: number;
  readonly title: PdfString;
  readonly dest: PdfValue;
  readonly depth: number;
};

function ownBookmarks(
  file: PdfFile,
  parent: PdfDict,
  depth: number,
): OwnBookmark[] {
  const found: OwnBookmark[] = [];
  for (let at = parent.get('First'); isRef(at);) {
    const item = dictOf(file, at);
    const title = item && file.resolve(item.get('Title'));
    if (!item || !isString(title ?? undefined)) break;
    found.push({
      number: at.ref,
      title: title as PdfString,
      dest: item.get('Dest') ?? null,
      depth,
    });
    found.push(...ownBookmarks(file, item, depth + 1));
    at = item.get('Next');
  }
  return found;
}

/** What stands in the file once and is written anew for all parts. */
function replaced(
  { file, catalog }: Pick<Open, 'file' | 'catalog'>,
  keepsFacts: boolean,
): Set<number> {
  const numbers = new Set<number>();
  const drop = (number: number | null): void => {
    if (number !== null) numbers.add(number);
  };
  drop(refIn(file.trailer, 'Root'));
  for (const key of ['Pages', 'StructTreeRoot', 'Outlines'])
    drop(refIn(catalog, key));
  const outlines = dictOf(file, catalog.get('Outlines'));
  if (outlines)
    for (const { number } of ownBookmarks(file, outlines, 0)) drop(number);
  if (!keepsFacts) {
    drop(refIn(file.trailer, 'Info'));
    drop(refIn(catalog, 'Metadata'));
  }
  return numbers;
}

type FlatBookmark = {
  readonly title: PdfString;
  readonly depth: number;
  /** As it stands in the new file. */
  readonly dest: string;
};

function addOutlines(
  writer: PdfWriter,
  bookmarks: readonly FlatBookmark[],
): number {
  type Node = { number: number; bookmark: FlatBookmark; children: Node[] };
  const node = (bookmark: FlatBookmark): Node => ({
    number: writer.reserve(),
    bookmark,
    children: [],
  });
  const root = node({ title: textString(''), depth: 0, dest: '' });
  const path: Node[] = [root];
  for (const bookmark of bookmarks) {
    path.length = Math.min(path.length, bookmark.depth + 1);
    const child = node(bookmark);
    path.at(-1)?.children.push(child);
    path.push(child);
  }
  const ends = ({ children }: Node): string =>
    children.length === 0
      ? ''
      : ` /First ${children[0]?.number ?? 0} 0 R /Last ${children.at(-1)?.number ?? 0} 0 R`;
  const write = (node: Node): void => {
    for (const [index, child] of node.children.entries()) {
      const before = node.children[index - 1];
      const after = node.children[index + 1];
      const { title, dest } = child.bookmark;
      // Closed: a pack is found by its papers, and a paper then opened.
      const count =
        child.children.length > 0 ? ` /Count -${child.children.length}` : '';
      writer.add(
        `<</Title ${pdfText(title)} /Parent ${node.number} 0 R${before ? ` /Prev ${before.number} 0 R` : ''}${after ? ` /Next ${after.number} 0 R` : ''}${ends(child)}${count} /Dest ${dest}>>`,
        child.number,
      );
      write(child);
    }
  };
  writer.add(
    `<</Type /Outlines${ends(root)} /Count ${root.children.length}>>`,
    root.number,
  );
  write(root);
  return root.number;
}

const stream = (bytes: string): [string, Buffer] => {
  const data = Buffer.from(bytes, 'latin1');
  return [`<</Length ${data.length}>>`, data];
};

/** The pages of `stamps` as forms that can be painted over others. */
function addStamps(writer: PdfWriter, pdf: Uint8Array): number[] {
  const { file, catalog, pages } = open(pdf);
  const gone = replaced({ file, catalog }, false);
  const contents = new Map<number, PdfRef>();
  for (const page of pages) {
    gone.add(page.ref);
    const content = refIn(dictOf(file, page) ?? new Map(), 'Contents');
    if (content === null) throw unreadable('a page number is missing');
    contents.set(content, page);
  }
  // Of its structure nothing is kept: a page number is read by nobody.
  const elements = structureNumbers(file, catalog);
  const numbers = new Map<number, number>();
  for (const number of file.offsets.keys())
    if (!gone.has(number) && !elements.has(number))
      numbers.set(number, writer.reserve());
  const moving: Moving = { numbers, keys: 0, prefix: '' };
  const forms = new Map<number, number>();
  for (const [number, moved] of numbers) {
    const object = movedObject(file, number, moving);
    const page = contents.get(number);
    if (!page || !object.stream) {
      addMoved(writer, pdf, object, moved);
      continue;
    }
    const box = mediaBox(file, page);
    const resources = dictOf(file, dictOf(file, page)?.get('Resources'));
    const dict = object.text.replace(
      '<<',
      `<< /Type /XObject /Subtype /Form /BBox [${box.join(' ')}] /Resources ${movedText(pdfText(resources ?? new Map()), numbers)}`,
    );
    writer.add(dict, moved, slice(pdf, object.stream));
    forms.set(page.ref, moved);
  }
  return pages.map((page) => forms.get(page.ref) ?? 0);
}

/** A value that holds references and no strings. */
const movedText = (
  text: string,
  numbers: ReadonlyMap<number, number>,
): string =>
  text.replaceAll(/(\d+) 0 R\b/g, (_, number: string) => {
    const moved = numbers.get(Number(number));
    if (moved === undefined)
      throw unreadable('an object refers to what is left out');
    return `${moved} 0 R`;
  });

const slice = (
  pdf: Uint8Array,
  [from, to]: readonly [number, number],
): Uint8Array => pdf.subarray(from, to);

function addMoved(
  writer: PdfWriter,
  pdf: Uint8Array,
  { text, stream: bytes }: ReturnType<typeof movedObject>,
  number: number,
): void {
  writer.add(text, number, bytes ? slice(pdf, bytes) : undefined);
}

/** Every object of the tree of structure, the lists that lead from pages to it among them. */
function structureNumbers(file: PdfFile, catalog: PdfDict): Set<number> {
  const found = new Set<number>();
  const root = dictOf(file, catalog.get('StructTreeRoot'));
  const look = (value: PdfValue | undefined): void => {
    if (isRef(value)) {
      if (found.has(value.ref)) return;
      const element = file.resolve(value);
      if (isDict(element) && !element.has('S')) return;
      found.add(value.ref);
      if (isDict(element)) look(element.get('K'));
      else if (isArray(element)) for (const each of element) look(each);
    } else if (isArray(value)) for (const each of value) look(each);
  };
  look(root?.get('K'));
  for (const [, value] of treePairs(file, root?.get('ParentTree'), 'Nums'))
    look(value);
  return found;
}

const LINK = /\/A <<\s*\/Type \/Action\s*\/S \/URI\s*\/URI \(pack:(\d+)\)\s*>>/;

/**
 * The file: `binding.parts` in their order, each page with its page of `stamps` over it. What the file says
 * of itself, it has from the first part.
 */
export function bindPapers(
  { parts, labels, targets }: Binding,
  stamps: Uint8Array,
): Bound {
  const opened = parts.map((part) => ({ part, ...open(part.pdf) }));
  const first = opened[0];
  const count = opened.reduce((sum, { pages }) => sum + pages.length, 0);
  if (!first || count !== labels.length)
    throw new Error(`${labels.length} numbers for ${count} pages`);
  // Of the latest format among them.
  const [version = '1.7'] = opened
    .map(
      ({ file }) =>
        /^%PDF-(\d\.\d)/.exec(file.bytes.toString('latin1', 0, 16))?.[1] ?? '',
    )
    .sort()
    .slice(-1);
  const writer = new PdfWriter(version);
  const [pagesRoot, structRoot, whole] = [
    writer.reserve(),
    writer.reserve(),
    writer.reserve(),
  ];
  const begin = writer.add(...spread(stream('q')));
  const end = writer.add(
    ...spread(
      stream(
        'Q q /Artifact <</Type /Pagination /Subtype /Footer>> BDC /PackPage Do EMC Q',
      ),
    ),
  );
  writer.leaveRoom();
  const stampsFrom = writer.bytes;
  const forms = addStamps(writer, stamps);
  const stampsTo = writer.bytes;

  const numbersOf = opened.map((each, index) => {
    writer.leaveRoom();
    const gone = replaced(each, index === 0);
    const numbers = new Map<number, number>();
    for (const number of each.file.offsets.keys())
      if (!gone.has(number)) numbers.set(number, writer.reserve());
    const pages = refIn(each.catalog, 'Pages');
    const root = refIn(each.catalog, 'StructTreeRoot');
    if (pages !== null) numbers.set(pages, pagesRoot);
    if (root !== null) numbers.set(root, whole);
    return numbers;
  });
  const pageNumbers = opened.map(({ pages }, index) =>
    pages.map(({ ref }) => numbersOf[index]?.get(ref) ?? 0),
  );

  const kids: number[] = [];
  const parents: string[] = [];
  const ids: [string, string][] = [];
  const dests: [string, string][] = [];
  const roles = new Map<string, PdfValue>();
  const bookmarks: FlatBookmark[] = [];
  let keys = 0;
  let stamped = 0;
  const ranges: [number, number][] = [];
  for (const [index, { file, part, catalog, pages }] of opened.entries()) {
    const from = writer.bytes;
    const numbers = numbersOf[index] ?? new Map<number, number>();
    const prefix = `${index}:`;
    const moving: Moving = { numbers, keys, prefix };
    const root = dictOf(file, catalog.get('StructTreeRoot'));
    const top = root && file.resolve(root.get('K'));
    const document = isArray(top ?? undefined)
      ? (top as readonly PdfValue[])[0]
      : undefined;
    if (!root || !isRef(document)) throw unreadable('it is not tagged');
    kids.push(numbers.get(document.ref) ?? 0);
    const language = file.resolve(catalog.get('Lang'));
    const placeOf = new Map(pages.map(({ ref }, at) => [ref, stamped + at]));
    stamped += pages.length;
    const shared = new Set([
      refIn(catalog, 'Pages'),
      refIn(catalog, 'StructTreeRoot'),
    ]);
    for (const [number, moved] of numbers) {
      if (shared.has(number)) continue;
      const object = movedObject(file, number, moving);
      const place = placeOf.get(number);
      if (place !== undefined)
        writer.add(numbered(object.text, begin, end, forms[place] ?? 0), moved);
      else if (number === document.ref)
        writer.add(
          object.text.replace(
            '/S /Document',
            () =>
              `/S /Part /T ${pdfText(textString(part.title))}${language === null ? '' : ` /Lang ${pdfText(language)}`}`,
          ),
          moved,
        );
      else if (index === 0 && object.stream === null)
        writer.add(toPart(object.text, targets, pageNumbers), moved);
      else addMoved(writer, part.pdf, object, moved);
    }
    ranges.push([from, writer.bytes]);
    let most = -1;
    for (const [key, value] of treePairs(
      file,
      root.get('ParentTree'),
      'Nums',
    )) {
      most = Math.max(most, Number(key));
      parents.push(
        `${Number(key) + keys} ${movedText(pdfText(value), numbers)}`,
      );
    }
    keys += Math.ceil((most + 1) / SLOT) * SLOT;
    const pairs = (at: PdfValue | undefined): [string, string][] =>
      treePairs(file, at, 'Names').map(([name, value]) => [
        `${prefix}${isString(name) ? name.bytes : ''}`,
        movedText(pdfText(value), numbers),
      ]);
    ids.push(...pairs(root.get('IDTree')));
    dests.push(...pairs(dictOf(file, catalog.get('Names'))?.get('Dests')));
    for (const [role, standard] of dictOf(file, root.get('RoleMap')) ?? [])
      roles.set(role, standard);
    const page = (at: number): string =>
      `[${pageNumbers[index]?.[at - 1] ?? 0} 0 R /XYZ null null 0]`;
    for (const { title, depth, page: at } of part.bookmarks)
      bookmarks.push({ title: textString(title), depth, dest: page(at) });
    const outlines = dictOf(file, catalog.get('Outlines'));
    if (part.own && outlines)
      for (const { title, dest, depth } of ownBookmarks(file, outlines, 1))
        bookmarks.push({
          title,
          depth,
          dest: movedText(pdfText(dest), numbers),
        });
  }

  writer.add(
    `<</Type /Pages /Count ${count} /Kids [${pageNumbers.flat().map(refText).join(' ')}]>>`,
    pagesRoot,
  );
  writer.add(
    `<</Type /StructElem /S /Document /P ${structRoot} 0 R /K [${kids.map(refText).join(' ')}]>>`,
    whole,
  );
  writer.add(
    `<</Type /StructTreeRoot /RoleMap ${pdfText(roles)} /K [${whole} 0 R] /ParentTree <</Nums [${parents.join(' ')}]>> /IDTree <</Names [${sortedNames(ids)}]>> /ParentTreeNextKey ${keys}>>`,
    structRoot,
  );
  const outlines = addOutlines(writer, bookmarks);
  const info = refIn(first.file.trailer, 'Info');
  const movedInfo = info === null ? undefined : numbersOf[0]?.get(info);
  if (movedInfo === undefined) throw unreadable('it says nothing of itself');
  const catalog = new Map<string, PdfValue>([
    ['Type', { name: 'Catalog' }],
    ['Pages', { ref: pagesRoot }],
    ['Outlines', { ref: outlines }],
    ['PageMode', { name: 'UseOutlines' }],
    ['StructTreeRoot', { ref: structRoot }],
    [
      'PageLabels',
      new Map([
        [
          'Nums',
          labels.flatMap((label, at): PdfValue[] => [
            at,
            new Map([['P', textString(label)]]),
          ]),
        ],
      ]),
    ],
  ]);
  for (const key of ['Lang', 'MarkInfo', 'ViewerPreferences']) {
    const value = first.file.resolve(first.catalog.get(key));
    if (value !== null) catalog.set(key, value);
  }
  const metadata = refIn(first.catalog, 'Metadata');
  const moved = metadata === null ? undefined : numbersOf[0]?.get(metadata);
  if (moved !== undefined) catalog.set('Metadata', { ref: moved });
  const named = `/Names <</Dests <</Names [${sortedNames(dests)}]>>>>`;
  return {
    pdf: writer.finish(
      writer.add(pdfText(catalog).replace(/>>$/, ` ${named}>>`)),
      movedInfo,
    ),
    layout: { parts: ranges, stamps: [stampsFrom, stampsTo] },
  };
}

const refText = (number: number): string => `${number} 0 R`;

const spread = ([text, bytes]: [string, Buffer]): [
  string,
  undefined,
  Buffer,
] => [text, undefined, bytes];

const sortedNames = (pairs: readonly [string, string][]): string =>
  pairs
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${pdfText({ bytes: name })} ${value}`)
    .join(' ');

/** The page with its number painted over what it had. */
function numbered(
  text: string,
  begin: number,
  end: number,
  form: number,
): string {
  const page = new PdfLexer(text).next() as PdfValue;
  if (!isDict(page)) throw unreadable('a page is no dictionary');
  const contents = page.get('Contents');
  const resources = page.get('Resources');
  if (!isRef(contents) || !isDict(resources))
    throw new AppError('damaged', 'A page of the pack could not be numbered.');
  const forms = resources.get('XObject');
  const pageWith = new Map(page);
  pageWith.set('Contents', [{ ref: begin }, contents, { ref: end }]);
  pageWith.set(
    'Resources',
    new Map([
      ...resources,
      [
        'XObject',
        new Map([...(isDict(forms) ? forms : []), ['PackPage', { ref: form }]]),
      ],
    ]),
  );
  return pdfText(pageWith);
}

/** A link of the contents, which the typesetter could only write as an address, made one to its page. */
function toPart(
  text: string,
  targets: Binding['targets'],
  pages: readonly (readonly number[])[],
): string {
  const to = LINK.exec(text);
  const target = to && targets[Number(to[1])];
  if (!target) return text;
  const page = pages[target.part]?.[0] ?? 0;
  return text
    .replace(LINK, `/Dest [${page} 0 R /XYZ null null 0]`)
    .replace(
      /\/Contents \(pack:\d+\)/,
      () => `/Contents ${pdfText(textString(target.name))}`,
    );
}
