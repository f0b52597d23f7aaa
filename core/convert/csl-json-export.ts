// Sources as CSL-JSON: every field as it is, and the citekey where other programs look for it.
import type { Source } from '../citations/source.ts';

export function exportCslJson(sources: readonly Source[]): string {
  const items = sources.map(({ citekey, item }) => ({
    id: citekey,
    'citation-key': citekey,
    ...item,
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}
