// The numbers that Word gives to the items of a DOCX. Lists made from one abstract list count on from each other, however
// much stands between them, but for those that say that they begin anew.
import { childOf, elementsAt, type XmlElement } from './xml-tree.ts';

export type ItemNumbers = {
  readonly has: (list: string) => boolean;
  /**
   * The number of an item of the list at the level, counted from 0; null where it has a bullet, or nothing. It counts along:
   * it is asked once for each item, in their order.
   */
  readonly next: (list: string, level: number) => number | null;
};

const valueOf = (element: XmlElement | undefined): string =>
  element?.attributes['val'] ?? '';

export function itemNumbers(numbering: XmlElement | undefined): ItemNumbers {
  const byId = (name: string, id: string): ReadonlyMap<string, XmlElement> =>
    new Map(
      (numbering ? elementsAt(numbering, name) : []).map((element) => [
        element.attributes[id] ?? '',
        element,
      ]),
    );
  const abstracts = byId('abstractNum', 'abstractNumId');
  const lists = byId('num', 'numId');
  const counted = new Map<string, readonly number[]>();
  const begun = new Set<string>();
  return {
    has: (list) => lists.has(list),
    next(list, level) {
      const abstract = valueOf(childOf(lists.get(list), 'abstractNumId'));
      const override = atLevel(lists.get(list), 'lvlOverride', level);
      const own =
        childOf(override, 'lvl') ??
        atLevel(abstracts.get(abstract), 'lvl', level);
      const anew = valueOf(childOf(override, 'startOverride'));
      const key = `${list} ${level}`;
      const numbers = counted.get(abstract) ?? [];
      const before =
        anew !== '' && !begun.has(key) ? undefined : numbers[level];
      const number =
        before === undefined
          ? Number(anew || valueOf(childOf(own, 'start')) || 1)
          : before + 1;
      begun.add(key);
      // Those below are counted anew.
      const above = Array.from({ length: level }, (_, at) => numbers[at] ?? 1);
      counted.set(abstract, [...above, number]);
      const format = valueOf(childOf(own, 'numFmt'));
      return format === 'bullet' || format === 'none' || format === ''
        ? null
        : number;
    },
  };
}

const atLevel = (
  element: XmlElement | undefined,
  name: string,
  level: number,
): XmlElement | undefined =>
  element &&
  elementsAt(element, name).find(
    ({ attributes }) => Number(attributes['ilvl']) === level,
  );
