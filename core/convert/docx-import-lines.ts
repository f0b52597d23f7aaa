// A paragraph of a DOCX as a line of ours: its words with their looks, links, notes, citations and tracked changes, the
// places where comments begin and end, and the pictures in it. What can't be taken is counted, and never followed.
import { forbiddenCharacter, forbiddenInLine } from '../document/characters.ts';
import type {
  Citation,
  Footnote,
  FootnoteId,
  Inline,
  Link,
  MarkerId,
  NoteInline,
  Suggested,
  Suggestion,
  Text,
  TextMark,
} from '../document/document.ts';
import { plainInline } from '../document/walk.ts';
import type { CitationReader } from './docx-import-citations.ts';
import type { DocxStyles } from './docx-import-styles.ts';
import type { DocxLink } from './docx-tree.ts';
import { scanMarkers } from './markers.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

export type ReadImage = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly alternative: string;
};

/** Where a comment begins or ends in the text of a line; `note` where the mark of a note is all that stands between. */
export type CommentEvent = {
  readonly id: string;
  readonly kind: 'start' | 'end';
  readonly at: number;
};

export type ReadLine = {
  readonly content: Inline[];
  readonly events: readonly CommentEvent[];
  readonly images: readonly ReadImage[];
  /** The paragraphs of text boxes that hang on it. */
  readonly boxes: readonly XmlElement[];
  /** Of a box that is ticked or not. */
  readonly checked: boolean | null;
  /** Where a page begins: before its words or behind them. */
  readonly breaksPage: 'before' | 'behind' | null;
  readonly isBibliography: boolean;
  /** It is a line across the page, drawn. */
  readonly isRule: boolean;
  /** That our own export wrote before the words. */
  readonly marking: string | null;
  /** What is tracked of the mark at its end. */
  readonly end: Suggested;
  /** It has something that stays in each way of deciding. */
  readonly hasOwn: (change: 'inserted' | 'deleted') => boolean;
};

export type LineReader = {
  readonly styles: DocxStyles;
  readonly citations: CitationReader;
  readonly newId: () => string;
  /** Of the document, as a BCP 47 tag. */
  readonly language: string;
  readonly now: string;
  readonly note: (
    kind: 'footnote' | 'endnote',
    id: string,
  ) => XmlElement | null;
  readonly noteLinks: (
    kind: 'footnote' | 'endnote',
  ) => ReadonlyMap<string, DocxLink>;
  readonly bytes: (name: string) => Uint8Array | null;
  /** Counts what was not taken, by the sentence that tells it. */
  readonly left: (what: LeftBehind) => void;
  /** The fields that are open, which may go on over paragraphs. */
  readonly fields: Field[];
  readonly commentNotes: Map<string, FootnoteId>;
  readonly openComments: Set<string>;
};

/** A sentence without its stop, which is told with how often it was so. */
export const LEFT_BEHIND = {
  remote: 'Pictures that lie outside the file were not fetched',
  hidden: 'Passages of hidden text were not taken',
  formatting: 'Tracked changes of formatting were taken as they look now',
  equations: 'Equations came in as plain words',
  boxes: 'Text boxes came in as paragraphs behind the one that they hang on',
  objects: 'Embedded objects were not taken',
  symbols: 'Characters of symbol fonts came in as □',
  characters: 'Characters that no text may hold were left out',
  notes: 'Pictures, tables and further notes inside notes were not taken',
  rows: 'Rows of tables that are tracked by themselves were taken as they stand',
  nested: 'Tables inside tables came in as words',
  deep: 'Lists of more levels than a list may have came in with fewer',
  wide: 'Tables with more columns than a table may have came in as paragraphs',
  endnote:
    'Citations of EndNote stay words; import the file as sources for what they cite',
  chart: 'Charts and drawings were not taken',
} as const;
export type LeftBehind = keyof typeof LEFT_BEHIND;

type Field = {
  instruction: string;
  /** Its instruction is over, and what it shows begins. */
  shows: boolean;
  /** What it shows is left behind. */
  drop: boolean;
  url: string | null;
  bibliography: boolean;
};

type Look = {
  readonly marks: readonly TextMark[];
  readonly language: string | null;
};

