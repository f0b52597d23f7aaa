// The keys of versions and of their comparison, as `matchesKeys` reads them.

export const VERSION_KEYS = {
  name: 'Mod+Alt+S',
  nextChange: 'F8',
  changeBefore: 'F7',
} as const;
