// The first blocks of a long briefing, drawn before its editor is made: who opens it reads at once, and the editor takes
// their place, letter for letter, when it has read all of it. Nothing here can be written or selected.
import { useEffect, useState, type ReactNode } from 'react';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer';
import type { BriefingDocument } from '#core/document/document.ts';
import styles from './editor.module.css';
import { firstScreenExtension } from './first-screen-extension.ts';
import type { FormConfig } from './forms/show-form-extension.ts';

/** A briefing of fewer blocks is drawn as soon as these would be. */
const LONG = 300;
/** More than a screen has. */
const FIRST = 40;
/** Milliseconds after which it goes on in a window that is not drawn at all. */
const AT_MOST = 250;

export const hasFirstScreen = ({
  blocks,
}: Pick<BriefingDocument, 'blocks'>): boolean => blocks.length > LONG;

export function FirstScreen({
  document: { blocks, language },
  form,
  header,
  frame,
  onShown,
}: {
  readonly document: Pick<BriefingDocument, 'blocks' | 'language'>;
  readonly form: FormConfig;
  readonly header: ReactNode;
  readonly frame: (parts: {
    readonly toolbar: ReactNode;
    readonly sheet: ReactNode;
  }) => ReactNode;
  /** Called once it is on the screen. */
  readonly onShown: () => void;
}) {
  const [extension] = useState(() =>
    firstScreenExtension(blocks.slice(0, FIRST), form),
  );
  useEffect(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = onShown;
    // The message comes when the frame has been painted.
    const painted = requestAnimationFrame(() => {
      port2.postMessage(null);
    });
    const timer = setTimeout(onShown, AT_MOST);
    return () => {
      cancelAnimationFrame(painted);
      clearTimeout(timer);
      port1.close();
    };
  }, [onShown]);
  return (
    <LexicalExtensionComposer extension={extension} contentEditable={null}>
      {frame({
        toolbar: null,
        sheet: (
          <article className={styles['sheet']} aria-busy>
            {header}
            <ContentEditable
              className={styles['text']}
              role="presentation"
              inert
              data-first-screen
              lang={language}
              spellCheck={false}
            />
          </article>
        ),
      })}
    </LexicalExtensionComposer>
  );
}
