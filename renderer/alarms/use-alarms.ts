// The open alarms of one briefing, and the word that they were seen.
import { useMemo } from 'react';
import type { PageOutput } from '#core/contract.ts';
import { call } from '../api/call.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useUndoable } from '../api/use-undoable.ts';

export type Alarm = PageOutput<'alarms.list'>['alarms'][number];

export function useAlarms(briefing: string) {
  const { answer, failed } = useAnswer('alarms.list', 'alarms');
  const undoable = useUndoable();
  const alarms = useMemo(
    () => (answer?.alarms ?? []).filter((each) => each.briefing === briefing),
    [answer, briefing],
  );
  /** The notes that cite a source which changed. */
  const changed = useMemo(
    () =>
      new Set<string>(
        alarms.flatMap(({ notes }) => notes.map(({ footnote }) => footnote)),
      ),
    [alarms],
  );
  return {
    alarms,
    changed,
    done: undoable.done,
    failed: undoable.failed ?? failed,
    undo: undoable.undo,
    see: (seen: readonly Alarm[]): void => {
      undoable.change('Seen.', async () => {
        const { settled } = await call('alarms.settle', {
          alarms: seen.map(({ id, at }) => ({ id, at })),
        });
        return settled.length === 0
          ? null
          : () => call('alarms.reopen', { alarms: settled });
      });
    },
  };
}
