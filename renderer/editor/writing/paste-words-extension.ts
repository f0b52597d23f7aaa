// What is pasted into a note comes in as words with their looks and links, a paragraph for each of its own: a note holds
// no blocks and no notes. The words of a note that is pasted into another stand in brackets.
import {
  $insertGeneratedNodes,
  ClipboardImportExtension,
} from '@lexical/clipboard';
import {
  $createParagraphNode,
  $getEditor,
  configExtension,
  defineExtension,
  type BaseSelection,
} from 'lexical';
import { linesOf } from '#core/convert/block-lines.ts';
import type { Inline, NoteInline } from '#core/document/document.ts';
import { plainInline } from '#core/document/walk.ts';
import { AppError } from '#core/errors.ts';
import { isReadAtOnce, readHtml } from '../paste/read-html.ts';
import { $nodesOf } from './note-convert.ts';

export const PasteWordsExtension = defineExtension({
  name: 'precis/paste-words',
  dependencies: [
    configExtension(ClipboardImportExtension, {
      $importMimeType: {
        'text/html': [
          // What is too long for a note to be read at once comes as plain text.
          (html, selection) =>
            isReadAtOnce(html) && $pasteWords(html, selection),
        ],
      },
    }),
  ],
});

function $pasteWords(html: string, selection: BaseSelection): boolean {
  const lines = linesIn(html);
  if (lines.length === 0) return false;
  const nodes = lines.map((line) => $nodesOf(line));
  const [only] = nodes;
  $insertGeneratedNodes(
    $getEditor(),
    only && nodes.length === 1
      ? only
      : nodes.map((line) => $createParagraphNode().append(...line)),
    selection,
  );
  return true;
}

function linesIn(html: string): NoteInline[][] {
  try {
    return readHtml(html, '')
      .blocks.flatMap(linesOf)
      .map((line) => line.map(forNote))
      .filter((line) => line.length > 0);
  } catch (error) {
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** In the language of the note that it comes into. */
function forNote(part: Inline): NoteInline {
  switch (part.type) {
    case 'text': {
      const { language, ...words } = part;
      return words;
    }
    case 'link':
      return {
        ...part,
        content: part.content.map((inner) => {
          if (inner.type !== 'text') return inner;
          const { language, ...words } = inner;
          return words;
        }),
      };
    case 'line-break':
      return part;
    case 'footnote':
      return { type: 'text', text: ` (${plainInline(part.content)})` };
    case 'marker':
      return { type: 'text', text: part.text };
  }
}
