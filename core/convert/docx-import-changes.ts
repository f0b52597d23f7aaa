// Who changed something in a DOCX and when: tracked changes as suggestions of ours.
import { forbiddenInLine } from '../document/characters.ts';
import type { Suggested, Suggestion } from '../document/document.ts';
import type { Walk } from './docx-import-walk.ts';
import { childOf, type XmlElement } from './xml-tree.ts';

/** Who changed it and when, as one act with the change that it touches. */
export function suggestionOf(element: XmlElement, walk: Walk): Suggestion {
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

/** What is tracked of the mark at the end of a paragraph. */
export function endOf(paragraph: XmlElement, walk: Walk): Suggested {
  const marks = childOf(childOf(paragraph, 'pPr'), 'rPr')?.children ?? [];
  const found = (...names: string[]): Suggestion | null => {
    const mark = marks.find(({ name }) => names.includes(name));
    return mark ? suggestionOf(mark, walk) : null;
  };
  const inserted = found('ins', 'moveTo');
  const deleted = found('del', 'moveFrom');
  return { ...(inserted && { inserted }), ...(deleted && { deleted }) };
}
