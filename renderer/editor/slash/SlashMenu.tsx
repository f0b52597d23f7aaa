// The list under the `/`. The text keeps the focus; its screen reader hears which line is chosen.
import { useCallback, useEffect, useId, useRef } from 'react';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import { Kbd } from '../../ui/Kbd.tsx';
import { Floating } from '../floating/Floating.tsx';
import { $caretOrNodeBox } from '../floating/selection-box.ts';
import { SlashExtension } from './slash-extension.ts';
import styles from './slash-menu.module.css';

export function SlashMenu() {
  const typed = useExtensionSignalValue(SlashExtension, 'typed');
  return typed === null ? null : <OpenMenu />;
}

function OpenMenu() {
  const [editor] = useLexicalComposerContext();
  const { take } = useExtensionDependency(SlashExtension).output;
  const found = useExtensionSignalValue(SlashExtension, 'found');
  const chosen = useExtensionSignalValue(SlashExtension, 'chosen');
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const anchor = useCallback(
    () => editor.read('latest', () => $caretOrNodeBox(editor)),
    [editor],
  );
  useEffect(() => {
    const root = editor.getRootElement();
    root?.setAttribute('aria-controls', id);
    root?.setAttribute('aria-activedescendant', `${id}-${chosen}`);
    box.current
      ?.querySelector('[aria-selected="true"]')
      ?.scrollIntoView({ block: 'nearest' });
    return () => {
      root?.removeAttribute('aria-controls');
      root?.removeAttribute('aria-activedescendant');
    };
  }, [editor, id, chosen, found]);
  return (
    <Floating
      boxRef={box}
      anchor={anchor}
      side="below"
      id={id}
      role="listbox"
      // Its lines are chosen with the arrows; this is for those who scroll it by key. Tab takes a line before it comes here.
      tabIndex={0}
      aria-label="Put in"
      className={styles['menu'] ?? ''}
      // The caret stays where it is.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      {found.map(({ label, icon: Icon, keys }, place) => (
        <div
          key={label}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === chosen}
          className={styles['item']}
          onClick={() => {
            take(place);
          }}
        >
          <Icon aria-hidden />
          <span className={styles['label']}>{label}</span>
          {keys !== undefined && <Kbd keys={keys} />}
        </div>
      ))}
    </Floating>
  );
}
