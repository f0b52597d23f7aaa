// Whether what comes with the clipboard, which any program may write, has the form of what the page stores. Main checks
// again and in full when it is saved; this keeps out what would stand in the way of saving.
import type { Footnote, Marker } from '#core/document/document.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const isId = (value: unknown): boolean =>
  typeof value === 'string' && ID.test(value);
const isText = (value: unknown): boolean =>
  typeof value === 'string' && value !== '';
const isMaybe = (value: unknown, test: (value: unknown) => boolean): boolean =>
  value === undefined || test(value);

const isLocator = (value: unknown): boolean =>
  isFields(value) && isText(value['label']) && isText(value['value']);

function isNotePart(value: unknown): boolean {
  if (!isFields(value)) return false;
  switch (value['type']) {
    case 'text':
      return isText(value['text']) && isMaybe(value['marks'], Array.isArray);
    case 'line-break':
    case 'paragraph-break':
      return true;
    case 'link':
      return (
        isText(value['url']) &&
        Array.isArray(value['content']) &&
        value['content'].length > 0 &&
        value['content'].every(isNotePart)
      );
    case 'citation':
      return (
        isId(value['id']) &&
        isId(value['source']) &&
        isMaybe(value['locator'], isLocator)
      );
    default:
      return false;
  }
}

export function isFootnote(value: unknown): value is Footnote {
  return (
    isFields(value) &&
    value['type'] === 'footnote' &&
    isId(value['id']) &&
    Array.isArray(value['content']) &&
    value['content'].every(isNotePart)
  );
}

export function isMarker(value: unknown): value is Marker {
  return (
    isFields(value) &&
    value['type'] === 'marker' &&
    isId(value['id']) &&
    isText(value['text']) &&
    Array.isArray(value['references']) &&
    value['references'].length > 0 &&
    value['references'].every(
      (reference) =>
        isFields(reference) &&
        Number.isInteger(reference['number']) &&
        isMaybe(reference['locator'], isLocator),
    )
  );
}
