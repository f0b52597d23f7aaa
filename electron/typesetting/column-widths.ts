// How wide the columns of a table are, in em: by the words that they hold, or by what a person chose.
import { longestWordOf, widthOfCode } from './break-opportunities.ts';

/** What a cell wants of its column, in em. */
export type CellWish = {
  /** Its first column, and how many it fills. */
  readonly x: number;
  readonly w: number;
  /** Of a row or a column that is printed as a header. */
  readonly header: boolean;
  /** Its longest line, what it has between two spaces, and the longest word in that. */
  readonly line: number;
  readonly longest: number;
  readonly word: number;
};

export const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** What is longest between two spaces of a text, and the longest word: an address can be parted between its words. */
export const longestOf = (text: string): Pick<CellWish, 'longest' | 'word'> => {
  const longest = Math.max(
    0,
    ...text.split(/\s+/u).slice(0, 2000).map(widthOfCode),
  );
  return { longest, word: Math.min(longest, longestWordOf(text)) };
};

/** Narrower no column is printed. */
const LEAST = 1.2;
/** Nor, where the others have room to give, one that a person made so: two letters and a hyphen. */
const LEAST_CHOSEN = 2;

/**
 * The widths that a person chose, without what lies between the columns: each its share of the whole table. What is too
 * narrow to print in takes from the others.
 */
export function chosenWidths(
  shares: readonly number[],
  room: number,
  gap: number,
): number[] {
  const last = shares.length - 1;
  const least = Math.min(LEAST_CHOSEN, room / shares.length);
  const whole = (room + gap * last) / sum(shares);
  const widths = shares.map((share, x) => {
    const beside = (x > 0 ? gap / 2 : 0) + (x < last ? gap / 2 : 0);
    return Math.max(least, share * whole - beside);
  });
  const over = sum(widths) - room;
  const above = sum(widths.map((width) => width - least));
  return above > 0
    ? widths.map((width) => width - (over * (width - least)) / above)
    : widths;
}

/**
 * For each column the most that one of its cells wants. What goes over several columns wants at most their even share of
 * the room, and widens all of them alike.
 */
function mostOf(
  cells: readonly CellWish[],
  columns: number,
  room: number,
  wish: (cell: CellWish) => number,
): number[] {
  const most = Array.from({ length: columns }, () => LEAST);
  for (const cell of cells)
    if (cell.w === 1) most[cell.x] = Math.max(most[cell.x] ?? 0, wish(cell));
  for (const cell of cells) {
    if (cell.w === 1) continue;
    const wanted = Math.min(wish(cell), (room * cell.w) / columns);
    const wider = wanted / sum(most.slice(cell.x, cell.x + cell.w));
    if (wider <= 1) continue;
    for (let x = cell.x; x < cell.x + cell.w; x += 1)
      most[x] = (most[x] ?? 0) * wider;
  }
  return most;
}

const halfAtMost =
  (room: number, wish: (cell: CellWish) => number) =>
  (cell: CellWish): number =>
    Math.min(wish(cell), room * 0.5);

const wordOf = ({ word }: CellWish): number => word;

/** Whether columns that are `room` wide together can hold every word in one piece; one column has half of it at most. */
export const holdsWords = (
  cells: readonly CellWish[],
  columns: number,
  room: number,
): boolean =>
  sum(mostOf(cells, columns, room, halfAtMost(room, wordOf))) <= room;

/** Each as wide as its longest line if they fit, else by what they hold; together they are `room` wide. */
export function columnWidths(
  cells: readonly CellWish[],
  columns: number,
  room: number,
): number[] {
  const most = (wish: (cell: CellWish) => number): number[] =>
    mostOf(cells, columns, room, wish);
  const lines = most(({ line }) => line);
  const spare = room - sum(lines);
  if (spare >= 0)
    return lines.map((width) => width + (spare * width) / sum(lines));
  // What is narrow keeps its width, the rest share what is left.
  const words = most(halfAtMost(room, wordOf));
  const steps = [
    most(halfAtMost(room, ({ longest }) => longest)),
    words,
    // If words must be parted, then not those of the headers.
    most(halfAtMost(room, ({ header, word }) => (header ? word : 0))),
  ];
  let wider = lines.map((width) => Math.min(width, room * 0.8));
  for (const step of steps) {
    const left = room - sum(step);
    if (left >= 0) {
      const wish = step.map((width, x) => Math.max(0, (wider[x] ?? 0) - width));
      const wished = sum(wish);
      return step.map(
        (width, x) =>
          width +
          (wished > 0 ? (left * (wish[x] ?? 0)) / wished : left / columns),
      );
    }
    wider = step;
  }
  const even = room / columns;
  const small = words.map((width) => Math.min(width, even));
  const over = words.map((width) => Math.max(0, width - even));
  return small.map(
    (width, x) => width + ((room - sum(small)) * (over[x] ?? 0)) / sum(over),
  );
}
