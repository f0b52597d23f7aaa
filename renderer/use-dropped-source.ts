// A source that is dragged onto the text: the caret goes along under the pointer, and where it is let go the picker opens
// with that source. The text itself never sees the drag, or it would put words there.
import { useEffect, useRef } from 'react';
import type { SourceId } from '#core/document/document.ts';
import { carriedSource, carriesSource } from './ui/dragged-source.ts';

export function useDroppedSource(
  text: HTMLElement | null,
  onDropped: ((source: SourceId) => void) | null,
): void {
  const dropped = useRef(onDropped);
  useEffect(() => {
    dropped.current = onDropped;
  });
  useEffect(() => {
    const around = text?.parentElement;
    if (!text || !around) return;
    const isOurs = ({ dataTransfer, target }: DragEvent): boolean =>
      dropped.current !== null &&
      carriesSource(dataTransfer) &&
      target instanceof Node &&
      text.contains(target);
    const caretTo = ({ clientX, clientY }: DragEvent): void => {
      const place = document.caretPositionFromPoint(clientX, clientY);
      if (!place || !text.contains(place.offsetNode)) return;
      text.focus({ preventScroll: true });
      getSelection()?.collapse(place.offsetNode, place.offset);
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
      const id = carriedSource(event.dataTransfer);
      // Later: the editor hears of its selection in a turn of its own.
      if (id !== '') setTimeout(() => dropped.current?.(id as SourceId));
    };
    around.addEventListener('dragover', onOver, true);
    around.addEventListener('drop', onDrop, true);
    return () => {
      around.removeEventListener('dragover', onOver, true);
      around.removeEventListener('drop', onDrop, true);
    };
  }, [text]);
}
