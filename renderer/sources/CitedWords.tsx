// How a source is cited, as it is printed.
import type { CiteAs } from '#core/citations/cite-as-schema.ts';

export function CitedWords({ runs }: { readonly runs: CiteAs['full'] }) {
  return runs.map(({ text, marks }, place) =>
    marks ? <em key={place}>{text}</em> : text,
  );
}
