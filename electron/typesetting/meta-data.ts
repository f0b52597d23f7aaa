// What the template is told of a briefing besides its body: the page, the running lines and the cover block.
import { copyWords } from '#core/review/copy-words.ts';
import type { BriefingDocument } from '#core/document/document.ts';
import type { Template } from '#core/document/template.ts';
import type { Annex } from '#core/review/annexes.ts';
import { AppError } from '#core/errors.ts';
import { graphemes, widthOf } from './break-opportunities.ts';
import {
  endRows,
  frontMatterRows,
  type FrontMatterRow,
} from './front-matter.ts';
import { colophonOf } from './colophon.ts';
import { plainNodes, type InlineNode } from './inline-data.ts';
import {
  directionOf,
  typstLanguage,
  type TypstLanguage,
} from './language-tag.ts';
import {
  GUTTER,
  MARGIN_NOTE,
  MEASURE,
  pageGeometry,
  reviewGeometry,
  turnedGeometry,
  type PageGeometry,
} from './page-geometry.ts';
import { printedWords } from './printed-words.ts';
import { settableText } from './settable-text.ts';

type RowNode = { readonly label: InlineNode[]; readonly value: InlineNode[] };

export type Meta = {
  /** As it is printed, and as the file names itself: the second is never empty. */
  readonly title: InlineNode[];
  readonly name: string;
  readonly titleSize: number;
  /** The title in the running foot, cut to one line. */
  readonly short: string;
  readonly language: TypstLanguage | null;
  readonly dir: 'ltr' | 'rtl';
  readonly page: PageGeometry;
  readonly turned: PageGeometry;
  readonly marking: InlineNode[];
  readonly markingSize: number;
  readonly place: Template['marking']['place'];
  readonly red: boolean;
  /** The page has its number in the briefing; in a pack it has that of the pack. */
  readonly folio: boolean;
  readonly office?: InlineNode[];
  readonly kind?: InlineNode[];
  readonly fields: readonly RowNode[];
  /** Behind the text. */
  readonly end: readonly RowNode[];
  /** A line behind all of it that says how the file was proved. */
  readonly colophon?: InlineNode[];
  readonly date: readonly [number, number, number];
  /** With `{}` where a number goes. */
  readonly words: {
    readonly page: readonly [string, string, string];
    readonly goesOn: readonly [string, string];
  };
  /** The word across the pages of a draft, and its size in points. */
  readonly draft?: { readonly word: string; readonly size: number };
  readonly lines: boolean;
  /** Of a review copy: the measures of what stands beside the text, in points, and what is said of all of it. */
  readonly review?: {
    readonly gutter: number;
    readonly width: number;
    readonly label: string;
    /** Behind the numbers for which the margin has no room. */
    readonly inList: string;
    readonly front: readonly number[];
  };
  /** What stands behind the text, with what its running lines call it. */
  readonly annexes: readonly {
    readonly short: string;
    readonly turned: boolean;
  }[];
};

/** A marking longer than this does not fit the head of a page. */
export const LONGEST_MARKING = 240;

// Room in em at the size that the template sets these in.
const LABEL_ROOM = 86 / 8;
const VALUE_ROOM = (MEASURE - 94) / 10;

const rowNode = ({ label, value }: FrontMatterRow): RowNode => ({
  label: plainNodes(label, LABEL_ROOM),
  value: plainNodes(value, VALUE_ROOM),
});

const FULL_WIDTH = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu;
/** As `widthOf`, in the sans of the running lines: it is narrower than the text's, but for what is as wide as it is high. */
const widthInLine = (text: string): number =>
  widthOf(text) + 0.15 * (text.match(FULL_WIDTH)?.length ?? 0);

/**
 * Cut with an ellipsis to what fits on the line beside the page's number: at a word, and within one only where the line
 * would else stay half empty, as with a script that has no spaces.
 */
function shortened(title: string, room: number): string {
  if (widthInLine(title) <= room) return title;
  let short = '';
  for (const word of title.split(/\s+/u)) {
    const longer = short === '' ? word : `${short} ${word}`;
    if (widthInLine(longer) > room - 1) {
      if (widthInLine(short) < room / 2) short = cut(longer, room - 1);
      break;
    }
    short = longer;
  }
  return short === '' ? '' : `${short}…`;
}

