// The menu of an underlined word: by the other mouse button on it, or by the menu key or Shift+F10 with the caret in it.
import { Menu as Base } from '@base-ui/react/menu';
import { useEffect, useState } from 'react';
import styles from './spelling-menu.module.css';
import type { MisspeltWord } from './underlines.ts';
import type { Spelling } from './use-spelling.ts';

type Opened = MisspeltWord & {
  /** Null while they are looked for. */
  readonly suggestions: readonly string[] | null;
};

export function SpellingMenu({
  root,
  spelling,
  onReplace,
}: {
  readonly root: HTMLElement | null;
  readonly spelling: Spelling;
  /** The range is of the page; the words in it are those that were underlined. */
  readonly onReplace: (range: Range, word: string) => void;
}) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const { wordAt, suggest, ignore, add } = spelling;

  useEffect(() => {
    if (!root) return;
    const open = (event: MouseEvent): void => {
      const place = placeOf(event, root);
      const found = place && wordAt(place.node, place.offset);
      if (!found) return;
      event.preventDefault();
      setOpened({ ...found, suggestions: null });
      void suggest(found.word).then((suggestions) => {
        setOpened((now) =>
          now?.range === found.range ? { ...now, suggestions } : now,
        );
      });
    };
    root.addEventListener('contextmenu', open);
    return () => {
      root.removeEventListener('contextmenu', open);
    };
  }, [root, wordAt, suggest]);

  if (!opened) return null;
  const close = (): void => {
    setOpened(null);
    root?.focus();
  };
  return (
    <Base.Root
      open
      modal={false}
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Base.Portal role="region" aria-label="Spelling">
        <Base.Positioner
          className={styles['place']}
          anchor={opened.range}
          align="start"
          sideOffset={4}
        >
          <Base.Popup
            className={styles['menu']}
            aria-label={`Spelling of “${opened.word}”`}
            finalFocus={() => root}
          >
            {opened.suggestions === null && (
              <div className={styles['none']} role="status">
                Looking for words like it
              </div>
            )}
            {opened.suggestions?.length === 0 && (
              <div className={styles['none']}>No word like it</div>
            )}
            {opened.suggestions?.map((word) => (
              <Base.Item
                key={word}
                className={styles['word']}
                onClick={() => {
                  onReplace(opened.range, word);
                }}
              >
                {word}
              </Base.Item>
            ))}
            <Base.Separator className={styles['line']} />
            <Base.Item
              className={styles['item']}
              onClick={() => {
                add(opened.word);
              }}
            >
              Add to my words
            </Base.Item>
            <Base.Item
              className={styles['item']}
              onClick={() => {
                ignore(opened.word);
              }}
            >
              Ignore in this session
            </Base.Item>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Under the mouse, or where the caret is when a key asked for the menu. */
function placeOf(
  event: MouseEvent,
  root: HTMLElement,
): { readonly node: Node; readonly offset: number } | null {
  // Chromium says of the menu key that no button was pressed.
  if (event.button === 2) {
    const place = document.caretPositionFromPoint(event.clientX, event.clientY);
    return place && { node: place.offsetNode, offset: place.offset };
  }
  const selection = getSelection();
  const node = selection?.focusNode;
  return node && root.contains(node)
    ? { node, offset: selection.focusOffset }
    : null;
}
