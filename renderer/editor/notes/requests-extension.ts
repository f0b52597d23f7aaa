// What the editor asks of the panes around it where a key says so: to pick a citation, to edit a note.
import {
  COMMAND_PRIORITY_EDITOR,
  createCommand,
  defineExtension,
  mergeRegister,
  safeCast,
} from 'lexical';
import type { FootnoteId } from '#core/document/document.ts';
import { $chosenMark } from './choice-extension.ts';
import { $insertionPlace } from './mark-order.ts';
import { TypedRequestExtension } from './typed-request-extension.ts';

export const PICK_CITATION_COMMAND = createCommand<undefined>('PICK_CITATION');
export const EDIT_FOOTNOTE_COMMAND = createCommand<FootnoteId>('EDIT_FOOTNOTE');

/** Asks for a comment on what is selected, or on the block of the caret. */
export const COMMENT_COMMAND = createCommand<undefined>('COMMENT');

/** Asks for the words of the chosen note, else of the last one before the caret in its block; does nothing without one. */
export const WRITE_FOOTNOTE_COMMAND =
  createCommand<undefined>('WRITE_FOOTNOTE');

export type RequestsConfig = {
  readonly pickCitation: () => void;
  readonly editFootnote: (id: FootnoteId) => void;
  readonly writeFootnote: (id: FootnoteId) => void;
  readonly comment: () => void;
};

export const RequestsExtension = defineExtension({
  name: 'precis/requests',
  config: safeCast<RequestsConfig>({
    pickCitation: () => undefined,
    editFootnote: () => undefined,
    writeFootnote: () => undefined,
    comment: () => undefined,
  }),
  dependencies: [TypedRequestExtension],
  register: (
    editor,
    { pickCitation, editFootnote, writeFootnote, comment },
    state,
  ) => {
    const typed = state.getDependency(TypedRequestExtension).output;
    return mergeRegister(
      editor.registerCommand(
        PICK_CITATION_COMMAND,
        () => {
          typed.forget();
          pickCitation();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        EDIT_FOOTNOTE_COMMAND,
        (id) => {
          editFootnote(id);
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        COMMENT_COMMAND,
        () => {
          comment();
          return true;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
      editor.registerCommand(
        WRITE_FOOTNOTE_COMMAND,
        () => {
          const mark = $chosenMark() ?? $insertionPlace()?.mark ?? null;
          if (mark) writeFootnote(mark.getFootnote().id);
          return mark !== null;
        },
        COMMAND_PRIORITY_EDITOR,
      ),
    );
  },
});
