// Whether something has taken so long that a person wonders: until then nothing is shown, so that nothing flickers.
import { useEffect, useState } from 'react';

/** Milliseconds. */
const SLOW = 300;

/** Time with a dialog of the system in front of the window is a person's own, and does not count. */
export function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    let seen = performance.now();
    const timer = setInterval(() => {
      if (!document.hasFocus()) seen = performance.now();
      else if (performance.now() - seen >= SLOW) setSlow(true);
    }, SLOW / 3);
    return () => {
      clearInterval(timer);
      setSlow(false);
    };
  }, [waiting]);
  return waiting && slow;
}
