// A paragraph of a DOCX as a line of ours: its words with their looks, links, notes, citations and tracked changes, the
// places where comments begin and end, and the pictures in it. What can't be taken is counted, and never followed.
import type {
  Footnote,
  FootnoteId,
  Inline,
  NoteInline,
  Suggested,
} from '../document/document.ts';
import { linkAddress } from '../document/link-address.ts';
import { endOf, suggestionOf } from './docx-import-changes.ts';
import {
  beginField,
  endField,
  isDropped,
  showField,
} from './docx-import-fields.ts';
import { isOn, lookOf } from './docx-import-looks.ts';
import { visitPicture } from './docx-import-pictures.ts';
import {
  beginWalk,
  push,
  pushCitations,
  textLength,
  type LineReader,
  type ReadLine,
  type Walk,
} from './docx-import-walk.ts';
import { allowed, wordsIn } from './docx-import-words.ts';
import type { DocxLink } from './docx-tree.ts';
import { withMarkers } from './with-markers.ts';
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

const SYMBOLS: Readonly<Record<string, string>> = {
  F0FC: '✓',
  F0FB: '✗',
  F0A8: '☐',
  F0FE: '☑',
  F0B7: '•',
  F0E0: '→',
  F0DF: '←',
};

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
          link?.external ? linkAddress(link.target) : url,
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
