// The versions of the briefing that is open: comparing them, a text from elsewhere or a review package, over the desk, and
// restoring, after which the desk is read anew. What is on the sheet is saved before either.
import { useCallback, useState, type ReactNode } from 'react';
import { call, CallError } from './api/call.ts';
import { flushAll } from './api/unsaved.ts';
import { useTaking } from './packages/use-taking.tsx';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';
import {
  CompareScreen,
  type OtherText,
  type Sides,
} from './versions/CompareScreen.tsx';
import type { HeadNames } from './versions/field-words.ts';
import { packageSide } from './versions/package-side.ts';
import type { RestoredPart } from './versions/restored-part.ts';
import { compareInWorker } from './versions/use-comparison.ts';
import { NOW, restoredWords, type Version } from './versions/version-words.ts';

const NOT_SAVED =
  'Not all that you wrote is saved yet, so no version is compared or restored. Nothing is lost; see what keeps it from being saved, then try again.';

export type Comparing = {
  /** With what stands now, or by itself. */
  readonly open: (version: string, view: 'one' | 'alone') => void;
  /** A text that is none of the versions, with what stands now. */
  readonly openOther: (text: OtherText) => void;
  /** Asks which review package, and compares its text with what stands now. */
  readonly openPackage: () => void;
  /** How many changes lie between a text and what is saved now. Throws CallError. */
  readonly countSince: (
    text: OtherText,
    signal: AbortSignal,
  ) => Promise<number>;
  readonly restore: (version: Version) => void;
  /** Something is written: it would go with a restore that is taken back now. */
  readonly wrote: () => void;
  /** Another value after each restore. */
  readonly restores: number;
  /** Over the desk, where something is compared. */
  readonly screen: ReactNode;
  /** What the last restore ended in, over the sheet. */
  readonly notice: ReactNode;
};

type Told =
  | { readonly kind: 'error'; readonly words: string }
  | {
      readonly kind: 'info';
      readonly words: string;
      /** The version of what stood before, by which it is taken back. */
      readonly kept: string | null;
    };

export function useComparing({
  briefing,
  title,
  names,
  readOnly,
  onReopen,
}: {
  readonly briefing: string;
  readonly title: string;
  readonly names: HeadNames;
  readonly readOnly: boolean;
  /** Reads the briefing again, after a restore. */
  readonly onReopen: () => void;
}): Comparing {
  const [sides, setSides] = useState<Sides | null>(null);
  const [others, setOthers] = useState<readonly OtherText[]>([]);
  const [restores, setRestores] = useState(0);
  const [told, setTold] = useState<Told | null>(null);
  const taking = useTaking();

  const saved = async (): Promise<boolean> => {
    if (readOnly || (await flushAll())) return true;
    setTold({ kind: 'error', words: NOT_SAVED });
    return false;
  };
  const open = async (
    a: string,
    view: 'one' | 'alone',
    texts: readonly OtherText[] = [],
  ): Promise<void> => {
    if (!(await saved())) return;
    setTold(null);
    setOthers(texts);
    setSides({ a, b: NOW, view });
  };
  /** A package that is chosen now, to be compared; null where none was, and why is said. */
  const choosePackage = async (): Promise<OtherText | null> => {
    if (taking.runs) return null;
    setTold(null);
    try {
      const chosen = await taking.during(() =>
        call('window.comparePackage', { briefing }),
      );
      return chosen && packageSide(chosen);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setTold({ kind: 'error', words: error.message });
      return null;
    }
  };
  const openPackage = async (): Promise<void> => {
    if (!(await saved())) return;
    const chosen = await choosePackage();
    if (!chosen) return;
    setOthers([chosen]);
    setSides({ a: NOW, b: chosen.id, view: 'one' });
  };
  /** On this side of the comparison that is open. */
  const addPackage = async (side: 'a' | 'b'): Promise<void> => {
    const chosen = await choosePackage();
    if (!chosen) return;
    setOthers((known) => [
      chosen,
      ...known.filter(({ id }) => id !== chosen.id),
    ]);
    setSides((open) => open && { ...open, [side]: chosen.id });
  };
  const restoreId = async (
    version: string,
    part: RestoredPart | undefined,
    words: string,
    canUndo: boolean,
  ): Promise<void> => {
    if (!(await saved())) return;
    try {
      const { kept } = await call('versions.restore', {
        briefing,
        version,
        ...part,
      });
      setTold({
        kind: 'info',
        words:
          kept === null
            ? 'It stands like that already: nothing had to change.'
            : words,
        kept: canUndo ? kept : null,
      });
      if (kept === null) return;
      setRestores((count) => count + 1);
      onReopen();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setTold({ kind: 'error', words: error.message });
    }
  };
  const restore = (version: Version, part?: RestoredPart): void => {
    const words = restoredWords(version, part === undefined);
    void restoreId(version.id, part, words, true);
  };
  const wrote = useCallback((): void => {
    setTold((last) =>
      last?.kind === 'info' && last.kept !== null
        ? { ...last, kept: null }
        : last,
    );
  }, []);
  const kept = told?.kind === 'info' ? told.kept : null;
  const notice =
    taking.notice ??
    (told && (
      <Notice
        kind={told.kind}
        action={
          <>
            {kept !== null && (
              <Button
                size="small"
                onClick={() =>
                  void restoreId(
                    kept,
                    undefined,
                    'The restore is undone: all stands as it did before.',
                    false,
                  )
                }
              >
                Undo
              </Button>
            )}
            <Button
              size="small"
              onClick={() => {
                setTold(null);
              }}
            >
              Close
            </Button>
          </>
        }
      >
        <span role="status">{told.words}</span>
      </Notice>
    ));
  return {
    open: (version, view) => void open(version, view),
    openOther: (text) => void open(text.id, 'one', [text]),
    openPackage: () => void openPackage(),
    countSince: useCallback(
      async (text, signal) => {
        const [before, after] = await Promise.all([
          text.open(),
          call('versions.open', { briefing, version: NOW }),
        ]);
        const reply = await compareInWorker(before, after, signal);
        if ('error' in reply) throw new CallError('unexpected', reply.error);
        return reply.changes.length;
      },
      [briefing],
    ),
    restore,
    wrote,
    restores,
    notice,
    screen: sides && (
      <CompareScreen
        {...{ briefing, title, names, sides, others, readOnly }}
        changes={restores}
        told={notice}
        onSides={setSides}
        onPackage={(side) => void addPackage(side)}
        onRestore={restore}
        onClose={() => {
          setSides(null);
        }}
      />
    ),
  };
}
