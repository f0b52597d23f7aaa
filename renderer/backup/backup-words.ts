// When a backup was made and how large it is, in words.
import type { Backup } from './use-backups.ts';
import { dateFormat } from '../ui/date-format.ts';

const moment = dateFormat({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});
const clock = dateFormat({
  hour: '2-digit',
  minute: '2-digit',
});

/** "Sat 28 Nov, 09:00", in this machine's time. */
export const madeAt = ({ made }: Pick<Backup, 'made'>): string =>
  moment(new Date(made));

/** "09:00" for today, else as `madeAt`. */
export function madeShort({ made }: Pick<Backup, 'made'>, now: Date): string {
  const date = new Date(made);
  return date.toDateString() === now.toDateString()
    ? clock(date)
    : moment(date);
}

/** In units of a thousand, as disks are sold: "4.2 MB". */
export function sizeWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'] as const;
  let size = bytes;
  let unit = 0;
  while (size >= 1_000 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  const digits = unit > 0 && size < 10 ? 1 : 0;
  return `${size.toFixed(digits)} ${units[unit] ?? ''}`;
}

export const REASONS: Readonly<Record<Backup['reason'], string>> = {
  automatic: '',
  'by-hand': 'Made by hand',
  'before-restore': 'Before something was brought back',
};
