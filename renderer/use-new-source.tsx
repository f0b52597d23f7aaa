// The form for a new source, for whoever needs one in the middle of something else: asked for with what was typed, it
// answers with the source, or with null where the person thought better of it.
import { useCallback, useState, type ReactNode } from 'react';
import type { Source } from '#core/citations/source.ts';
import { SourceForm } from './sources/SourceForm.tsx';

type Asked = {
  readonly typed: string;
  readonly answer: (source: Source | null) => void;
};

export function useNewSource(onSaved: () => void): {
  readonly ask: (typed: string) => Promise<Source | null>;
  /** Stands somewhere on the screen. */
  readonly form: ReactNode;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = useCallback(
    (typed: string) =>
      new Promise<Source | null>((resolve) => {
        setAsked({ typed, answer: resolve });
      }),
    [],
  );
  const answer = (source: Source | null): void => {
    asked?.answer(source);
    setAsked(null);
  };
  const form = asked && (
    <SourceForm
      open
      source={null}
      typed={asked.typed}
      onSaved={(source) => {
        onSaved();
        answer(source);
      }}
      onClose={() => {
        answer(null);
      }}
    />
  );
  return { ask, form };
}
