// The strip beside the text, on the sheet. The pane says in words what it shows, by section; it is for the eye and the
// pointer alone.
import { useEffect, useMemo, useRef } from 'react';
import { answeredBy } from '#core/checks/coverage-kind.ts';
import type { EditorHandle } from '../editor-handle.ts';
import { drawCoverage, type Coverage } from './draw-coverage.ts';
import './coverage-strip.css';
import type { SilencedFinding } from './use-findings.ts';

export function CoverageStrip({
  handle,
  text,
  language,
  silenced,
}: {
  readonly handle: EditorHandle;
  /** The element of the sheet's text. */
  readonly text: HTMLElement;
  /** Of the briefing, BCP 47. */
  readonly language: string;
  readonly silenced: readonly SilencedFinding[];
}) {
  const layer = useRef<HTMLDivElement>(null);
  const drawn = useRef<Coverage | null>(null);
  const answered = useMemo(
    () => answeredBy(silenced.map(({ finding }) => finding)),
    [silenced],
  );
  const first = useRef(answered);
  useEffect(() => {
    first.current = answered;
    drawn.current?.answer(answered);
  }, [answered]);
  useEffect(() => {
    if (!layer.current) return;
    const strip = drawCoverage({
      layer: layer.current,
      text,
      sheet: handle,
      language,
      answered: first.current,
    });
    drawn.current = strip;
    return () => {
      drawn.current = null;
      strip.close();
    };
  }, [handle, text, language]);
  return <div ref={layer} className="coverage-strip" aria-hidden />;
}
