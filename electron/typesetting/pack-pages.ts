// A pack as the data that the template sets: its cover with the agenda, the sheet before a paper, the pages of a PDF that
// was made elsewhere, and the numbers that are laid over all pages. It is data all through.
import { dateInWords } from '#core/document/date-in-words.ts';
import type { Template } from '#core/document/template.ts';
import type { Pack, PackItem } from '#core/packs/pack.ts';
import { AppError } from '#core/errors.ts';
import { plainNodes, type InlineNode } from './inline-data.ts';
import {
  directionOf,
  typstLanguage,
  type TypstLanguage,
} from './language-tag.ts';
import { LONGEST_MARKING, markingSize } from './meta-data.ts';
import { packWords } from './pack-words.ts';
import { MEASURE, pageGeometry, type PageGeometry } from './page-geometry.ts';
import { settableText } from './settable-text.ts';

/** What all pages of a pack have in common. */
export type PackInput = {
  readonly pack: Pack;
  readonly marking: string;
  readonly red: boolean;
  /** BCP 47. */
  readonly language: string;
  readonly paper: Template['paper'];
  /** The date of the document, ISO 8601. */
  readonly date: string;
};

export type PackMeta = {
  readonly name: string;
  readonly language: TypstLanguage | null;
  readonly dir: 'ltr' | 'rtl';
  readonly page: PageGeometry;
  readonly marking: InlineNode[];
  readonly markingSize: number;
  readonly red: boolean;
  readonly date: readonly [number, number, number];
};

type Row = { readonly label: InlineNode[]; readonly value: InlineNode[] };

type Front = {
  readonly title: InlineNode[];
  readonly titleSize: number;
  readonly fields: readonly Row[];
  readonly colophon: InlineNode[];
  readonly words: { readonly agenda: InlineNode[] };
  /** In millimetres; null takes what is left. */
  readonly columns: readonly (number | null)[];
  readonly head: readonly InlineNode[][];
  readonly rows: readonly {
    /** Where its title leads: `pack:3`. */
    readonly link: string | null;
    readonly cells: readonly InlineNode[][];
    /** The cell with the title, under which stands `under`. */
    readonly main: number;
    readonly under: InlineNode[];
    readonly late: boolean;
  }[];
  readonly note: InlineNode[];
};

type Divider = {
  readonly number: InlineNode[];
  readonly title: InlineNode[];
  readonly titleSize: number;
  readonly fields: readonly Row[];
  readonly late: InlineNode[];
};

type Size = { readonly width: number; readonly height: number };

type Foreign = {
  /** Of the head and foot of a page, of its sides, and between the text and its edge, in points. */
  readonly band: number;
  readonly side: number;
  readonly gap: number;
  readonly pages: readonly (Size & { readonly alt: string })[];
};

type Stamp = Size & {
  readonly label: string;
  readonly words: InlineNode[];
  /** From the edges of the page, in points. */
  readonly side: number;
  readonly foot: number;
};

export type PackPages = { readonly meta: PackMeta } & (
  | { readonly front: Front }
  | { readonly divider: Divider }
  | { readonly foreign: Foreign }
  | { readonly stamps: readonly Stamp[] }
);

/** An item as the contents show it. `page` is where its paper begins, null for one that has none. */
export type FrontItem = {
  readonly item: PackItem;
  readonly number: string;
  readonly page: string | null;
  /** Of the papers, from 0. */
  readonly target: number | null;
};

const mm = (value: number): number => (value * 72) / 25.4;
const text = (words: string): string => settableText(words).trim();
const nodes = (words: string, room: number): InlineNode[] =>
  plainNodes(text(words), room);

/** Throws AppError 'bad-input' where the marking does not fit the head of a page. */
export function packMeta({
  pack,
  marking,
  red,
  language,
  paper,
  date,
}: PackInput): PackMeta {
  if (marking.length > LONGEST_MARKING)
    throw new AppError(
      'bad-input',
      `The markings of the papers together have ${marking.length} characters and no page has room for more than ${LONGEST_MARKING}: shorten them.`,
    );
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const size = markingSize(marking.length);
  return {
    name: text(pack.title) || packWords(language).untitled,
    language: typstLanguage(language),
    dir: directionOf(language),
    page: pageGeometry(paper),
    marking: nodes(marking, MEASURE / size / 1.35),
    markingSize: size,
    red,
    date: [year, month, day],
  };
}

/** The rows of the cover that are not blank: what they are called and what they say. */
export function coverRows({
  pack,
  marking,
  language,
}: PackInput): { label: string; value: string }[] {
  const words = packWords(language);
  return [
    {
      label: words.meeting,
      value: [text(dateInWords(pack.date, language)), text(pack.time)]
        .filter((part) => part !== '')
        .join(', '),
    },
    { label: words.place, value: text(pack.place) },
    { label: words.marking, value: text(marking) },
  ].filter(({ value }) => value !== '');
}

