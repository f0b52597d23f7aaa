// What is wrong with saving, in words: where, and why.
import type { SaveState } from './editor-handle.ts';

/** Null where nothing is. */
export function saveTrouble(save: SaveState): string | null {
  switch (save.kind) {
    case 'saved':
    case 'saving':
      return null;
    case 'waiting':
      return `Your last words are not saved yet; they are kept here and tried again. ${save.message}`;
    case 'refused':
      return `${save.place} can’t be saved${others(save.others)}. ${save.message} Everything else is saved.`;
    case 'conflict':
      return `${save.place} was changed elsewhere while you wrote, so your words there can’t be saved${others(save.others)}. Everything else is saved. To have what stands there now, read the briefing again.`;
    case 'removal':
      return `${save.count} parts are gone from this page, most of the briefing, and Precis does not know why. They are still in the library: put them back, or remove them there too. Everything else is saved.`;
  }
}

const others = (count: number): string =>
  count === 0
    ? ''
    : count === 1
      ? ', and neither can one other place'
      : `, and neither can ${count} other places`;
