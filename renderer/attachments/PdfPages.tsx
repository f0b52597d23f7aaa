// The pages of a PDF below each other, drawn when they come into view, each with its words over it so that they can be
// selected. A page is known by data-page.
import { useEffect, useRef, useState } from 'react';
import styles from './attachments.module.css';
import type { Pdf } from './open-pdf.ts';

/** Pages drawn beyond what is in view, as a part of the height. */
const AHEAD = '60%';
/** In device pixels: a canvas above that is drawn coarser. */
const MOST_PIXELS = 16_000_000;

export function PdfPages({
  pdf,
  scale,
  size,
  lit,
}: {
  readonly pdf: Pdf;
  /** CSS pixels for each point of the page. */
  readonly scale: number;
  /** Of the first page, in points. */
  readonly size: { readonly width: number; readonly height: number };
  /** Words that are lit up, in lower case; empty for none. */
  readonly lit: string;
}) {
  return Array.from({ length: pdf.document.numPages }, (_, at) => (
    <PdfPage key={at} {...{ pdf, scale, size, lit }} number={at + 1} />
  ));
}

function PdfPage({
  pdf,
  number,
  scale,
  size,
  lit,
}: {
  readonly pdf: Pdf;
  readonly number: number;
  readonly scale: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly lit: string;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [own, setOwn] = useState(size);
  const [failed, setFailed] = useState(false);
  const [drawn, setDrawn] = useState(0);
  const words = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const { current } = frame;
    if (!current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        setNear(entry?.isIntersecting ?? false);
      },
      { root: current.closest('[data-scroller]'), rootMargin: AHEAD },
    );
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);

  useEffect(() => {
    const layer = words.current;
    const canvas = frame.current?.querySelector('canvas');
    if (!near || !layer || !canvas) return;
    const going = new AbortController();
    const isLeft = (): boolean => going.signal.aborted;
    let stop = (): void => undefined;
    async function draw(
      on: HTMLCanvasElement,
      over: HTMLDivElement,
    ): Promise<void> {
      const page = await pdf.document.getPage(number);
      if (isLeft()) return;
      const viewport = page.getViewport({ scale });
      const plain = page.getViewport({ scale: 1 });
      setOwn({ width: plain.width, height: plain.height });
      const finest = Math.sqrt(
        MOST_PIXELS / Math.max(1, viewport.width * viewport.height),
      );
      const ratio = Math.min(devicePixelRatio, finest);
      on.width = Math.max(1, Math.floor(viewport.width * ratio));
      on.height = Math.max(1, Math.floor(viewport.height * ratio));
      const rendering = page.render({
        canvas: on,
        viewport,
        transform: [ratio, 0, 0, ratio, 0, 0],
      });
      stop = () => {
        rendering.cancel();
      };
      await Promise.all([
        rendering.promise,
        page.getTextContent().then((textContentSource) => {
          // A layer that is cancelled before it is drawn fails where nobody can catch it.
          if (isLeft()) return undefined;
          over.replaceChildren();
          return new pdf.TextLayer({
            ...{ textContentSource, container: over, viewport },
          }).render();
        }),
      ]);
      setDrawn((count) => count + 1);
    }
    draw(canvas, layer).catch((error: unknown) => {
      const name = error instanceof Error ? error.name : '';
      if (
        !isLeft() &&
        name !== 'RenderingCancelledException' &&
        name !== 'AbortException'
      )
        setFailed(true);
    });
    return () => {
      going.abort();
      stop();
    };
  }, [near, pdf, number, scale]);

  useEffect(() => {
    for (const span of words.current?.querySelectorAll('span') ?? [])
      span.toggleAttribute(
        'data-lit',
        lit !== '' && span.textContent.toLowerCase().includes(lit),
      );
  }, [lit, drawn]);

  return (
    <div
      ref={frame}
      className={styles['sheet']}
      data-page={number}
      role="group"
      aria-label={`Page ${number}`}
      style={{
        width: own.width * scale,
        height: own.height * scale,
        ['--total-scale-factor' as string]: scale,
      }}
    >
      <canvas aria-hidden hidden={!near} />
      <div ref={words} className={styles['layer']} hidden={!near} />
      {failed && <p className={styles['unread']}>This page can’t be shown.</p>}
    </div>
  );
}
