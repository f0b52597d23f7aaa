// A card under a mark, with what the note says: while the pointer is on it, or the mark is selected, until Esc.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import { useExtensionDependency } from '@lexical/react/useExtensionComponent';
import { useExtensionSignalValue } from '@lexical/react/useExtensionSignalValue';
import type { FootnoteId } from '#core/document/document.ts';
import { ChoiceExtension } from './choice-extension.ts';
import { HoverExtension } from './hover-extension.ts';
import styles from './note-cards.module.css';

export function NoteCards({
  card,
}: {
  readonly card: (id: FootnoteId, selected: boolean) => ReactNode;
}) {
  const [editor] = useLexicalComposerContext();
  const { hover } = useExtensionDependency(HoverExtension).output;
  const hovered = useExtensionSignalValue(HoverExtension, 'hovered');
  const selected = useExtensionSignalValue(ChoiceExtension, 'selected');
  const dismissed = useExtensionSignalValue(HoverExtension, 'dismissed');
  const id = hovered ?? selected;
  if (id === null || dismissed === id) return null;
  const content = card(id, id === selected);
  if (content === null || content === undefined) return null;
  return createPortal(
    <Card key={id} id={id} hover={hover}>
      {content}
    </Card>,
    // Within the landmark that holds the text, where a screen reader looks for what belongs to it.
    editor.getRootElement()?.closest('main') ?? document.body,
  );
}

function Card({
  id,
  hover,
  children,
}: {
  readonly id: FootnoteId;
  readonly hover: (id: FootnoteId | null) => void;
  readonly children: ReactNode;
}) {
  const { markOf } = useExtensionDependency(HoverExtension).output;
  const drawn = useExtensionSignalValue(HoverExtension, 'drawn');
  const mark = useRef<HTMLElement | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(
    null,
  );
  useEffect(() => {
    const follow = (): void => {
      // Looked for again only where it was drawn anew: that goes through all notes.
      if (!mark.current?.isConnected) mark.current = markOf(id);
      if (mark.current && card.current)
        setPlace(placeUnder(mark.current, card.current));
    };
    follow();
    // Scrolling, in whatever the sheet lies in, takes the mark elsewhere.
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
    };
  }, [id, markOf, drawn]);
  return (
    <div
      ref={card}
      role="tooltip"
      className={styles['card']}
      style={place ?? { visibility: 'hidden' }}
      onPointerEnter={() => {
        hover(id);
      }}
      onPointerLeave={() => {
        hover(null);
      }}
    >
      {children}
    </div>
  );
}

const GAP = 6;
const MARGIN = 12;

/**
 * Below the mark, or above it where there is no room below; always beside the panes, never over them. Null where the mark is
 * scrolled out of sight.
 */
function placeUnder(
  mark: HTMLElement,
  card: HTMLElement,
): { left: number; top: number } | null {
  const at = mark.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const { left, right, top, bottom } = (
    card.parentElement ?? document.body
  ).getBoundingClientRect();
  if (at.bottom < top || at.top > bottom) return null;
  const below = at.bottom + GAP;
  return {
    left: Math.max(
      left + MARGIN,
      Math.min(at.left - width / 2, right - width - MARGIN),
    ),
    top:
      below + height + MARGIN > window.innerHeight
        ? Math.max(MARGIN, at.top - GAP - height)
        : below,
  };
}
