// What a DOCX says, for its proof: paragraph by paragraph, as it was before the tracked changes and as it would be with
// them. It knows Word's format alone, and shares nothing with what writes ours.
import type { Steps } from '../steps.ts';
import { itemNumbers, type ItemNumbers } from './docx-item-numbers.ts';
import { openDocxInSteps, type DocxParts } from './docx-tree.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

/** Refused changes give the text as it was, accepted ones what it becomes; `both` has all words, for what comments are on. */
export type DocxView = 'was' | 'becomes' | 'both';

export type DocxParagraph = {
  /** The name of its style. */
  readonly style: string;
  /** A note stands in it as its number between two NUL. */
  readonly words: string;
  /** Row and column of a table, from 0, and how many of each it fills: `2,0 1x3`. */
  readonly cell: string | null;
  /** In a row that is repeated on each page. */
  readonly header: boolean;
  /** That of an item which is counted. */
  readonly number: number | null;
};

export type DocxComment = {
  readonly author: string;
  readonly words: string;
  /** Those that it is on. */
  readonly on: string;
  /** The id of the comment that it answers. */
  readonly parent: string | null;
  readonly resolved: boolean;
};

export type DocxReading = {
  readonly paragraphs: (view: 'was' | 'becomes') => {
    readonly paragraphs: readonly DocxParagraph[];
    /** The words of the notes, in the order of their marks. */
    readonly notes: readonly string[];
  };
  readonly comments: readonly DocxComment[];
  /** What is in the head and at the foot of the pages: the words, and the fields between them in braces. */
  readonly heads: readonly string[];
  readonly feet: readonly string[];
  readonly language: string;
  readonly title: string;
  /** The fields of the text, by their first word. */
  readonly fields: readonly string[];
  /** Of each picture that stands in the text as it was. */
  readonly pictures: readonly {
    readonly alternative: string;
    readonly bytes: Uint8Array | null;
  }[];
};

export const NOTE = '\0';

/** What stands around words without being any. */
const THROUGH = new Set(
  'hyperlink smartTag sdt sdtContent fldSimple customXml dir bdo'.split(' '),
);
const COMES = new Set(['ins', 'moveTo']);
const GOES = new Set(['del', 'moveFrom']);

const isOut = (name: string, view: DocxView): boolean =>
  view === 'was'
    ? COMES.has(name)
    : view === 'becomes'
      ? GOES.has(name)
      : name === 'moveFrom';

type Walk = {
  readonly view: DocxView;
  readonly note: (id: string) => string;
  readonly numbers?: ItemNumbers;
  /** Told of every comment that begins or ends, and of every word between. */
  readonly comments?: {
    readonly begin: (id: string) => void;
    readonly end: (id: string) => void;
    readonly words: (words: string) => void;
  };
};

function runWords(run: XmlElement, walk: Walk): string {
  let words = '';
  for (const { name, attributes, text } of run.children)
    if (name === 't' || name === 'delText') words += text;
    else if (name === 'tab') words += '\t';
    else if (name === 'br' || name === 'cr')
      words += attributes['type'] === 'page' ? '' : '\n';
    else if (name === 'softHyphen') words += '\u00ad';
    else if (name === 'noBreakHyphen') words += '\u2011';
    else if (name === 'footnoteReference')
      words += walk.note(attributes['id'] ?? '');
  walk.comments?.words(words);
  return words;
}

function wordsIn(element: XmlElement, walk: Walk): string {
  let words = '';
  for (const child of element.children) {
    const { name, attributes } = child;
    if (name === 'r') words += runWords(child, walk);
    else if (COMES.has(name) || GOES.has(name))
      words += isOut(name, walk.view) ? '' : wordsIn(child, walk);
    else if (THROUGH.has(name)) words += wordsIn(child, walk);
    else if (name === 'commentRangeStart')
      walk.comments?.begin(attributes['id'] ?? '');
    else if (name === 'commentRangeEnd')
      walk.comments?.end(attributes['id'] ?? '');
  }
  return words;
}

type Styles = ReadonlyMap<string, string>;

type Gathered = {
  readonly paragraphs: DocxParagraph[];
  /** Words of paragraphs whose end is not there in this view, which go on in the next. */
  open: { words: string; style: string } | null;
};

