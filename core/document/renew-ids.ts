// A document with ids of its own throughout, for a copy that lives on beside the first. Sources and attachments belong
// to the library and stay the same.
import type {
  BlockId,
  BriefingDocument,
  CitationId,
  Footnote,
  FootnoteId,
  Inline,
  MarkerId,
} from './document.ts';
import { mapInlineContainers } from './walk.ts';

/** The same words with a new id for each block, footnote, citation and marker; nothing else differs. */
export function renewIds(
  document: BriefingDocument,
  newId: () => string,
): BriefingDocument {
  return {
    ...document,
    blocks: document.blocks.map((block) => ({
      ...mapInlineContainers(block, (content) =>
        content.map((inline) => renewInline(inline, newId)),
      ),
      id: newId() as BlockId,
    })),
  };
}

function renewInline(inline: Inline, newId: () => string): Inline {
  switch (inline.type) {
    case 'footnote':
      return renewFootnote(inline, newId);
    case 'marker':
      return { ...inline, id: newId() as MarkerId };
    case 'text':
    case 'link':
    case 'line-break':
      return inline;
  }
}

const renewFootnote = (footnote: Footnote, newId: () => string): Footnote => ({
  ...footnote,
  id: newId() as FootnoteId,
  content: footnote.content.map((part) =>
    part.type === 'citation' ? { ...part, id: newId() as CitationId } : part,
  ),
});