function cut(text: string, room: number): string {
  let kept = '';
  for (const { segment } of graphemes().segment(text)) {
    if (widthInLine(kept + segment) > room) break;
    kept += segment;
  }
  // No stop or bracket stands before the ellipsis.
  return kept.replace(/[\s\p{P}]+$/u, '');
}

/** Room in em for the title in the running line that carries the marking, which is `marking` points wide untracked. */
function shortRoom(place: Meta['place'], marking: number): number {
  const left = MEASURE - marking * 1.15;
  return place === 'top-right' || marking === 0
    ? Math.min(36, (left - 23) / 7)
    : Math.min(22, left / 2 / 7);
}

const titleSize = (length: number): number =>
  length <= 120 ? 20 : length <= 300 ? 16 : length <= 1000 ? 13 : 11;
export const markingSize = (length: number): number =>
  length <= 40 ? 13 : length <= 120 ? 10 : 8;

/** `date` is ISO 8601. Throws AppError 'bad-input' where the marking does not fit the head of a page. */
export function metaOf({
  document,
  template,
  date,
  pack,
  draft = false,
  lines = false,
  colophon = false,
  annexes = [],
  front,
}: {
  readonly document: BriefingDocument;
  readonly template: Template;
  readonly date: string;
  readonly pack?: { readonly marking: string };
  readonly draft?: boolean;
  readonly lines?: boolean;
  readonly colophon?: boolean;
  readonly annexes?: readonly Annex[];
  /** Null where it is no review copy. */
  readonly front: readonly number[] | null;
}): Meta {
  const words = printedWords(document.language);
  const title = settableText(document.title).trim();
  const marking = settableText(pack?.marking ?? document.marking).trim();
  if (marking.length > LONGEST_MARKING)
    throw new AppError(
      'bad-input',
      `The marking has ${marking.length} characters and no page has room for more than ${LONGEST_MARKING}: shorten it.`,
    );
  const [year, month, day] = date.split('-').map(Number);
  const size = titleSize(title.length);
  const head = markingSize(marking.length);
  // Split where the template puts its own counters in.
  const page = words.page(0, 0).split('0');
  const goesOn = words.goesOn(0).split('0');
  const room = shortRoom(template.marking.place, widthOf(marking) * head);
  return {
    title: plainNodes(title, MEASURE / size / 1.04),
    titleSize: size,
    name: title === '' ? words.untitled : title,
    short: shortened(title, room),
    language: typstLanguage(document.language),
    dir: directionOf(document.language),
    page: front
      ? reviewGeometry(template.paper, directionOf(document.language))
      : pageGeometry(template.paper),
    turned: turnedGeometry(template.paper),
    // Small capitals are tracked, and all of them are wide.
    marking: plainNodes(marking, MEASURE / head / 1.35),
    markingSize: head,
    place: template.marking.place,
    red: template.marking.colour === 'red',
    folio: pack === undefined,
    ...(template.office && {
      office: plainNodes(template.office, MEASURE / 8),
    }),
    ...(template.kind && { kind: plainNodes(template.kind, MEASURE / 10) }),
    fields: frontMatterRows(document, template).map(rowNode),
    end: endRows(document, template).map(rowNode),
    ...(colophon && {
      colophon: plainNodes(colophonOf(document, date), MEASURE / 9),
    }),
    date: [year ?? 1970, month ?? 1, day ?? 1],
    words: {
      page: [page[0] ?? '', page[1] ?? '', page[2] ?? ''],
      goesOn: [goesOn[0] ?? '', goesOn[1] ?? ''],
    },
    ...(draft && {
      draft: {
        word: words.draft,
        size: Math.min(120, 320 / widthOf(words.draft)),
      },
    }),
    lines,
    ...(front && {
      review: {
        gutter: GUTTER,
        width: MARGIN_NOTE,
        label: copyWords(document.language).reviewCopy,
        inList: copyWords(document.language).inList,
        front,
      },
    }),
    annexes: annexes.map((annex) => ({
      short: shortened(
        title === '' ? annex.title : `${annex.title}: ${title}`,
        room,
      ),
      turned: annex.turned,
    })),
  };
}
