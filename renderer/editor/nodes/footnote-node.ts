// A footnote in the text: its mark, and in it the whole note as it is stored. The number on the mark is written by the
// numbering, never kept here.
import {
  $create,
  $getState,
  $setState,
  createState,
  DecoratorNode,
  type DOMExportOutput,
  type LexicalEditor,
  type LexicalNode,
} from 'lexical';
import type { Footnote, FootnoteId } from '#core/document/document.ts';
import { plainInline } from '#core/document/walk.ts';
import { isFootnote } from './stored-parts.ts';

const NONE: Footnote = {
  type: 'footnote',
  id: 'none' as FootnoteId,
  content: [],
};

const footnoteState = createState('footnote', {
  parse: (value) => (isFootnote(value) ? value : NONE),
});

/**
 * What a note is in the text of its block: a character that no briefing can hold (core/document/characters.ts). Lexical compares
 * the text of the whole before an update with that after it; were a note nothing in it, both would be equally long where one
 * came or went, and 1.4 MB compared letter by letter.
 */
const SIGN = '\u0001';

/** The words of a node or a selection as they are read, without what stands for the notes among them. */
export const wordsAlone = (text: string): string => text.replaceAll(SIGN, '');

export class FootnoteNode extends DecoratorNode<null> {
  override $config() {
    return this.config('footnote', {
      extends: DecoratorNode,
      stateConfigs: [{ stateConfig: footnoteState, flat: true }],
    });
  }

  getFootnote(): Footnote {
    return $getState(this, footnoteState);
  }

  setFootnote(footnote: Footnote): this {
    return $setState(this, footnoteState, footnote);
  }

  override createDOM(): HTMLElement {
    const mark = document.createElement('sup');
    mark.className = 'fn';
    const link = document.createElement('a');
    link.setAttribute('role', 'doc-noteref');
    link.setAttribute('aria-label', 'Footnote');
    link.tabIndex = -1;
    // Of no address: the mark is no place to go to with the pointer alone.
    link.href = '#';
    mark.append(link);
    return mark;
  }

  override updateDOM(): false {
    return false;
  }

  /**
   * For the clipboard's HTML, which other programs read: the number as text, as it stands on the sheet, and the words of
   * the note as its title. What is pasted here comes from the clipboard's JSON, which has the whole note.
   */
  override exportDOM(editor: LexicalEditor): DOMExportOutput {
    const drawn = editor.getElementByKey(this.getKey());
    const element = document.createElement('sup');
    element.textContent = drawn?.querySelector('a')?.dataset['n'] ?? '*';
    const words = plainInline(this.getFootnote().content);
    if (words !== '') element.title = words;
    return { element };
  }

  override getTextContent(): string {
    return SIGN;
  }

  override isInline(): true {
    return true;
  }

  override decorate(): null {
    return null;
  }
}

export const $createFootnoteNode = (footnote: Footnote): FootnoteNode =>
  $create(FootnoteNode).setFootnote(footnote);

export const $isFootnoteNode = (
  node: LexicalNode | null | undefined,
): node is FootnoteNode => node instanceof FootnoteNode;