function gatherBlocks(
  element: XmlElement,
  walk: Walk,
  styles: Styles,
  into: Gathered,
  place: Omit<DocxParagraph, 'style' | 'words' | 'number'>,
): void {
  for (const child of element.children)
    switch (child.name) {
      case 'p': {
        const properties = childOf(child, 'pPr');
        const id = childOf(properties, 'pStyle')?.attributes['val'] ?? '';
        const style = styles.get(id) ?? (id === '' ? 'Normal' : id);
        const words = wordsIn(child, walk);
        const marks = childOf(properties, 'rPr')?.children ?? [];
        const { open } = into;
        const whole = {
          words: (open?.words ?? '') + words,
          // Of a line and what is joined to it, the first that has words.
          style: open && open.words !== '' ? open.style : style,
        };
        if (marks.some(({ name }) => isOut(name, walk.view))) into.open = whole;
        else {
          into.open = null;
          const number = numberOf(properties, walk);
          into.paragraphs.push({ ...whole, ...place, number });
        }
        break;
      }
      case 'tbl':
        gatherTable(child, walk, styles, into);
        break;
      case 'sdt':
      case 'sdtContent':
      case 'customXml':
      case 'ins':
      case 'moveTo':
      case 'del':
      case 'moveFrom':
        gatherBlocks(child, walk, styles, into, place);
        break;
    }
}

function numberOf(
  properties: XmlElement | undefined,
  { numbers }: Walk,
): number | null {
  const place = childOf(properties, 'numPr');
  const list = childOf(place, 'numId')?.attributes['val'];
  const level = Number(childOf(place, 'ilvl')?.attributes['val'] ?? 0);
  return list === undefined ? null : (numbers?.next(list, level) ?? null);
}

function gatherTable(
  table: XmlElement,
  walk: Walk,
  styles: Styles,
  into: Gathered,
): void {
  const rows = elementsAt(table, 'tr').filter(
    (row) =>
      !(childOf(row, 'trPr')?.children ?? []).some(({ name }) =>
        isOut(name, walk.view),
      ),
  );
  const cells = rows.map((row) => {
    let x = 0;
    return elementsAt(row, 'tc').map((cell) => {
      const properties = childOf(cell, 'tcPr');
      const across = Number(
        childOf(properties, 'gridSpan')?.attributes['val'] ?? 1,
      );
      const merge = childOf(properties, 'vMerge');
      const at = x;
      x += across;
      return {
        cell,
        x: at,
        across,
        goesOn: merge !== undefined && merge.attributes['val'] !== 'restart',
      };
    });
  });
  for (const [y, row] of rows.entries()) {
    const header = childOf(childOf(row, 'trPr'), 'tblHeader') !== undefined;
    for (const { cell, x, across, goesOn } of cells[y] ?? []) {
      if (goesOn) continue;
      let down = 1;
      while (cells[y + down]?.some((below) => below.goesOn && below.x === x))
        down += 1;
      gatherBlocks(cell, walk, styles, into, {
        cell: `${y},${x} ${down}x${across}`,
        header,
      });
    }
  }
}

/** The first word of each field in an element and all below it. */
function fieldsIn(element: XmlElement): string[] {
  const found: string[] = [];
  const visit = (inner: XmlElement): void => {
    if (inner.name === 'fldSimple')
      found.push(inner.attributes['instr']?.trim().split(/\s+/u)[0] ?? '');
    else if (inner.name === 'instrText')
      found.push(inner.text.trim().split(/\s+/u)[0] ?? '');
    inner.children.forEach(visit);
  };
  visit(element);
  return found;
}

/** The words of a running line, each field as its name in braces before what it says. */
function lineWords(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (child.name === 'instrText') return `{${child.text.trim()}}`;
      if (child.name === 't') return child.text;
      if (child.name === 'tab' || child.name === 'p')
        return ` ${lineWords(child)}`;
      return lineWords(child);
    })
    .join('');
}

function stylesOf(parts: DocxParts): { names: Styles; language: string } {
  const root = parts.partOf('styles')?.root;
  const names = new Map(
    (root ? elementsAt(root, 'style') : []).map((style) => [
      style.attributes['styleId'] ?? '',
      childOf(style, 'name')?.attributes['val'] ?? '',
    ]),
  );
  const language =
    root &&
    elementsAt(root, 'docDefaults', 'rPrDefault', 'rPr', 'lang')[0]?.attributes[
      'val'
    ];
  return { names, language: language ?? '' };
}

