// The review packages of the briefing that is open: taking one back and settling what people disagree on, over the desk. Main
// has the desk let go of the text meanwhile, and the desk reads it anew.
import { useState, type ReactNode } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { outcomeOfPackage } from '#core/review/package-outcome.ts';
import { call, CallError } from './api/call.ts';
import { readDropped } from './api/read-dropped.ts';
import { flushAll } from './api/unsaved.ts';
import { ConflictScreen } from './packages/ConflictScreen.tsx';
import { useTaking } from './packages/use-taking.tsx';
import { Button } from './ui/Button.tsx';
import { Notice } from './ui/Notice.tsx';

const NOT_SAVED =
  'Not all that you wrote is saved yet, so nothing is merged or settled. Nothing is lost; see what keeps it from being saved, then try again.';

export type Conflicts = {
  /** Asks which package came back, and merges it. */
  readonly take: () => void;
  /** Merges a package that was dropped on the desk. */
  readonly takeDropped: (file: File) => void;
  /** At this unit, or at the first. */
  readonly settle: (unit: string | null) => void;
  /** Says something above the sheet. */
  readonly tell: (sentence: string) => void;
  /** Another value after each package. */
  readonly changes: number;
  /** Over the desk, while conflicts are settled. */
  readonly screen: ReactNode;
  readonly notice: ReactNode;
};

export function useConflicts({
  briefing,
  title,
  language,
  fields,
  readOnly,
  onOther,
}: {
  readonly briefing: string;
  readonly title: string;
  readonly language: string;
  /** The labels of the fields of the template, by their keys. */
  readonly fields: ReadonlyMap<string, string>;
  readonly readOnly: boolean;
  /** The package was of another briefing. */
  readonly onOther: (briefing: string) => void;
}): Conflicts {
  const [begin, setBegin] = useState<{ readonly unit: string | null } | null>(
    null,
  );
  const [changes, setChanges] = useState(0);
  const [told, setTold] = useState<{
    readonly kind: 'info' | 'error';
    readonly words: string;
    /** Another briefing that it is about. */
    readonly other?: string;
    /** How many are to be settled in this one. */
    readonly conflicts?: number;
  } | null>(null);
  const saved = async (): Promise<boolean> => {
    if (readOnly || (await flushAll())) return true;
    setTold({ kind: 'error', words: NOT_SAVED });
    return false;
  };
  const taking = useTaking();
  const take = async (
    ask: () => Promise<PageOutput<'window.takePackage'>>,
  ): Promise<void> => {
    if (taking.runs || !(await saved())) return;
    setTold(null);
    try {
      const report = await taking.during(ask);
      if (report === null) return;
      const [first] = report.packages ?? [];
      const [skipped] = report.skipped;
      setChanges((count) => count + 1);
      if (skipped) setTold({ kind: 'error', words: skipped.reason });
      else if (first)
        setTold({
          kind: 'info',
          words:
            first.briefing === briefing
              ? outcomeOfPackage(first)
              : `“${first.title}”: ${outcomeOfPackage(first)}`,
          ...(first.briefing === briefing
            ? { conflicts: first.conflicts }
            : { other: first.briefing }),
        });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setTold({ kind: 'error', words: error.message });
    }
  };
  const settle = async (unit: string | null): Promise<void> => {
    if (!(await saved())) return;
    setTold(null);
    setBegin({ unit });
  };
  const other = told?.other;
  return {
    take: () => void take(() => call('window.takePackage', {})),
    takeDropped: (file) =>
      void take(async () =>
        call('window.importDropped', {
          files: [
            {
              name: file.name,
              bytes: await readDropped(file, 'Take a package back…'),
            },
          ],
        }),
      ),
    settle: (unit) => void settle(unit),
    tell: (words) => {
      setTold({ kind: 'info', words });
      setChanges((count) => count + 1);
    },
    changes,
    notice:
      taking.notice ??
      (told && (
        <Notice
          kind={told.kind}
          action={
            <>
              {told.conflicts !== undefined && told.conflicts > 0 && (
                <Button size="small" onClick={() => void settle(null)}>
                  {told.conflicts === 1 ? 'Settle it' : 'Settle them'}
                </Button>
              )}
              {other !== undefined && (
                <Button
                  size="small"
                  onClick={() => {
                    onOther(other);
                  }}
                >
                  Open it
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
      )),
    screen: begin && (
      <ConflictScreen
        {...{ briefing, title, language, fields, readOnly }}
        begin={begin.unit}
        onClose={() => {
          setBegin(null);
        }}
      />
    ),
  };
}
