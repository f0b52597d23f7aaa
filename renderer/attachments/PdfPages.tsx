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
  const [isMute, setMute] = useState(false);
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
    const canvas = frame.current?.querySelector('canvas');
    if (!near || !canvas) return;
    const going = new AbortController();
    const isLeft = (): boolean => going.signal.aborted;
    let stop = (): void => undefined;
    async function draw(on: HTMLCanvasElement): Promise<void> {
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
      // At once: a canvas on which something is drawn still takes no other drawing.
      stop = () => {
        rendering.cancel();
      };
      await rendering.promise;
      if (!isLeft()) setFailed(false);
    }
    draw(canvas).catch(() => {
      // What was left was called off, or its file is closed.
      if (!isLeft()) setFailed(true);
    });
    return () => {
      going.abort();
      stop();
    };
  }, [near, pdf, number, scale]);

  // The words keep their place at every size, so that what is selected stays selected while the pane is drawn wider.
  useEffect(() => {
    const layer = words.current;
    if (!near || !layer) return;
    const going = new AbortController();
    const isLeft = (): boolean => going.signal.aborted;
    async function put(over: HTMLDivElement): Promise<void> {
      const page = await pdf.document.getPage(number);
      const textContentSource = await page.getTextContent();
      if (isLeft()) return;
      over.replaceChildren();
      // Begun, it ends by itself. Called off before or while it is drawn it would throw where nobody can catch it.
      await new pdf.TextLayer({
        textContentSource,
        container: over,
        viewport: page.getViewport({ scale: 1 }),
      }).render();
      if (isLeft()) return;
      setMute(false);
      setDrawn((count) => count + 1);
    }
    put(layer).catch(() => {
      if (!isLeft()) setMute(true);
    });
    return () => {
      going.abort();
    };
  }, [near, pdf, number]);

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
      {(failed || isMute) && (
        <p className={styles['unread']}>
          {failed
            ? 'This page can’t be shown.'
            : 'The words of this page can’t be selected.'}
        </p>
      )}
    </div>
  );
}
