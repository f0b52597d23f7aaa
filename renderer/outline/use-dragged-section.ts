// A section that is dragged by its heading in the outline: before which heading it would come to stand.
import { useState, type DragEvent } from 'react';
import type { BlockId } from '#core/document/document.ts';

/** `before` is null for the end of the text. */
export type Drop = { readonly before: BlockId | null };

type Handlers = {
  readonly draggable: boolean;
  readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
  readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  readonly onDragEnd: () => void;
};

/** `entries` are the headings in their order; `onDrop` is called where a section was let go. */
export function useDraggedSection(
  entries: readonly BlockId[],
  enabled: boolean,
  onDrop: (section: BlockId, drop: Drop) => void,
): {
  /** Where a line shows the place; null while nothing is dragged. */
  readonly drop: Drop | null;
  readonly handlersOf: (place: number) => Handlers;
} {
  const [dragged, setDragged] = useState<BlockId | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const end = (): void => {
    setDragged(null);
    setDrop(null);
  };
  return {
    drop,
    handlersOf: (place) => ({
      draggable: enabled,
      onDragStart(event) {
        const id = entries[place];
        if (id === undefined) return;
        event.dataTransfer.effectAllowed = 'move';
        // Some data has to be there for a drag to begin. It means nothing to whoever else it is dropped on.
        event.dataTransfer.setData('application/x-precis-section', id);
        setDragged(id);
      },
      onDragOver(event) {
        if (dragged === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        const { top, height } = event.currentTarget.getBoundingClientRect();
        const isBelow = event.clientY > top + height / 2;
        const before = entries[isBelow ? place + 1 : place] ?? null;
        setDrop((shown) => (shown?.before === before ? shown : { before }));
      },
      onDrop(event) {
        event.preventDefault();
        if (dragged !== null && drop) onDrop(dragged, drop);
        end();
      },
      onDragEnd: end,
    }),
  };
}
