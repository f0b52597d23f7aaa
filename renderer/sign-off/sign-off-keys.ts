// The keys of the steps of a sign-off, as `matchesKeys` reads them: on the step that has the focus.

export const SIGN_OFF_KEYS = {
  sign: 'S',
  handBack: 'B',
  withdraw: 'W',
  changes: 'C',
  up: 'Alt+Up',
  down: 'Alt+Down',
  remove: 'Delete',
} as const;
