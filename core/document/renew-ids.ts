// A text that is used again: the same words and sources under ids of its own.
import type {
  Block,
  BlockId,
  CitationId,
  FootnoteId,
  MarkerId,
} from './document.ts';
import { mapInlineContainers } from './walk.ts';

/** `blocks` with a new id for each block, footnote, citation and marker; ranks stay as they are. */
export const renewIds = (
  blocks: readonly Block[],
  newId: () => string,
): Block[] =>
  blocks.map((block) => ({
    ...mapInlineContainers(block, (content) =>
      content.map((inline) => {
        if (inline.type === 'marker')
          return { ...inline, id: newId() as MarkerId };
        if (inline.type !== 'footnote') return inline;
        return {
          ...inline,
          id: newId() as FootnoteId,
          content: inline.content.map((part) =>
            part.type === 'citation'
              ? { ...part, id: newId() as CitationId }
              : part,
          ),
        };
      }),
    ),
    id: newId() as BlockId,
  }));