type Walk = {
  readonly reader: LineReader;
  readonly links: ReadonlyMap<string, DocxLink>;
  readonly inNote: boolean;
  readonly content: (Inline | NoteInline)[];
  readonly events: CommentEvent[];
  readonly images: ReadImage[];
  readonly boxes: XmlElement[];
  checked: boolean | null;
  breaksPage: ReadLine['breaksPage'];
  isBibliography: boolean;
  isRule: boolean;
  marking: string | null;
  /** The last change, with which its neighbours are one. */
  last: Suggestion | null;
};

const SYMBOLS: Readonly<Record<string, string>> = {
  F0FC: '✓',
  F0FB: '✗',
  F0A8: '☐',
  F0FE: '☑',
  F0B7: '•',
  F0E0: '→',
  F0DF: '←',
};

export const wordsIn = (element: XmlElement): string =>
  element.name === 't' ? element.text : element.children.map(wordsIn).join('');

/** Without what no text may hold. */
function allowed(text: string, reader: LineReader): string {
  let rest = text;
  for (
    let found = forbiddenCharacter(rest);
    found;
    found = forbiddenCharacter(rest)
  ) {
    reader.left('characters');
    const size = (rest.codePointAt(found.offset) ?? 0) > 0xffff ? 2 : 1;
    rest = rest.slice(0, found.offset) + rest.slice(found.offset + size);
  }
  return rest;
}

const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined &&
  !['0', 'false', 'off', 'none'].includes(element.attributes['val'] ?? '');

const primary = (tag: string): string =>
  (tag.split('-')[0] ?? '').toLowerCase();
const isTag = (tag: string): boolean =>
  /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) && tag.length <= 64;

const EAST_ASIAN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function lookOf(
  run: XmlElement,
  text: string,
  { styles, language }: LineReader,
): Look {
  const own = childOf(run, 'rPr');
  const styleId = childOf(own, 'rStyle')?.attributes['val'] ?? '';
  const name = styles.nameOf(styleId);
  // A link and the mark of a note look as they do by being one.
  const brought =
    name === 'hyperlink' || name === 'followedhyperlink'
      ? []
      : styles.runsOf(styleId);
  const layers = [...brought, ...(own ? [own] : [])];
  const on = (property: string): boolean =>
    isOn(
      layers
        .map((layer) => childOf(layer, property))
        .filter((found) => found !== undefined)
        .at(-1),
    );
  const value = (property: string): string =>
    layers
      .map((layer) => childOf(layer, property)?.attributes['val'] ?? '')
      .filter((found) => found !== '')
      .at(-1) ?? '';
  const marks: TextMark[] = [];
  if (on('b') || name === 'strong') marks.push('bold');
  if (on('i') || name === 'emphasis') marks.push('italic');
  if (on('u')) marks.push('underline');
  if (on('strike') || on('dstrike')) marks.push('strike');
  if (value('vertAlign') === 'superscript') marks.push('superscript');
  if (value('vertAlign') === 'subscript') marks.push('subscript');
  if (on('highlight')) marks.push('highlight');
  if (/^(?:verbatim char|html code|source text)$/.test(name))
    marks.push('code');
  const lang = childOf(own, 'lang')?.attributes ?? {};
  const said =
    (isOn(childOf(own, 'rtl'))
      ? lang['bidi']
      : EAST_ASIAN.test(text)
        ? lang['eastAsia']
        : undefined) ??
    lang['val'] ??
    '';
  return {
    marks,
    language: isTag(said) && primary(said) !== primary(language) ? said : null,
  };
}

/** An address that a link of ours may have; null for any other. */
export function addressOf(written: string | undefined): string | null {
  if (written === undefined || forbiddenInLine(written) !== null) return null;
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(written).protocol)
      ? written
      : null;
  } catch {
    return null;
  }
}

function push(
  walk: Walk,
  piece: Text | Exclude<Inline, Text | Link> | NoteInline,
  suggested: Suggested,
  url: string | null,
): void {
  const whole = { ...piece, ...suggested } as Inline | NoteInline;
  if (url !== null && (whole.type === 'text' || whole.type === 'line-break')) {
    const last = walk.content.at(-1);
    if (last?.type === 'link' && last.url === url)
      walk.content[walk.content.length - 1] = {
        ...last,
        content: joinLast(last.content, whole),
      };
    else walk.content.push({ type: 'link', url, content: [whole] });
    return;
  }
  const last = walk.content.at(-1);
  if (last?.type === 'text' && whole.type === 'text' && sameLook(last, whole))
    walk.content[walk.content.length - 1] = {
      ...last,
      text: last.text + whole.text,
    };
  else walk.content.push(whole);
}

