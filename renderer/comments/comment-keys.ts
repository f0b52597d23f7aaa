// The keys of comments, as `matchesKeys` reads them; the first is Word's.

export const COMMENT_STEP_KEYS = {
  next: 'Mod+Alt+A',
  before: 'Mod+Alt+Shift+A',
  here: 'Mod+Alt+Shift+M',
} as const;
