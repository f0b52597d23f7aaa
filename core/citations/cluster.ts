// Clusters: citations that touch each other in a footnote are one to the style, which sets its delimiter between them
// and its stop after the last.
import type { Citation, Footnote, NoteInline } from '../document/document.ts';

export type Cluster = {
  readonly type: 'cluster';
  /** One or more, as they stand in the note. */
  readonly citations: readonly Citation[];
};

/** What a note is made of, its touching citations put together. */
export type NotePart = Exclude<NoteInline, Citation> | Cluster;

export function clustersOf({ content }: Pick<Footnote, 'content'>): NotePart[] {
  const parts: NotePart[] = [];
  let citations: Citation[] | null = null;
  for (const inline of content) {
    if (inline.type !== 'citation') {
      citations = null;
      parts.push(inline);
    } else if (citations) citations.push(inline);
    else {
      citations = [inline];
      parts.push({ type: 'cluster', citations });
    }
  }
  return parts;
}
