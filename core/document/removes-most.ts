// When a change removes so much of a briefing that it is saved only where a person has asked for it.

/** As many blocks are removed without a question, however short the briefing is. */
const FEW = 3;

/** More than half of the `total` blocks, and more than a few. */
export const removesMost = (removed: number, total: number): boolean =>
  removed > FEW && removed * 2 > total;
