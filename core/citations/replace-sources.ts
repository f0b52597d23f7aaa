// Citations that follow a source into the one that took its place. Everything else of a citation stays: its id, on which
// verdicts and comments hang, its locator and its words.
import type { Block, NoteInline, SourceId } from '../document/document.ts';
import { mapInlineContainers } from '../document/walk.ts';

/** The block with `inPlaceOf` applied to the source of each citation; the block itself where none is another. */
export function replaceSources(
  block: Block,
  inPlaceOf: (source: SourceId) => SourceId,
): Block {
  return mapInlineContainers(block, (content) => {
    let changed = false;
    const follow = (part: NoteInline): NoteInline => {
      if (part.type !== 'citation') return part;
      const source = inPlaceOf(part.source);
      if (source === part.source) return part;
      changed = true;
      return { ...part, source };
    };
    const next = content.map((inline) =>
      inline.type === 'footnote'
        ? { ...inline, content: inline.content.map(follow) }
        : inline,
    );
    return changed ? next : content;
  });
}
