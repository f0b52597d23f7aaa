// Sources as CSL-JSON: every field as it is, and the citekey where other programs look for it.
import type { CslItem, Source } from '../citations/source.ts';
import { capturedDay } from './captured-day.ts';
import { PLAIN_TITLES, withoutCslMarkup } from './csl-markup.ts';

export function exportCslJson(sources: readonly Source[]): string {
  const items = sources.map((source) => {
    const { citekey, item } = source;
    const captured = capturedDay(source);
    const custom = {
      ...item.custom,
      ...(captured !== null && { captured }),
      ...(hasWrittenTags(item) && { [PLAIN_TITLES]: true }),
    };
    return {
      id: citekey,
      'citation-key': citekey,
      ...item,
      ...(Object.keys(custom).length > 0 && { custom }),
    };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}

/** Whether a title has, as words, what CSL-JSON takes for its tags. */
const hasWrittenTags = (item: CslItem): boolean =>
  Object.entries(item).some(
    ([field, value]) =>
      /title/i.test(field) &&
      typeof value === 'string' &&
      withoutCslMarkup(value) !== value,
  );
