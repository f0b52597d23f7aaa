// The pages beside the text: they follow the caret, and a click on them goes to the place in the text.
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { Minus, Plus, X } from 'lucide-react';
import type { EditorHandle } from '../editor-handle.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PaneEdge } from '../ui/PaneEdge.tsx';
import { ToolButton } from '../ui/ToolButton.tsx';
import {
  atPaperPlace,
  piecesOf,
  placeInText,
  type PaperPlace,
  type PrintedLine,
} from './paper-places.ts';
import styles from './paper.module.css';
import { PaperSheets } from './PaperSheets.tsx';
import { useCaretOnPaper } from './use-caret-on-paper.ts';
import { usePaperPages } from './use-paper-pages.ts';
import type { PaperSheet } from './paper-change.ts';

const STEP = 1.2;
const [LEAST, MOST] = [0.25, 4];
/** CSS pixels on both sides of a page. */
const AROUND = 48;
/** Milliseconds until waiting is told of. */
const SLOW = 300;
/** What the caret is kept from the edges of the view by, as a part of its height. */
const CLEAR = 0.15;

export function PaperPane({
  handle,
  sheet,
  width,
  onWidth,
  onWidthChosen,
  onText,
  onPage,
  onClose,
}: {
  readonly handle: EditorHandle;
  /** What is on paper besides the text; the same value as long as it is the same. */
  readonly sheet: Omit<PaperSheet, 'blocks'>;
  /** Of the window, in hundredths. */
  readonly width: number;
  /** While it is drawn, and once it is let go. */
  readonly onWidth: (width: number) => void;
  readonly onWidthChosen: (width: number) => void;
  /** Gives the focus to the text. */
  readonly onText: () => void;
  /** Told which page the caret is on, and of how many. */
  readonly onPage: (page: PageOfPaper | null) => void;
  readonly onClose: () => void;
}) {
  const { pages, message, onSeen } = usePaperPages(handle, sheet);
  const caret = useCaretOnPaper(handle, pages);
  const scroller = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState<number | null>(null);
  const [isSlow, setSlow] = useState(false);
  /** Until a person chooses a size, the page is as wide as its room. */
  const fitted = useRef(true);
  /** How far down it is, as a part of its height. */
  const reached = useRef(0);
  const count = pages?.places.pages ?? 0;
  const pageWidth = pages?.width ?? 0;

  useEffect(() => {
    const timer = setTimeout(() => {
      setSlow(true);
    }, SLOW);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  const fit = useCallback((): void => {
    fitted.current = true;
    const room = scroller.current?.clientWidth ?? 0;
    if (pageWidth > 0 && room > 0)
      setScale(Math.min(MOST, Math.max(LEAST, (room - AROUND) / pageWidth)));
  }, [pageWidth]);
  useEffect(() => {
    const { current } = scroller;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      if (fitted.current) fit();
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, [fit]);
  useLayoutEffect(() => {
    const { current } = scroller;
    if (current) current.scrollTop = reached.current * current.scrollHeight;
  }, [scale]);

  const page = caret?.page ?? null;
  useEffect(() => {
    onPage(count > 0 ? { page: page ?? 1, pages: count } : null);
  }, [page, count, onPage]);
  useEffect(
    () => () => {
      onPage(null);
    },
    [onPage],
  );
  const y = caret?.y ?? null;
  const isDrawn = scale !== null;
  useEffect(() => {
    if (page !== null && y !== null && scale !== null)
      bringIntoView(scroller.current, page, y * scale);
    // Another size keeps the place that is seen, whatever it is.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [page, y, isDrawn]);

  const block = caret?.block ?? null;
  const here = useMemo(
    () => (pages && block !== null ? piecesOf(pages.places, block) : []),
    [pages, block],
  );
  const toText = useCallback(
    (at: PaperPlace, line: PrintedLine | null): void => {
      if (!pages) return;
      const found = atPaperPlace(pages.places, at);
      onText();
      if (!found) return;
      if ('note' in found) {
        handle.goToFootnote(found.note);
        return;
      }
      const block = handle.blocks().find(({ id }) => id === found.block);
      const place = block && placeInText(block, found.part, line);
      if (place) handle.showPlace(place);
      else handle.goToBlock(found.block);
    },
    [pages, handle, onText],
  );
  const zoom = (by: number): void => {
    fitted.current = false;
    setScale((now) => Math.min(MOST, Math.max(LEAST, (now ?? 1) * by)));
  };
  const step = (by: number): void => {
    const seen = seenPlace(scroller.current, scale ?? 1);
    if (seen)
      sheetOf(
        scroller.current,
        Math.min(count, Math.max(1, seen.page + by)),
      )?.scrollIntoView({ block: 'start' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does: Readonly<Record<string, () => void>> = {
      Escape: onClose,
      '+': () => {
        zoom(STEP);
      },
      '-': () => {
        zoom(1 / STEP);
      },
      '0': fit,
      n: () => {
        step(1);
      },
      p: () => {
        step(-1);
      },
      ...(event.target === scroller.current && {
        Enter: () => {
          const seen = seenPlace(scroller.current, scale ?? 1);
          if (seen) toText(seen, null);
        },
      }),
    };
    const run = does[event.key];
    if (!run) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  return (
    <section
      className={styles['pane']}
      aria-label="Paper"
      onKeyDown={onKeyDown}
    >
      <PaneEdge
        name="Width of the paper view"
        {...{ width, onWidth }}
        onChosen={onWidthChosen}
      />
      <header className={styles['head']}>
        <h2>Paper</h2>
        <p role="status">{count > 0 && `Page ${page ?? 1} of ${count}`}</p>
        <ToolButton
          name="Smaller"
          keys="-"
          onClick={() => {
            zoom(1 / STEP);
          }}
        >
          <Minus />
        </ToolButton>
        <ToolButton
          name="Larger"
          keys="+"
          onClick={() => {
            zoom(STEP);
          }}
        >
          <Plus />
        </ToolButton>
        <Button size="small" kind="quiet" onClick={fit}>
          Fit width
        </Button>
        <ToolButton name="Close the paper view" keys="Esc" onClick={onClose}>
          <X />
        </ToolButton>
      </header>
      {message !== null && (
        <div className={styles['message']}>
          <Notice kind="error">
            {message}
            {pages && ' The pages here are those of before.'}
          </Notice>
        </div>
      )}
      <div
        ref={scroller}
        data-scroller
        className={styles['scroller']}
        tabIndex={0}
        role="region"
        aria-label="Pages as they are printed"
        aria-busy={!pages && message === null}
        onScroll={({ currentTarget }) => {
          reached.current =
            currentTarget.scrollTop / currentTarget.scrollHeight;
        }}
      >
        {pages && scale !== null ? (
          <PaperSheets
            {...{ pages, scale, here }}
            onPlace={toText}
            onDrawn={onSeen}
          />
        ) : (
          isSlow &&
          message === null && (
            <p className={styles['quiet']}>Setting the pages…</p>
          )
        )}
      </div>
    </section>
  );
}

export type PageOfPaper = { readonly page: number; readonly pages: number };

const sheetOf = (
  scroller: HTMLElement | null,
  page: number,
): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-page="${page}"]`) ?? null;

/** Moves nothing where the place can be seen already. */
function bringIntoView(
  scroller: HTMLElement | null,
  page: number,
  y: number,
): void {
  const sheet = sheetOf(scroller, page);
  if (!scroller || !sheet) return;
  const view = scroller.getBoundingClientRect();
  const at = sheet.getBoundingClientRect().top + y - view.top;
  const room = view.height * CLEAR;
  if (at < room || at > view.height - room)
    scroller.scrollTop += at - view.height / 3;
}

/** The place at the upper third of what is seen. */
function seenPlace(
  scroller: HTMLElement | null,
  scale: number,
): PaperPlace | null {
  if (!scroller) return null;
  const box = scroller.getBoundingClientRect();
  const line = box.top + box.height / 3;
  let found: PaperPlace | null = null;
  for (const sheet of scroller.querySelectorAll('[data-page]')) {
    const { top } = sheet.getBoundingClientRect();
    if (found && top > line) break;
    found = {
      page: Number(sheet.getAttribute('data-page')),
      y: Math.max(0, line - top) / scale,
    };
  }
  return found;
}
