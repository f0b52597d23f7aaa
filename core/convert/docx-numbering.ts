// The numbers and bullets of lists. Each list is an instance of its own of one of three, so that it counts from its own
// first number.
import type { ListStyle } from '../document/document.ts';
import type { WrittenList } from './docx-writing.ts';
import { part, valued } from './docx-xml.ts';

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
const STEP = 425;

const KINDS: readonly {
  readonly style: ListStyle;
  readonly id: number;
  readonly level: (depth: number) => readonly [format: string, text: string];
}[] = [
  {
    style: 'ordered',
    id: 1,
    level: (depth) => [
      ['decimal', 'lowerLetter', 'lowerRoman'][depth % 3] ?? 'decimal',
      `%${depth + 1}.`,
    ],
  },
  { style: 'unordered', id: 2, level: () => ['bullet', '–'] },
  // Its boxes stand in the words, where they can be ticked.
  { style: 'check', id: 3, level: () => ['none', ''] },
];

const levelXml = (
  depth: number,
  style: ListStyle,
  [format, text]: readonly [string, string],
): string => {
  const left = STEP * (depth + 1);
  const hanging =
    style === 'check'
      ? `<w:tabs><w:tab w:val="left" w:pos="${left}"/></w:tabs>`
      : '';
  return `<w:lvl w:ilvl="${depth}">${valued('start', 1)}${valued('numFmt', format)}${style === 'check' ? valued('suff', 'nothing') : ''}${valued('lvlText', text)}${valued('lvlJc', 'left')}<w:pPr>${hanging}<w:ind w:left="${left}" w:hanging="${STEP}"/></w:pPr></w:lvl>`;
};

export const numberingPart = (lists: readonly WrittenList[]): string =>
  part(
    'w:numbering',
    KINDS.map(
      ({ style, id, level }) =>
        `<w:abstractNum w:abstractNumId="${id}">${valued('multiLevelType', 'multilevel')}${LEVELS.map((depth) => levelXml(depth, style, level(depth))).join('')}</w:abstractNum>`,
    ).join('') +
      lists
        .map(({ id, style, start = 1, depth: own }) => {
          const kind = KINDS.find((each) => each.style === style)?.id ?? 2;
          const starts = LEVELS.map(
            (depth) =>
              `<w:lvlOverride w:ilvl="${depth}">${valued('startOverride', depth === own ? start : 1)}</w:lvlOverride>`,
          ).join('');
          return `<w:num w:numId="${id}">${valued('abstractNumId', kind)}${style === 'ordered' ? starts : ''}</w:num>`;
        })
        .join(''),
  );