function joinLast(
  content: Link['content'],
  piece: Link['content'][number],
): Link['content'] {
  const last = content.at(-1);
  return last?.type === 'text' && piece.type === 'text' && sameLook(last, piece)
    ? [...content.slice(0, -1), { ...last, text: last.text + piece.text }]
    : [...content, piece];
}

const sameLook = (one: Text, other: Text): boolean =>
  JSON.stringify({ ...one, text: '' }) ===
    JSON.stringify({ ...other, text: '' }) &&
  one.text.length + other.text.length < 1_000_000;

/** Who changed it and when, as one act with the change that it touches. */
function suggestionOf(element: XmlElement, walk: Walk): Suggestion {
  const author = nameIn(element);
  const at = momentOf(element.attributes['date'], walk.reader.now);
  const suggestion: Suggestion =
    walk.last?.author === author
      ? { id: walk.last.id, author, at: walk.last.at }
      : { id: walk.reader.newId(), author, at };
  walk.last = suggestion;
  return suggestion;
}

export const nameIn = ({ attributes }: XmlElement): string => {
  const name = (attributes['author'] ?? '').replaceAll(/\s+/gu, ' ').trim();
  return name === '' || forbiddenInLine(name) !== null
    ? 'Unknown'
    : name.slice(0, 200);
};

/** In UTC; `otherwise` where the file says none. */
export function momentOf(
  written: string | undefined,
  otherwise: string,
): string {
  const found =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.exec(
      written ?? '',
    )?.[1];
  if (found === undefined) return otherwise;
  const moment = new Date(`${found}Z`);
  return Number.isNaN(moment.getTime()) ? otherwise : moment.toISOString();
}

const textLength = (walk: Walk): number => plainInline(walk.content).length;

function visit(
  element: XmlElement,
  walk: Walk,
  suggested: Suggested,
  url: string | null,
): void {
  const { reader } = walk;
  for (const child of element.children)
    switch (child.name) {
      case 'r':
        if (!suggested.inserted && !suggested.deleted) walk.last = null;
        visitRun(child, walk, suggested, url);
        break;
      case 'ins':
      case 'moveTo':
        visit(
          child,
          walk,
          { ...suggested, inserted: suggestionOf(child, walk) },
          url,
        );
        break;
      case 'del':
      case 'moveFrom':
        visit(
          child,
          walk,
          { ...suggested, deleted: suggestionOf(child, walk) },
          url,
        );
        break;
      case 'hyperlink': {
        const link = walk.links.get(child.attributes['id'] ?? '');
        visit(
          child,
          walk,
          suggested,
          link?.external ? addressOf(link.target) : url,
        );
        break;
      }
      case 'fldSimple': {
        beginField(walk);
        const field = reader.fields.at(-1);
        if (field) field.instruction = child.attributes['instr'] ?? '';
        showField(walk);
        visit(child, walk, suggested, url);
        endField(walk, suggested);
        break;
      }
      case 'sdt':
        visitControl(child, walk, suggested, url);
        break;
      case 'smartTag':
      case 'customXml':
      case 'sdtContent':
      case 'dir':
      case 'bdo':
        visit(child, walk, suggested, url);
        break;
      case 'commentRangeStart':
        comment(walk, child, 'start');
        break;
      case 'commentRangeEnd':
        comment(walk, child, 'end');
        break;
      case 'oMath':
      case 'oMathPara': {
        reader.left('equations');
        const words = allowed(wordsIn(child), reader);
        if (words !== '' && !isDropped(walk))
          push(walk, { type: 'text', text: words }, suggested, url);
        break;
      }
    }
}

function comment(
  walk: Walk,
  { attributes }: XmlElement,
  kind: 'start' | 'end',
) {
  const id = attributes['id'] ?? '';
  if (kind === 'start') walk.reader.openComments.add(id);
  else walk.reader.openComments.delete(id);
  walk.events.push({ id, kind, at: textLength(walk) });
}

