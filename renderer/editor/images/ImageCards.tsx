// What an image asks for and says: its description, in a field under it, and why one did not come in.
import { useCallback, useEffect, useRef, useState } from 'react';
import { X } from 'lucide-react';
import { $getNodeByKey, type NodeKey } from 'lexical';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { forbiddenCharacter } from '#core/document/characters.ts';
import { MAX_REASON } from '#core/document/plain-block.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { isReason } from '../nodes/stored-parts.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { focusText } from '../floating/focus-text.ts';
import { Floating } from '../floating/Floating.tsx';
import { $isPictureNode } from '../nodes/figure-node.ts';
import styles from './image-cards.module.css';
import { ImagesExtension } from './images-extension.ts';

export function ImageCards() {
  const { dismiss } = useExtensionDependency(ImagesExtension).output;
  const describing = useExtensionSignalValue(ImagesExtension, 'describing');
  const trouble = useExtensionSignalValue(ImagesExtension, 'trouble');
  const coming = useExtensionSignalValue(ImagesExtension, 'coming');
  return (
    <>
      {describing !== null && <Description key={describing} of={describing} />}
      {(trouble !== null || coming > 0) && (
        <div className={styles['notice']} data-coming={trouble === null}>
          {trouble === null ? (
            <Notice kind="info">Putting in the image</Notice>
          ) : (
            <Notice
              kind="error"
              action={
                <ToolButton name="Close" onClick={dismiss}>
                  <X />
                </ToolButton>
              }
            >
              {trouble}
            </Notice>
          )}
        </div>
      )}
    </>
  );
}

function Description({ of }: { readonly of: NodeKey }) {
  const [editor] = useLexicalComposerContext();
  const { describe, cancel } = useExtensionDependency(ImagesExtension).output;
  const [before] = useState(() =>
    editor.read('latest', () => {
      const node = $getNodeByKey(of);
      return $isPictureNode(node) ? node.getPicture() : null;
    }),
  );
  const [words, setWords] = useState(before?.alternative ?? '');
  const [redacted, setRedacted] = useState(before?.redaction !== undefined);
  const [reason, setReason] = useState(before?.redaction?.reason ?? '');
  const box = useRef<HTMLDivElement>(null);
  const anchor = useCallback(
    () =>
      editor
        .getElementByKey(of)
        ?.querySelector('img')
        ?.getBoundingClientRect() ?? null,
    [editor, of],
  );
  useEffect(() => {
    box.current?.querySelector('textarea')?.focus();
  }, []);
  const wrongReason =
    redacted && reason.trim() !== '' && !isReason(reason.trim());
  const wrong = forbiddenCharacter(words) !== null || wrongReason;
  const keep = (): void => {
    describe(
      of,
      words.trim(),
      redacted
        ? reason.trim() === ''
          ? {}
          : { reason: reason.trim() }
        : undefined,
    );
  };
  const back = (): void => {
    cancel();
    focusText(editor);
  };
  const save = (): void => {
    if (wrong) return;
    keep();
    focusText(editor);
  };
  return (
    <Floating
      boxRef={box}
      anchor={anchor}
      side="below"
      role="dialog"
      aria-label="Description of the image"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const inField = event.target instanceof HTMLTextAreaElement;
        if (event.key === 'Escape') back();
        else if (event.key === 'Enter' && !event.shiftKey && inField) save();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget === null || box.current?.contains(relatedTarget))
          return;
        // What was written is not lost by a click elsewhere.
        if (wrong) cancel();
        else keep();
      }}
    >
      <div className={styles['form']}>
        <TextField
          multiline
          label="Describe the image"
          hint="What it shows, for those who can’t see it. It is in the PDF and not printed."
          value={words}
          error={
            forbiddenCharacter(words) !== null
              ? 'It holds a character that no text may hold: take it out.'
              : null
          }
          onChange={setWords}
        />
        <Checkbox
          label="Leave it out of the redacted copy"
          checked={redacted}
          onChange={setRedacted}
        />
        {redacted && (
          <TextField
            label="Reason"
            placeholder="None"
            hint="It is printed there, in place of the picture or in a list."
            maxLength={MAX_REASON}
            value={reason}
            error={
              wrongReason
                ? 'It holds a character that can’t be printed on one line: take it out.'
                : null
            }
            onChange={setReason}
          />
        )}
        <div className={styles['buttons']}>
          <Button onClick={back}>Later</Button>
          <Button kind="main" disabled={wrong} onClick={save}>
            Done
          </Button>
        </div>
      </div>
    </Floating>
  );
}
