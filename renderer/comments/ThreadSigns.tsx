// The comments on the sheet, for as long as it is shown.
import { useEffect, useRef } from 'react';
import type { EditorHandle } from '../editor-handle.ts';
import { drawThreads } from './draw-threads.ts';
import './drawn-threads.css';
import type { Comments } from './use-comments.ts';

export function ThreadSigns({
  handle,
  text,
  comments,
}: {
  readonly handle: EditorHandle;
  /** The element of the sheet's text. */
  readonly text: HTMLElement;
  readonly comments: Pick<Comments, 'toDraw' | 'onRedraw'>;
}) {
  const layer = useRef<HTMLDivElement>(null);
  const { toDraw, onRedraw } = comments;
  useEffect(() => {
    if (!layer.current) return;
    const drawn = drawThreads({
      layer: layer.current,
      text,
      sheet: handle,
      toDraw,
    });
    const end = onRedraw(drawn.refresh);
    return () => {
      end();
      drawn.close();
    };
  }, [handle, text, toDraw, onRedraw]);
  return (
    <div
      ref={layer}
      className="comment-signs"
      role="group"
      aria-label="Comments beside the text"
    />
  );
}
