// The day of this machine's place, as days are kept: 2026-11-28.

const pad = (part: number): string => String(part).padStart(2, '0');

export const localDay = (date: Date): string =>
  `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
