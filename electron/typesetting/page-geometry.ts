// The sheet and its margins, in points (1/72 inch). The template is given these numbers and the proof measures with
// them, so that what "off the page" means is said once.
import type { Template } from '#core/document/template.ts';

export type PageGeometry = {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const mm = (value: number): number => (value * 72) / 25.4;

/** About 72 characters of text; the same on every paper, so that a change of paper never moves a line break. */
export const MEASURE = mm(130);

const SHEETS: Readonly<
  Record<
    Template['paper'],
    { width: number; height: number; top: number; bottom: number }
  >
> = {
  a4: { width: mm(210), height: mm(297), top: mm(30), bottom: mm(28) },
  'us-letter': {
    width: mm(215.9),
    height: mm(279.4),
    top: mm(28),
    bottom: mm(26),
  },
};

export function pageGeometry(paper: Template['paper']): PageGeometry {
  const sheet = SHEETS[paper];
  const side = (sheet.width - MEASURE) / 2;
  return { ...sheet, left: side, right: side };
}

/** In a review copy the same text stands to the side where its lines begin, with room for what is said on the other. */
export function reviewGeometry(
  paper: Template['paper'],
  direction: 'ltr' | 'rtl',
): PageGeometry {
  const sheet = SHEETS[paper];
  const narrow = mm(22);
  const wide = sheet.width - MEASURE - narrow;
  return direction === 'ltr'
    ? { ...sheet, left: narrow, right: wide }
    : { ...sheet, left: wide, right: narrow };
}

/** Between the text and what is said of it: the numbers stand there. */
export const GUTTER = mm(8);
/** The width of what is said, on the narrowest sheet. */
export const MARGIN_NOTE = mm(44);

/** The page of a table that is too wide to stand upright: the same sheet turned, with narrow sides. */
export function turnedGeometry(paper: Template['paper']): PageGeometry {
  const { width, height, top, bottom } = SHEETS[paper];
  return {
    width: height,
    height: width,
    left: mm(18),
    right: mm(18),
    top,
    bottom,
  };
}

/** The width between the side margins. */
export const measureOf = (page: PageGeometry): number =>
  page.width - page.left - page.right;
