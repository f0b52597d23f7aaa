// A library that does not open, in a dialog that says what happened, what is safe and what can be done. A start goes on
// until a library is open, or a person goes on without one or quits: never to an empty window.
import type { AppError } from '#core/errors.ts';
import type { Question } from './dialogs.ts';

export type Remedy = 'choose' | 'read-only' | 'again' | 'without' | 'quit';

const LABELS: Readonly<Record<Remedy, string>> = {
  choose: 'Choose another library…',
  'read-only': 'Open read-only',
  again: 'Try again',
  without: 'Go on without it',
  quit: 'Quit',
};

type Trouble = {
  readonly safe: string;
  /** What reading alone would give, where it is a remedy. */
  readonly reading?: string;
  readonly remedies: readonly Remedy[];
};

const DISK: Trouble = {
  safe: 'What was saved in it is safe.',
  reading: 'Opened read-only, it can be read and exported from.',
  remedies: ['again', 'read-only', 'choose', 'without', 'quit'],
};
const TROUBLE: Readonly<Record<AppError['code'], Trouble>> = {
  damaged: {
    safe: 'Nothing in the folder was changed. Choose another library, or put a backup copy of this one in its place.',
    remedies: ['choose', 'without', 'quit'],
  },
  newer: {
    safe: 'Nothing in it was changed. Bring Precis up to date to open it.',
    remedies: ['choose', 'without', 'quit'],
  },
  'in-use': {
    safe: 'Nothing in it was changed.',
    reading: 'Opened read-only, it shows what is saved in it now.',
    remedies: ['again', 'read-only', 'choose', 'without', 'quit'],
  },
  'not-found': {
    safe: 'If it lies on a disk that is not connected, connect it and try again.',
    remedies: ['again', 'choose', 'without', 'quit'],
  },
  'bad-input': {
    safe: 'Nothing was changed.',
    remedies: ['choose', 'without', 'quit'],
  },
  conflict: DISK,
  unavailable: DISK,
};

/** `name` is the library's, as a person knows it. */
export function troubleQuestion(
  error: AppError,
  name: string,
  readOnly: boolean,
): Question<Remedy> {
  const { safe, reading, remedies } = TROUBLE[error.code];
  // What has just failed is not offered again.
  const advice =
    readOnly || reading === undefined ? safe : `${safe} ${reading}`;
  return {
    kind: 'error',
    message: `The library “${name}” can't be opened.`,
    detail: `${error.message}\n\n${advice}`,
    buttons: remedies
      .filter((remedy) => !(readOnly && remedy === 'read-only'))
      .map((action) => ({ action, label: LABELS[action] })),
    otherwise: 'quit',
  };
}

/** For a library that was asked for while another is open, which stays open. */
export function troubleTold(error: AppError, name: string): Question<'ok'> {
  const { message, detail } = troubleQuestion(error, name, true);
  return toldQuestion(
    message,
    `${detail} The library that was open stays open.`,
  );
}

/** While an import or an export runs, no other library is opened; nothing is wrong with it. */
export const jobRunsQuestion = (name: string): Question<'ok'> =>
  toldQuestion(
    `The library “${name}” was not opened.`,
    'An import or an export is still running: wait for it, or stop it, and open the library then.',
  );

const toldQuestion = (message: string, detail: string): Question<'ok'> => ({
  kind: 'error',
  message,
  detail,
  buttons: [{ action: 'ok', label: 'OK' }],
  otherwise: 'ok',
});