/** A box that is ticked, a citation of Mendeley's, or words that can be filled in. */
function visitControl(
  control: XmlElement,
  walk: Walk,
  suggested: Suggested,
  url: string | null,
): void {
  const properties = childOf(control, 'sdtPr');
  const content = childOf(control, 'sdtContent');
  const box = childOf(properties, 'checkbox');
  if (box && walk.content.length === 0 && !walk.inNote) {
    walk.checked = isOn(childOf(box, 'checked'));
    return;
  }
  const tag = childOf(properties, 'tag')?.attributes['val'] ?? '';
  const citations = tag === '' ? null : walk.reader.citations.read(tag);
  if (citations) pushCitations(walk, citations, suggested);
  else if (tag.startsWith('MENDELEY_BIBLIOGRAPHY')) walk.isBibliography = true;
  else if (content) visit(content, walk, suggested, url);
}

function pushCitations(
  walk: Walk,
  citations: readonly Citation[],
  suggested: Suggested,
): void {
  if (walk.inNote)
    for (const citation of citations) push(walk, citation, suggested, null);
  // A source is cited in a note.
  else {
    trimSpace(walk, suggested);
    push(
      walk,
      {
        type: 'footnote',
        id: walk.reader.newId() as FootnoteId,
        content: [...citations],
      },
      suggested,
      null,
    );
  }
}

/** A note's mark stands at its word, where brackets had a space before them. */
function trimSpace(walk: Walk, { inserted }: Suggested): void {
  const last = walk.content.at(-1);
  // Where the note may yet go, the space is that of the words on both sides.
  if (last?.type !== 'text' || last.deleted || (inserted && !last.inserted))
    return;
  const text = last.text.replace(/[ \t\u00a0\u202f]+$/u, '');
  if (text === last.text || (text === '' && walk.content.length === 1)) return;
  walk.content.pop();
  if (text !== '') walk.content.push({ ...last, text });
  const end = textLength(walk);
  for (const [place, event] of walk.events.entries())
    walk.events[place] = { ...event, at: Math.min(event.at, end) };
}

const beginField = ({ reader }: Walk): void => {
  reader.fields.push({
    instruction: '',
    shows: false,
    drop: false,
    url: null,
    bibliography: false,
  });
};

function showField({ reader }: Walk): void {
  const field = reader.fields.at(-1);
  if (!field) return;
  field.shows = true;
  const { instruction } = field;
  const link = /^\s*HYPERLINK\s+"([^"]+)"/iu.exec(instruction)?.[1];
  field.url = addressOf(link);
  field.bibliography =
    /^\s*(?:ADDIN (?:ZOTERO_BIBL|CSL_BIBLIOGRAPHY|Mendeley Bibliography|Citavi[ .]?Bibliography)|BIBLIOGRAPHY\b)/iu.test(
      instruction,
    );
  field.drop =
    field.bibliography ||
    /^\s*TOC\b/iu.test(instruction) ||
    reader.citations.read(instruction) !== null;
  if (/^\s*ADDIN EN\.(?:CITE|REFLIST)/u.test(instruction))
    reader.left('endnote');
}

function endField(walk: Walk, suggested: Suggested): void {
  const field = walk.reader.fields.pop();
  if (!field) return;
  const citations = walk.reader.citations.read(field.instruction);
  if (citations && !isDropped(walk)) pushCitations(walk, citations, suggested);
}

const isDropped = ({ reader }: Walk): boolean =>
  reader.fields.some(({ drop, shows }) => drop || !shows);

