// The open alarms of one briefing, and the word that they were seen.
import { useMemo } from 'react';
import { call } from '../api/call.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useUndoable } from '../api/use-undoable.ts';
import {
  alarmsInText,
  type Alarm,
  type NumberedFootnote,
} from './alarms-in-text.ts';

export function useAlarms(
  briefing: string,
  footnotes: readonly NumberedFootnote[],
) {
  const { answer, failed } = useAnswer('alarms.list', 'alarms', true, {
    briefing,
  });
  const undoable = useUndoable();
  const told = answer?.alarms;
  const alarms = useMemo(
    () => (told && told.length > 0 ? alarmsInText(told, footnotes) : NONE),
    [told, footnotes],
  );
  /** The notes that cite a source which changed. */
  const changed = useMemo(
    () =>
      new Set<string>(
        alarms.flatMap(({ notes }) => notes.map(({ footnote }) => footnote.id)),
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

const NONE: readonly Alarm[] = [];
