// Keys that go on from a place in the words. What is selected in a line by itself, a mark or a citation, is no such place.

const TRAVELS: ReadonlySet<string> = new Set([
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/** Whether the key writes something, begins to, or goes along the lines. */
export const goesOn = (event: KeyboardEvent): boolean =>
  types(event) || TRAVELS.has(event.key);

/** Whether the key writes something, or begins to (an input method's first key). */
function types(event: KeyboardEvent): boolean {
  if (event.key === 'Process') return true;
  // Named keys have longer names; one character may be two code units.
  return (
    event.key.length <= 2 &&
    !/^F\d$/.test(event.key) &&
    ((!event.ctrlKey && !event.metaKey) || event.getModifierState('AltGraph'))
  );
}