function visitRun(
  run: XmlElement,
  walk: Walk,
  suggested: Suggested,
  url: string | null,
): void {
  const { reader } = walk;
  const properties = childOf(run, 'rPr');
  if (childOf(properties, 'rPrChange')) reader.left('formatting');
  if (isOn(childOf(properties, 'vanish'))) {
    reader.left('hidden');
    return;
  }
  const style = childOf(properties, 'rStyle')?.attributes['val'] ?? '';
  if (
    reader.styles.nameOf(style) === 'block marking' &&
    walk.content.length === 0
  ) {
    walk.marking = wordsIn(run)
      .replace(/^\((.*)\)$/su, '$1')
      .trim();
    return;
  }
  const look = lookOf(run, wordsIn(run), reader);
  const address =
    reader.fields.map((field) => field.url).findLast((each) => each !== null) ??
    url;
  const words = (written: string): void => {
    const isBehindMarking = walk.marking !== null && walk.content.length === 0;
    const text = allowed(
      isBehindMarking ? written.replace(/^ /u, '') : written,
      reader,
    );
    if (text === '' || isDropped(walk)) return;
    // A link is underlined by being one.
    const marks =
      address === null
        ? look.marks
        : look.marks.filter((mark) => mark !== 'underline');
    push(
      walk,
      {
        type: 'text',
        text,
        ...(marks.length > 0 && { marks: [...marks] }),
        ...(look.language !== null && { language: look.language }),
      },
      suggested,
      address,
    );
  };
  for (const child of run.children)
    switch (child.name) {
      case 't':
      case 'delText':
        words(child.text);
        break;
      case 'tab':
      case 'ptab':
        words('\t');
        break;
      case 'softHyphen':
        words('\u00ad');
        break;
      case 'noBreakHyphen':
        words('\u2011');
        break;
      case 'sym': {
        const code = (child.attributes['char'] ?? '').toUpperCase();
        if (SYMBOLS[code] === undefined) reader.left('symbols');
        words(SYMBOLS[code] ?? '□');
        break;
      }
      case 'br':
        if (child.attributes['type'] === 'page') {
          if (!isDropped(walk))
            walk.breaksPage ??= walk.content.length === 0 ? 'before' : 'behind';
        } else if (child.attributes['type'] !== 'column' && !isDropped(walk))
          push(walk, { type: 'line-break' }, suggested, address);
        break;
      case 'cr':
        if (!isDropped(walk))
          push(walk, { type: 'line-break' }, suggested, address);
        break;
      case 'fldChar':
        if (child.attributes['fldCharType'] === 'begin') beginField(walk);
        else if (child.attributes['fldCharType'] === 'separate')
          showField(walk);
        else {
          const field = reader.fields.at(-1);
          if (field && !field.shows) showField(walk);
          if (field?.bibliography) walk.isBibliography = true;
          endField(walk, suggested);
        }
        break;
      case 'instrText': {
        const field = reader.fields.at(-1);
        if (field && !field.shows) field.instruction += child.text;
        break;
      }
      case 'footnoteReference':
      case 'endnoteReference':
        if (!isDropped(walk)) visitNote(child, walk, suggested);
        break;
      case 'drawing':
      case 'pict':
      case 'object':
      case 'AlternateContent':
        if (!isDropped(walk)) visitPicture(child, walk);
        break;
    }
}

function visitNote(mark: XmlElement, walk: Walk, suggested: Suggested): void {
  const { reader } = walk;
  const kind = mark.name === 'footnoteReference' ? 'footnote' : 'endnote';
  const element = walk.inNote
    ? null
    : reader.note(kind, mark.attributes['id'] ?? '');
  if (!element) {
    reader.left('notes');
    return;
  }
  const note: Footnote = {
    type: 'footnote',
    id: reader.newId() as FootnoteId,
    content: readNote(element, reader, reader.noteLinks(kind)),
  };
  for (const id of reader.openComments) reader.commentNotes.set(id, note.id);
  push(walk, note, suggested, null);
}

function readNote(
  element: XmlElement,
  reader: LineReader,
  links: ReadonlyMap<string, DocxLink>,
): NoteInline[] {
  const content: NoteInline[] = [];
  // A note's fields are its own.
  const own: LineReader = { ...reader, fields: [], openComments: new Set() };
  const paragraphs = elementsAt(element, 'p');
  if (paragraphs.length < element.children.length) reader.left('notes');
  let end: Suggested = {};
  for (const [place, paragraph] of paragraphs.entries()) {
    const walk = beginWalk(own, links, true);
    visit(paragraph, walk, {}, null);
    if (walk.images.length + walk.boxes.length > 0) reader.left('notes');
    if (place > 0) content.push({ type: 'paragraph-break', ...end });
    const line = walk.content as NoteInline[];
    const [first, ...rest] = line;
    // What stands between the number and the words.
    const trimmed =
      place === 0 && first?.type === 'text'
        ? {
            ...first,
            text: first.text.replace(/^[ \t\u00a0\u2002\u2003]+/u, ''),
          }
        : first;
    if (trimmed && !(trimmed.type === 'text' && trimmed.text === ''))
      content.push(trimmed);
    content.push(...rest);
    end = endOf(paragraph, walk);
  }
  return content;
}

