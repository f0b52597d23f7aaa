// Under the sheet's view after a paste: markers that can be made of it, what stayed behind, and why nothing came in.
import { useEffect, useRef } from 'react';
import { X } from 'lucide-react';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { Button } from '../../ui/Button.tsx';
import { counted } from '../../ui/counted.ts';
import { Notice } from '../../ui/Notice.tsx';
import { ToolButton } from '../../ui/ToolButton.tsx';
import { focusText } from '../floating/focus-text.ts';
import { $caretOrNodeBox } from '../floating/selection-box.ts';
import { PasteExtension } from './paste-extension.ts';
import styles from './paste.module.css';

/** Time to read what asks for nothing. */
const READING = 12_000;
/** Pixels between the caret and the first of them. */
const GAP = 12;

export function PasteNotices() {
  const [editor] = useLexicalComposerContext();
  const { dismiss, turnMarkers } =
    useExtensionDependency(PasteExtension).output;
  const offer = useExtensionSignalValue(PasteExtension, 'offer');
  const notice = useExtensionSignalValue(PasteExtension, 'notice');
  const trouble = useExtensionSignalValue(PasteExtension, 'trouble');
  const isReading = useExtensionSignalValue(PasteExtension, 'isReading');
  useEffect(() => {
    if (notice === null || offer !== null) return;
    const timer = setTimeout(dismiss, READING);
    return () => {
      clearTimeout(timer);
    };
  }, [notice, offer, dismiss]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What they are about is the end of what was pasted, and is not to lie under them.
    const caret = editor.read(() => $caretOrNodeBox(editor));
    const top = box.current?.getBoundingClientRect().top;
    const hidden = caret && top !== undefined ? caret.bottom + GAP - top : 0;
    if (hidden > 0) box.current?.closest('main')?.scrollBy(0, hidden);
  }, [editor, notice, offer, trouble]);
  if (trouble === null && notice === null && offer === null && !isReading)
    return null;
  const close = (): void => {
    dismiss();
    focusText(editor);
  };
  const closing = (
    <ToolButton name="Close" onClick={close}>
      <X />
    </ToolButton>
  );
  return (
    <div ref={box} className={styles['notices']}>
      {isReading && <Notice kind="info">Reading what you pasted</Notice>}
      {trouble !== null && (
        <Notice kind="error" action={closing}>
          {trouble}
        </Notice>
      )}
      {notice !== null && (
        <Notice kind="info" {...(offer === null && { action: closing })}>
          {notice}
        </Notice>
      )}
      {offer !== null && (
        <Notice
          kind="info"
          action={
            <>
              <Button
                size="small"
                onClick={() => {
                  turnMarkers();
                  focusText(editor);
                }}
              >
                {offer.count === 1
                  ? 'Turn it into a marker'
                  : 'Turn them into markers'}
              </Button>
              <Button size="small" onClick={close}>
                Leave as text
              </Button>
            </>
          }
        >
          <span role="status">
            {counted(offer.count, 'marker', 'markers')} in what you pasted.
          </span>
        </Notice>
      )}
    </div>
  );
}
