// Sources as CSL-JSON: every field as it is, and the citekey where other programs look for it.
import type { Source } from '../citations/source.ts';
import { capturedDay } from './captured-day.ts';

export function exportCslJson(sources: readonly Source[]): string {
  const items = sources.map((source) => {
    const { citekey, item } = source;
    const captured = capturedDay(source);
    return {
      id: citekey,
      'citation-key': citekey,
      ...item,
      ...(captured !== null && { custom: { ...item.custom, captured } }),
    };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}
