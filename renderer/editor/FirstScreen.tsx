// The first blocks of a long briefing, drawn before its editor is made: who opens it reads at once, and the editor takes
// their place, letter for letter, when all of it is there. Nothing here can be written or selected.
import { useEffect, useState, type ReactNode } from 'react';
import { ContentEditable } from '@lexical/react/LexicalContentEditable';
import { LexicalExtensionComposer } from '@lexical/react/LexicalExtensionComposer';
import type { BriefingDocument } from '#core/document/document.ts';
import styles from './editor.module.css';
import { firstScreenExtension } from './first-screen-extension.ts';
import type { FormConfig } from './forms/show-form-extension.ts';

/** Milliseconds after which it goes on in a window that is not drawn at all. */
const AT_MOST = 250;

export function FirstScreen({
  document: { blocks, language },
  form,
  header,
  onShown,
}: {
  readonly document: Pick<BriefingDocument, 'blocks' | 'language'>;
  readonly form: FormConfig;
  readonly header: ReactNode;
  /** Called once it is on the screen. */
  readonly onShown: () => void;
}) {
  const [extension] = useState(() => firstScreenExtension(blocks, form));
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
    </LexicalExtensionComposer>
  );
}
