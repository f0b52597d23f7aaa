// How many alarms are open, in the words that the desk shows in several places.
import { counted } from '../ui/counted.ts';

export const changedSources = (count: number): string =>
  counted(count, 'source changed', 'sources changed');
