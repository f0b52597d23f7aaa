// What a person has written, text by text: of a stretch of content, of a block without its notes, and of what stands above.
import type {
  Block,
  BriefingDocument,
  Inline,
  NoteInline,
} from './document.ts';
import { inlineContainers } from './walk.ts';

export function* writtenIn(
  content: readonly (Inline | NoteInline)[],
): Generator<string> {
  for (const part of content)
    switch (part.type) {
      case 'text':
      case 'marker':
        yield part.text;
        break;
      case 'link':
        yield* writtenIn(part.content);
        break;
      case 'citation':
        yield `${part.prefix ?? ''}${part.suffix ?? ''}${part.locator?.value ?? ''}`;
        break;
      // It is looked at by itself.
      case 'footnote':
      case 'line-break':
      case 'paragraph-break':
        break;
    }
}

export function* writtenInBlock(block: Block): Generator<string> {
  if (block.type === 'code') yield block.text;
  if (block.marking !== undefined) yield block.marking;
  for (const content of inlineContainers(block)) yield* writtenIn(content);
}

/** Title, marking and fields. */
export const writtenAbove = ({
  title,
  marking,
  fields,
}: Pick<BriefingDocument, 'title' | 'marking' | 'fields'>): string[] => [
  title,
  marking,
  ...Object.values(fields).map((value) =>
    typeof value === 'object' ? value.join('\n') : String(value),
  ),
];