/** Throws AppError 'bad-input' for what is no DOCX. */
export function* readDocxInSteps(
  bytes: Uint8Array,
  what: string,
): Steps<DocxReading> {
  const parts = yield* openDocxInSteps(bytes, what);
  const body = childOf(parts.document, 'body') ?? parts.document;
  const { names, language } = stylesOf(parts);
  const notesRoot = (yield* parts.partOfInSteps('footnotes'))?.root;
  const noteElements = new Map(
    (notesRoot?.children ?? []).map((note) => [
      note.attributes['id'] ?? '',
      note,
    ]),
  );
  const noteWords = (id: string, view: DocxView): string => {
    const note = noteElements.get(id);
    if (!note) return NOTE;
    const into: Gathered = { paragraphs: [], open: null };
    gatherBlocks(note, { view, note: () => '' }, names, into, {
      cell: null,
      header: false,
    });
    return into.paragraphs
      .map(({ words }) => words)
      .join('\n')
      .replace(/^ /u, '');
  };
  const links = parts.linksOf(parts.documentName);
  const running = (type: string): string[] =>
    [...links.values()]
      .filter((link) => link.type === type)
      .flatMap(({ target }) => {
        const root = parts.part(target);
        return root ? [lineWords(root).replaceAll(/\s+/gu, ' ').trim()] : [];
      });
  const core = parts.part('docProps/core.xml');
  const comments = yield* commentsOf(parts, body);
  const numbering = (yield* parts.partOfInSteps('numbering'))?.root;
  yield;
  return {
    paragraphs(view) {
      const notes: string[] = [];
      const into: Gathered = { paragraphs: [], open: null };
      const note = (id: string): string => {
        notes.push(noteWords(id, view));
        return `${NOTE}${notes.length}${NOTE}`;
      };
      const numbers = itemNumbers(numbering);
      gatherBlocks(body, { view, note, numbers }, names, into, {
        cell: null,
        header: false,
      });
      if (into.open && into.open.words !== '')
        into.paragraphs.push({
          ...into.open,
          cell: null,
          header: false,
          number: null,
        });
      return { paragraphs: into.paragraphs, notes };
    },
    comments,
    heads: running('header'),
    feet: running('footer'),
    language,
    title: core ? (childOf(core, 'title')?.text ?? '') : '',
    fields: fieldsIn(body),
    pictures: picturesIn(body, parts),
  };
}

function* commentsOf(parts: DocxParts, body: XmlElement): Steps<DocxComment[]> {
  const root = (yield* parts.partOfInSteps('comments'))?.root;
  if (!root) return [];
  const on = new Map<string, string>();
  const open = new Set<string>();
  const walk: Walk = {
    view: 'both',
    note: () => '',
    comments: {
      begin: (id) => open.add(id),
      end: (id) => open.delete(id),
      words(words) {
        for (const id of open) on.set(id, (on.get(id) ?? '') + words);
      },
    },
  };
  gatherBlocks(
    body,
    walk,
    new Map(),
    { paragraphs: [], open: null },
    {
      cell: null,
      header: false,
    },
  );
  const extended = new Map(
    (parts.partOf('commentsExtended')?.root.children ?? []).map(
      ({ attributes }) => [attributes['paraId'] ?? '', attributes],
    ),
  );
  const idOf = new Map<string, string>();
  for (const comment of root.children)
    for (const { attributes } of elementsAt(comment, 'p'))
      if (attributes['paraId'] !== undefined)
        idOf.set(attributes['paraId'], comment.attributes['id'] ?? '');
  return root.children.map((comment): DocxComment => {
    const id = comment.attributes['id'] ?? '';
    const lines = elementsAt(comment, 'p');
    const more = extended.get(lines.at(-1)?.attributes['paraId'] ?? '');
    return {
      author: comment.attributes['author'] ?? '',
      words: lines
        .map((line) => wordsIn(line, { view: 'both', note: () => '' }))
        .join('\n'),
      on: on.get(id) ?? '',
      parent: idOf.get(more?.['paraIdParent'] ?? '') ?? null,
      resolved: more?.['done'] === '1',
    };
  });
}

function picturesIn(
  body: XmlElement,
  parts: DocxParts,
): DocxReading['pictures'] {
  const links = parts.linksOf(parts.documentName);
  const found: { alternative: string; bytes: Uint8Array | null }[] = [];
  const visit = (element: XmlElement): void => {
    if (isOut(element.name, 'was')) return;
    if (element.name === 'inline') {
      const ids: string[] = [];
      const embedded = (inner: XmlElement): void => {
        if (inner.name === 'blip' || inner.name === 'svgBlip')
          ids.push(inner.attributes['embed'] ?? '');
        inner.children.forEach(embedded);
      };
      embedded(element);
      const link = links.get(ids.at(-1) ?? '');
      found.push({
        alternative: childOf(element, 'docPr')?.attributes['descr'] ?? '',
        bytes: link && !link.external ? parts.bytes(link.target) : null,
      });
      return;
    }
    element.children.forEach(visit);
  };
  visit(body);
  return found;
}
