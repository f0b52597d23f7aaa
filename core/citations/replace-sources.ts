// Citations that follow a source into the one that took its place. Everything else of a citation stays: its id, on which
// verdicts and comments hang, its locator and its words.
import type {
  Block,
  CitationId,
  NoteInline,
  SourceId,
} from '../document/document.ts';
import { mapInlineContainers } from '../document/walk.ts';

/** The block with `inPlaceOf` applied to the source of each citation; the block itself where none is another. */
export function replaceSources(
  block: Block,
  inPlaceOf: (source: SourceId, citation: CitationId) => SourceId,
): Block {
  const follow = (part: NoteInline): NoteInline => {
    if (part.type !== 'citation') return part;
    const source = inPlaceOf(part.source, part.id);
    return source === part.source ? part : { ...part, source };
  };
  return mapInlineContainers(block, (content) =>
    mapChanged(content, (inline) => {
      if (inline.type !== 'footnote') return inline;
      const parts = mapChanged(inline.content, follow);
      return parts === inline.content ? inline : { ...inline, content: parts };
    }),
  );
}

/** The list itself where nothing in it is another. */
function mapChanged<Value>(
  list: readonly Value[],
  change: (value: Value) => Value,
): readonly Value[] {
  const next = list.map(change);
  return next.every((value, place) => value === list[place]) ? list : next;
}