function visitPicture(element: XmlElement, walk: Walk): void {
  const { reader } = walk;
  const source =
    element.name === 'AlternateContent'
      ? (childOf(element, 'Choice') ?? childOf(element, 'Fallback'))
      : element;
  if (!source) return;
  let alternative = '';
  let ids: string[] = [];
  let outside = 0;
  const boxes: XmlElement[] = [];
  const look = (inner: XmlElement): void => {
    if (inner.name === 'txbxContent') {
      boxes.push(inner);
      return;
    }
    if (inner.attributes['hr'] === 't') walk.isRule = true;
    if (inner.name === 'docPr') alternative = inner.attributes['descr'] ?? '';
    if (inner.name === 'imagedata') {
      ids.push(inner.attributes['id'] ?? '');
      alternative ||= inner.attributes['title'] ?? '';
    }
    if (inner.name === 'blip' || inner.name === 'svgBlip') {
      const { embed, link } = inner.attributes;
      // Of a drawing and its copy in points, the drawing.
      if (inner.name === 'svgBlip') ids = [embed ?? ''];
      else if (embed !== undefined) ids.push(embed);
      else if (link !== undefined) outside += 1;
    }
    inner.children.forEach(look);
  };
  look(source);
  for (const id of ids) {
    const link = walk.links.get(id);
    const bytes = link && !link.external ? reader.bytes(link.target) : null;
    if (link && bytes)
      walk.images.push({
        name: link.target.split('/').at(-1) ?? 'picture',
        bytes,
        alternative: allowed(alternative, reader),
      });
    else outside += 1;
  }
  for (let each = 0; each < outside; each += 1) reader.left('remote');
  if (boxes.length > 0) {
    reader.left('boxes');
    walk.boxes.push(...boxes);
  } else if (ids.length + outside === 0 && !walk.isRule)
    reader.left(element.name === 'object' ? 'objects' : 'chart');
}

const beginWalk = (
  reader: LineReader,
  links: ReadonlyMap<string, DocxLink>,
  inNote: boolean,
): Walk => ({
  reader,
  links,
  inNote,
  content: [],
  events: [],
  images: [],
  boxes: [],
  checked: null,
  breaksPage: null,
  isBibliography: false,
  isRule: false,
  marking: null,
  last: null,
});

function endOf(paragraph: XmlElement, walk: Walk): Suggested {
  const marks = childOf(childOf(paragraph, 'pPr'), 'rPr')?.children ?? [];
  const found = (...names: string[]): Suggestion | null => {
    const mark = marks.find(({ name }) => names.includes(name));
    return mark ? suggestionOf(mark, walk) : null;
  };
  const inserted = found('ins', 'moveTo');
  const deleted = found('del', 'moveFrom');
  return { ...(inserted && { inserted }), ...(deleted && { deleted }) };
}

/** Text with its markers found; of a marker only the words stay. */
function withMarkers(
  content: readonly Inline[],
  newId: () => string,
): Inline[] {
  return content.flatMap((part): Inline[] => {
    if (part.type !== 'text' || part.marks?.includes('code')) return [part];
    const found = scanMarkers(part.text);
    if (found.length === 0) return [part];
    const pieces: Inline[] = [];
    let reached = 0;
    const text = (from: number, to: number): void => {
      if (to > from) pieces.push({ ...part, text: part.text.slice(from, to) });
    };
    for (const { start, end, text: written, references } of found) {
      text(reached, start);
      pieces.push({
        type: 'marker',
        id: newId() as MarkerId,
        text: written,
        references,
        ...(part.inserted && { inserted: part.inserted }),
        ...(part.deleted && { deleted: part.deleted }),
      });
      reached = end;
    }
    text(reached, part.text.length);
    return pieces;
  });
}

export function readLine(
  paragraph: XmlElement,
  reader: LineReader,
  links: ReadonlyMap<string, DocxLink>,
): ReadLine {
  const walk = beginWalk(reader, links, false);
  const properties = childOf(paragraph, 'pPr');
  if (childOf(properties, 'pPrChange')) reader.left('formatting');
  if (isOn(childOf(properties, 'pageBreakBefore'))) walk.breaksPage = 'before';
  visit(paragraph, walk, {}, null);
  const content = withMarkers(walk.content as Inline[], reader.newId);
  return {
    content,
    events: walk.events,
    images: walk.images,
    boxes: walk.boxes,
    checked: walk.checked,
    breaksPage: walk.breaksPage,
    isBibliography: walk.isBibliography,
    isRule: walk.isRule,
    marking: walk.marking,
    end: endOf(paragraph, walk),
    hasOwn: (change) =>
      content
        .flatMap((part): readonly Suggested[] =>
          part.type === 'link' ? part.content : [part],
        )
        .some((piece) => !piece[change]),
  };
}
