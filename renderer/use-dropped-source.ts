// A source that is dragged onto the text: the caret goes along under the pointer, and where it is let go the picker opens
// with that source. The text itself never sees the drag, or it would put words there.
import { useEffect, useRef } from 'react';
import type { SourceId } from '#core/document/document.ts';
import type { EditorHandle } from './editor-handle.ts';
import { carriedSource, carriesSource } from './ui/dragged-source.ts';

/** Nothing is taken while `handle` is null. */
export function useDroppedSource(
  text: HTMLElement | null,
  handle: EditorHandle | null,
  onDropped: (source: SourceId) => void,
): void {
  const dropped = useRef(onDropped);
  useEffect(() => {
    dropped.current = onDropped;
  });
  useEffect(() => {
    const around = text?.parentElement;
    if (!text || !around || !handle) return;
    const isOurs = ({ dataTransfer, target }: DragEvent): boolean =>
      carriesSource(dataTransfer) &&
      target instanceof Node &&
      text.contains(target);
    let last: CaretPosition | null = null;
    const caretTo = ({ clientX, clientY }: DragEvent): void => {
      const place = document.caretPositionFromPoint(clientX, clientY);
      if (!place || !text.contains(place.offsetNode)) return;
      if (place.offsetNode === last?.offsetNode && place.offset === last.offset)
        return;
      last = place;
      const range = document.createRange();
      range.setStart(place.offsetNode, place.offset);
      handle.putCaret(range);
    };
    const onOver = (event: DragEvent): void => {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      caretTo(event);
    };
    const onDrop = (event: DragEvent): void => {
      if (!isOurs(event)) return;
      event.preventDefault();
      event.stopPropagation();
      caretTo(event);
      last = null;
      const id = carriedSource(event.dataTransfer);
      if (id !== '') dropped.current(id as SourceId);
    };
    around.addEventListener('dragover', onOver, true);
    around.addEventListener('drop', onDrop, true);
    return () => {
      around.removeEventListener('dragover', onOver, true);
      around.removeEventListener('drop', onDrop, true);
    };
  }, [text, handle]);
}
