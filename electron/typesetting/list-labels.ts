// What stands before each item of a list. The typesetter prints it and the proof expects it.
import type { ListItem, ListStyle } from '#core/document/document.ts';

function letters(number: number): string {
  let rest = number;
  let label = '';
  while (rest > 0) {
    rest -= 1;
    label = String.fromCharCode(97 + (rest % 26)) + label;
    rest = Math.floor(rest / 26);
  }
  return label;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let rest = number;
  let label = '';
  for (const [value, letter] of ROMAN)
    while (rest >= value) {
      label += letter;
      rest -= value;
    }
  return label;
}

/** `number` counts on from the first of its list, `depth` from 0: 1. a. i. 1. a. … for ordered lists. */
export function listLabel(
  style: ListStyle,
  item: ListItem,
  number: number,
  depth: number,
): string {
  switch (style) {
    case 'unordered':
      return '–';
    case 'check':
      return item.checked ? '☑' : '☐';
    case 'ordered': {
      const write = [String, letters, roman][depth % 3] ?? String;
      return `${write(number)}.`;
    }
  }
}
