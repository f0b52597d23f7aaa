// The edge of a pane beside the text: drawn, or moved by arrows, to give the pane more room or less.
import { useRef, type PointerEvent } from 'react';
import styles from './pane-edge.module.css';

/** Of the window, in hundredths: a third at least leaves the pane to be read, a half and a little the text. */
const WIDTHS = { least: 28, most: 58 } as const;
const STEP = 2;

/** Stands at the left of its parent, the pane. */
export function PaneEdge({
  name,
  width,
  onWidth,
  onChosen,
}: {
  readonly name: string;
  /** Of the window, in hundredths. */
  readonly width: number;
  /** While it is drawn, and once it is let go. */
  readonly onWidth: (width: number) => void;
  readonly onChosen: (width: number) => void;
}) {
  const dragging = useRef(false);
  const to = (wanted: number): number => {
    const next = Math.min(WIDTHS.most, Math.max(WIDTHS.least, wanted));
    onWidth(next);
    return next;
  };
  const onMove = ({ currentTarget, clientX }: PointerEvent): void => {
    const pane = currentTarget.parentElement?.getBoundingClientRect();
    if (dragging.current && pane)
      to(((pane.right - clientX) / innerWidth) * 100);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={name}
      aria-valuenow={Math.round(width)}
      aria-valuemin={WIDTHS.least}
      aria-valuemax={WIDTHS.most}
      tabIndex={0}
      className={styles['edge']}
      onPointerDown={({ currentTarget, pointerId }) => {
        dragging.current = true;
        currentTarget.setPointerCapture(pointerId);
      }}
      onPointerMove={onMove}
      // Also where the drag is broken off, which gives no pointerup.
      onLostPointerCapture={() => {
        if (dragging.current) onChosen(width);
        dragging.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onChosen(to(width + STEP));
        else if (event.key === 'ArrowRight') onChosen(to(width - STEP));
        else return;
        event.preventDefault();
      }}
    />
  );
}
