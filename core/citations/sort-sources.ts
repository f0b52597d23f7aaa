// The order in which people look for a source in a list: by the words that the list shows first.
import { describeSource } from './describe-source.ts';
import type { Source } from './source.ts';

const COLLATOR = new Intl.Collator('en-GB', { numeric: true });

/** By names (by the title where there are none), then year, then title, then key. The list that is given stays as it is. */
export function sortSources(sources: readonly Source[]): readonly Source[] {
  return sources
    .map((source) => {
      const { names, year, title } = describeSource(source);
      return { source, words: [names || title, year, title, source.citekey] };
    })
    .sort((a, b) => {
      for (const [place, word] of a.words.entries()) {
        const order = COLLATOR.compare(word, b.words[place] ?? '');
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ source }) => source);
}
