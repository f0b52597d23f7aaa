// The pages below each other. Those in view are drawn, and a page that is drawn already is seen until its new drawing is
// whole. A page is known by data-page.
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { createPageQueue, type PageQueue } from './page-queue.ts';
import {
  MARGIN,
  type PrintedLine,
  type PaperPiece,
  type PaperPlace,
} from './paper-places.ts';
import styles from './paper.module.css';
import type { PaperPages } from './use-paper-pages.ts';

/** Pages drawn beyond what is in view, as a part of the height. */
const AHEAD = '25%';
/** In device pixels: a canvas above that is drawn coarser. */
const MOST_PIXELS = 16_000_000;

type OnPlace = (place: PaperPlace, line: PrintedLine | null) => void;

export function PaperSheets({
  pages,
  scale,
  here,
  onPlace,
  onDrawn,
}: {
  readonly pages: PaperPages;
  /** CSS pixels for each point of the page. */
  readonly scale: number;
  /** The room of the block that is written in. */
  readonly here: readonly PaperPiece[];
  /** A place was clicked, in this line of words if it is in one. */
  readonly onPlace: OnPlace;
  readonly onDrawn: (pages: PaperPages) => void;
}) {
  const [queue] = useState(() => createPageQueue());
  return Array.from({ length: pages.places.pages }, (_, at) => (
    <PaperPage
      key={at}
      number={at + 1}
      here={here.find(({ page }) => page === at + 1) ?? null}
      {...{ queue, pages, scale, onPlace, onDrawn }}
    />
  ));
}

function PaperPage({
  queue,
  pages,
  number,
  scale,
  here,
  onPlace,
  onDrawn,
}: {
  readonly queue: PageQueue;
  readonly pages: PaperPages;
  readonly number: number;
  readonly scale: number;
  readonly here: PaperPiece | null;
  readonly onPlace: OnPlace;
  readonly onDrawn: (pages: PaperPages) => void;
}) {
  const { files } = pages;
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<HTMLDivElement>(null);
  const isHere = useRef(false);
  const [near, setNear] = useState(false);
  const [own, setOwn] = useState({
    width: pages.width,
    height: pages.places.height,
  });
  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        setNear(entries.at(-1)?.isIntersecting ?? false);
      },
      { root: current.closest('[data-scroller]'), rootMargin: AHEAD },
    );
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    isHere.current = here !== null;
  }, [here]);
  useEffect(() => {
    const seen = drawing.current;
    if (!near || !seen) {
      seen?.replaceChildren();
      return;
    }
    let left = false;
    const isLeft = (): boolean => left;
    let stop = (): void => undefined;
    const file = files.of(number);
    async function draw(into: HTMLElement): Promise<void> {
      const page = await (await file)?.getPage(number);
      if (!page || isLeft()) return;
      const viewport = page.getViewport({ scale });
      const [, , width = 0, height = 0] = page.view;
      setOwn((now) =>
        now.width === width && now.height === height ? now : { width, height },
      );
      const finest = Math.sqrt(
        MOST_PIXELS / Math.max(1, viewport.width * viewport.height),
      );
      const ratio = Math.min(devicePixelRatio, finest);
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.floor(viewport.width * ratio));
      canvas.height = Math.max(1, Math.floor(viewport.height * ratio));
      const rendering = page.render({
        canvas,
        viewport,
        transform: [ratio, 0, 0, ratio, 0, 0],
        // For the screen each piece of the drawing would wait for a frame.
        intent: 'print',
      });
      // A key that comes meanwhile is answered between two pieces.
      rendering.onContinue = (next: () => void) => {
        void scheduler.yield().then(next);
      };
      stop = () => {
        rendering.cancel();
      };
      await rendering.promise;
      if (isLeft()) return;
      into.replaceChildren(canvas);
      onDrawn(pages);
    }
    const leave = queue.add({
      isFirst: () => isHere.current,
      draw: () =>
        draw(seen).catch((error: unknown) => {
          // What was left was called off, or other pages have come.
          if (!isLeft()) reportError(error);
        }),
    });
    return () => {
      left = true;
      leave();
      stop();
    };
  }, [near, queue, pages, files, number, scale, onDrawn]);

  const onClick = async ({
    currentTarget,
    clientX,
    clientY,
  }: MouseEvent): Promise<void> => {
    const box = currentTarget.getBoundingClientRect();
    const at = {
      x: (clientX - box.left) / scale,
      y: (clientY - box.top) / scale,
    };
    const line = await lineAt(pages, number, at).catch(
      // Other pages have come: the height alone says the place.
      () => null,
    );
    onPlace({ page: number, y: at.y }, line);
  };
  // A page that lies on its side is lower than the others.
  const foot = here && Math.min(here.to, own.height - MARGIN.bottom);
  return (
    <div
      ref={frame}
      className={styles['sheet']}
      data-page={number}
      role="group"
      aria-label={`Page ${number}`}
      style={{ width: own.width * scale, height: own.height * scale }}
      onClick={(event) => {
        void onClick(event);
      }}
    >
      <div ref={drawing} aria-hidden />
      {here && foot !== null && (
        <div
          className={styles['here']}
          style={{
            top: here.from * scale,
            height: Math.max(2, (foot - here.from) * scale),
          }}
        />
      )}
    </div>
  );
}

/** The words on the page at that place, in points from its top left. */
async function lineAt(
  { files }: PaperPages,
  number: number,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<PrintedLine | null> {
  const page = await (await files.of(number))?.getPage(number);
  if (!page) return null;
  const [, , , height = 0] = page.view;
  const { items } = await page.getTextContent();
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, , , , left = 0, base = 0] = item.transform as number[];
    const bottom = height - base + item.height * 0.4;
    const top = bottom - item.height * 1.4;
    if (x < left || x > left + item.width || y < top || y > bottom) continue;
    const at = Math.round(((x - left) / item.width) * item.str.length);
    return { text: item.str, at };
  }
  return null;
}
