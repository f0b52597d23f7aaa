// What stands in the window beside a place in the text and moves with it: never over that place, never cut off.
import {
  useLayoutEffect,
  useRef,
  type ComponentProps,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext';
import styles from './floating.module.css';

const GAP = 8;
const MARGIN = 8;

type Side = 'above' | 'below';

export function Floating({
  anchor,
  side,
  orNowhere = false,
  boxRef,
  className = '',
  ...box
}: Omit<ComponentProps<'div'>, 'ref'> & {
  /** Read again whenever the text or the window changes; null hides what floats. It must not change between drawings. */
  readonly anchor: () => DOMRect | null;
  /** Where it stands if there is room. */
  readonly side: Side;
  /** Rather not shown at all than over that place. */
  readonly orNowhere?: boolean;
  readonly boxRef?: RefObject<HTMLDivElement | null>;
}) {
  const [editor] = useLexicalComposerContext();
  const own = useRef<HTMLDivElement>(null);
  const ref = boxRef ?? own;
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const root = editor.getRootElement();
    const follow = (): void => {
      place(element, anchor(), {
        side,
        orNowhere,
        text: root?.getBoundingClientRect().top ?? 0,
      });
    };
    follow();
    const sizes = new ResizeObserver(follow);
    sizes.observe(element);
    // The sheet may be drawn larger or smaller.
    if (root) sizes.observe(root);
    const end = editor.registerUpdateListener(follow);
    window.addEventListener('scroll', follow, { capture: true, passive: true });
    window.addEventListener('resize', follow);
    return () => {
      sizes.disconnect();
      end();
      window.removeEventListener('scroll', follow, { capture: true });
      window.removeEventListener('resize', follow);
    };
  }, [editor, anchor, side, orNowhere, ref]);
  return createPortal(
    <div
      {...box}
      ref={ref}
      className={`${styles['floating'] ?? ''} ${className}`}
    />,
    // Within the landmark that holds the text, where a screen reader looks for what belongs to it.
    editor.getRootElement()?.closest('main') ?? document.body,
  );
}

function place(
  element: HTMLElement,
  at: DOMRect | null,
  {
    side,
    orNowhere,
    text,
  }: {
    readonly side: Side;
    readonly orNowhere: boolean;
    /** Where the text begins. */
    readonly text: number;
  },
): void {
  const stage = element.parentElement?.getBoundingClientRect();
  const hidden =
    at === null ||
    (stage !== undefined && (at.bottom < stage.top || at.top > stage.bottom));
  element.style.visibility = hidden ? 'hidden' : 'visible';
  if (hidden) return;
  const top = (stage?.top ?? 0) + MARGIN;
  const { offsetWidth: width, offsetHeight: height } = element;
  const { innerWidth, innerHeight } = window;
  const above = at.top - GAP - height;
  const below = at.bottom + GAP;
  const fitsAbove = above >= top;
  const fitsBelow = below + height <= innerHeight - MARGIN;
  if (orNowhere && !fitsAbove && !fitsBelow) {
    element.style.visibility = 'hidden';
    return;
  }
  // The title and the form over the text are not its own to cover.
  const wantsBelow = side === 'below' || above < text - GAP;
  const isBelow = wantsBelow ? fitsBelow || !fitsAbove : !fitsAbove;
  const left = Math.min(at.left, innerWidth - width - MARGIN);
  element.style.left = `${Math.max(MARGIN, left)}px`;
  // Where neither side has room, the window's edge is as far as it goes.
  element.style.top = `${isBelow ? Math.min(below, Math.max(top, innerHeight - height - MARGIN)) : above}px`;
}
