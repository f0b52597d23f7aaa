import { useEffect, useState, type ReactNode } from 'react';
import { afterPaint } from './after-paint.ts';

/** What it holds comes with the frame after the one that called for it, which does not wait for it. */
export function AfterPaint({ children }: { readonly children: ReactNode }) {
  const [painted, setPainted] = useState(false);
  useEffect(
    () =>
      afterPaint(() => {
        setPainted(true);
      }),
    [],
  );
  return painted && children;
}
