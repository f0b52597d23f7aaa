// The order in which pages are drawn: one at a time, because all share one worker and one thread, and the page that is
// written on before those around it. Each is seen before the next is begun.

export type PageToDraw = {
  /** Asked when its turn could come. */
  readonly isFirst: () => boolean;
  /** Never rejects. */
  readonly draw: () => Promise<void>;
};

export type PageQueue = {
  /** Gives what takes it out again, where it has not begun. */
  readonly add: (page: PageToDraw) => () => void;
};

const nextFrame = (): Promise<unknown> =>
  new Promise((resolve) => {
    // What is asked for in a frame comes before its paint.
    requestAnimationFrame(() => setTimeout(resolve, 0));
  });

/** `seen` settles once what was drawn is on the screen. */
export function createPageQueue(
  seen: () => Promise<unknown> = nextFrame,
): PageQueue {
  const waiting = new Set<PageToDraw>();
  let busy = false;

  async function drawAll(): Promise<void> {
    // Those that are added together are compared.
    await Promise.resolve();
    for (;;) {
      const all = [...waiting];
      const next = all.find(({ isFirst }) => isFirst()) ?? all[0];
      if (!next) break;
      waiting.delete(next);
      await next.draw();
      if (waiting.size > 0) await seen();
    }
  }

  return {
    add(page) {
      waiting.add(page);
      if (!busy) {
        busy = true;
        void drawAll().finally(() => {
          busy = false;
        });
      }
      return () => {
        waiting.delete(page);
      };
    },
  };
}
