// A number with its word: "1 source", "1,862 sources".

// Made once: making it takes longer than all that is done with it at a key.
const NUMBERS = new Intl.NumberFormat('en-GB');

export const counted = (count: number, one: string, many: string): string =>
  `${NUMBERS.format(count)} ${count === 1 ? one : many}`;
