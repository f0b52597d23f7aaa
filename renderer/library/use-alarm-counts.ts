// For each briefing, how many of the sources that it cites changed since somebody looked.
import { useMemo } from 'react';
import { useAnswer } from '../api/use-answer.ts';

export function useAlarmCounts(): ReadonlyMap<string, number> {
  const { answer } = useAnswer('alarms.open', 'alarms');
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { briefing } of answer?.alarms ?? [])
      counts.set(briefing, (counts.get(briefing) ?? 0) + 1);
    return counts;
  }, [answer]);
}
