// What has to be said above the sheet: it covers nothing of it, and the line that somebody writes in stays where it is when
// something is said that nobody asked for.
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './briefing-screen.module.css';

/** The sheet scrolls in the element behind it. A notice that comes unasked has `data-unasked`. */
export function NoticesAbove({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const notices = box.current;
    if (!notices) return;
    let height = notices.offsetHeight;
    const observer = new ResizeObserver(() => {
      const change = notices.offsetHeight - height;
      height = notices.offsetHeight;
      const stage = notices.nextElementSibling;
      // At the very top everything moves down, so that what stands there is seen.
      if (
        stage &&
        (stage.scrollTop > 0 || notices.querySelector('[data-unasked]'))
      )
        stage.scrollTop += change;
    });
    observer.observe(notices);
    return () => {
      observer.disconnect();
    };
  }, []);
  return (
    <section ref={box} className={styles['notices']} aria-label="Notices">
      {children}
    </section>
  );
}
