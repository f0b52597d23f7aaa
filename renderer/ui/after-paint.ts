// What may wait until the frame that shows a key's own work has been painted: no key waits for what stands beside the text.

/** Milliseconds; where there is no frame: nobody looks at the window. */
const LATEST = 200;

/** Calls `act` once what was done until then has been painted, or could have been. What this returns calls it off. */
export function afterPaint(act: () => void): () => void {
  let done = false;
  const end = (): void => {
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(painted);
    clearTimeout(latest);
  };
  const once = (): void => {
    if (done) return;
    end();
    act();
  };
  let painted: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    painted = setTimeout(once);
  });
  const latest = setTimeout(once, LATEST);
  return end;
}

/** `subscribe`, told of what changed after its paint, once for all that came before it. */
export const toldAfterPaint =
  (subscribe: (tell: () => void) => () => void) =>
  (tell: () => void): (() => void) => {
    let callOff: (() => void) | null = null;
    const end = subscribe(() => {
      callOff ??= afterPaint(() => {
        callOff = null;
        tell();
      });
    });
    return () => {
      callOff?.();
      end();
    };
  };