const rowNode = ({ label, value }: { label: string; value: string }): Row => ({
  label: plainNodes(label, 86 / 8),
  value: plainNodes(value, (MEASURE - 94) / 10),
});

const titleSize = (title: string, most: number): number =>
  title.length <= 60
    ? most
    : title.length <= 140
      ? most * 0.75
      : title.length <= 400
        ? most * 0.5
        : 11;

/** The words of an item's row, cell by cell; the third is its title, and `under` what stands below it. */
export function frontRow(
  { item, number, page }: FrontItem,
  language: string,
): { cells: string[]; under: string } {
  const words = packWords(language);
  return {
    cells: [
      text(item.time),
      number,
      text(item.title),
      item.purpose === null ? '' : words.purpose[item.purpose],
      page ?? '–',
    ],
    under: [text(item.presenter), ...(item.late ? [words.late] : [])]
      .filter((part) => part !== '')
      .join(' · '),
  };
}

export function frontPages(
  input: PackInput,
  items: readonly FrontItem[],
): PackPages {
  const words = packWords(input.language);
  const title = text(input.pack.title) || words.untitled;
  const size = titleSize(title, 30);
  // Millimetres; the titles have the rest, and what a column without a word does not need.
  const has = (key: 'time' | 'purpose'): boolean =>
    items.some(({ item }) => (item[key] ?? '') !== '');
  const widths = [has('time') ? 17 : 10, 12, null, has('purpose') ? 25 : 9, 16];
  const rooms = [4.2, 2.8, 18, 6.6, 3.6];
  return {
    meta: packMeta(input),
    front: {
      title: plainNodes(title, MEASURE / size / 1.04),
      titleSize: size,
      fields: coverRows(input).map(rowNode),
      colophon: plainNodes(words.colophon, MEASURE / 9),
      words: { agenda: plainNodes(words.agenda, MEASURE / 13) },
      columns: widths,
      head: Object.values(words.head).map((head, index) =>
        plainNodes(head, (rooms[index] ?? 4) * 1.2),
      ),
      rows: items.map((each) => {
        const { cells, under } = frontRow(each, input.language);
        return {
          link: each.target === null ? null : `pack:${each.target}`,
          cells: cells.map((cell, index) =>
            plainNodes(cell, rooms[index] ?? 4),
          ),
          main: 2,
          under: plainNodes(under, 20),
          late: each.item.late,
        };
      }),
      note: [],
    },
  };
}

/** The sheet before a paper. `after` is the number of the page that a late one follows. */
export function dividerPage(
  input: PackInput,
  { item, number }: Pick<FrontItem, 'item' | 'number'>,
  after: string | null,
): PackPages {
  const words = packWords(input.language);
  const title = text(item.title);
  const size = titleSize(title, 24);
  const fields = [
    { label: words.presenter, value: text(item.presenter) },
    {
      label: words.head.for,
      value: item.purpose === null ? '' : words.purpose[item.purpose],
    },
    { label: words.head.time, value: text(item.time) },
  ].filter(({ value }) => value !== '');
  return {
    meta: { ...packMeta(input), name: title || words.item(number) },
    divider: {
      number: plainNodes(number, 8),
      title: plainNodes(title || words.item(number), MEASURE / size / 1.04),
      titleSize: size,
      fields: fields.map(rowNode),
      late:
        after === null
          ? []
          : plainNodes(words.insert(number, after), (MEASURE - 14) / 9),
    },
  };
}

/** The pages of `title`, a PDF that was made elsewhere, of these sizes. */
export function foreignPages(
  input: PackInput,
  title: string,
  sizes: readonly Size[],
): PackPages {
  const words = packWords(input.language);
  return {
    meta: { ...packMeta(input), name: text(title) || words.untitled },
    foreign: {
      band: mm(14),
      side: mm(6),
      gap: mm(4),
      pages: sizes.map(({ width, height }, index) => ({
        width,
        height,
        alt: words.imported(index + 1, sizes.length, text(title)),
      })),
    },
  };
}

/** Where the number of an imported page stands, in points from its edges. */
export const FOREIGN_NUMBER = { side: mm(12), foot: mm(14) - mm(4) - 10 };

/** The numbers that are laid over the pages, one page each; without a place they stand where a briefing has its own. */
export function stampPages(
  meta: PackMeta,
  words: string,
  pages: readonly (Size & {
    readonly label: string;
    readonly at: { readonly side: number; readonly foot: number } | null;
  })[],
): PackPages {
  const { page } = meta;
  return {
    meta,
    stamps: pages.map(({ width, height, label, at }) => ({
      width,
      height,
      label,
      words: plainNodes(words, 20),
      side: at?.side ?? (width > height ? mm(18) : page.right),
      // Beside the marking; a long one has the lines above for itself.
      foot:
        at?.foot ??
        (meta.markingSize === 13 ? page.bottom - mm(8.5) - 10 : mm(6)),
    })),
  };
}
