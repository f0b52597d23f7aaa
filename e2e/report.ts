// What main shows or refuses, told to the spec at once, so that it is known even if main has ended meanwhile: a line on
// stdout each. Used by both hosts; in Electron it is run through `evaluate`.
import type { Dialog } from 'electron';

export type ShownDialog = {
  readonly kind:
    'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog';
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly defaultPath?: string;
};
export type Report =
  | { readonly kind: 'dialog'; readonly shown: ShownDialog }
  | { readonly kind: 'refused'; readonly url: string };

/** What a person does with a dialog: a button by its label, the files that they choose, or Cancel. */
export type DialogAnswer =
  | { readonly button: string }
  | { readonly files: readonly string[] }
  | 'cancel';

const MARK = 'precis-report ';

export function report(what: Report): void {
  process.stdout.write(`${MARK}${JSON.stringify(what)}\n`);
}

/** Null for a line that is none of ours. */
export const readReport = (line: string): Report | null =>
  line.startsWith(MARK)
    ? (JSON.parse(line.slice(MARK.length)) as Report)
    : null;

/**
 * From now on every dialog is reported, and none is shown: the answers are given in their order, and Cancel when there
 * are no more. A spec can still put a function of its own in the place of one. Uses nothing from outside it.
 */
export function scriptDialogs(
  { dialog }: { readonly dialog: Dialog },
  answers: readonly DialogAnswer[],
): void {
  const waiting = [...answers];
  const answerTo = (
    kind: ShownDialog['kind'],
    { buttons = [], cancelId = 0 }: { buttons?: string[]; cancelId?: number },
  ): unknown => {
    if (kind === 'showErrorBox') return undefined;
    const answer = waiting.shift() ?? 'cancel';
    if (kind === 'showMessageBox') {
      const chosen = typeof answer === 'object' && 'button' in answer;
      const response = chosen ? buttons.indexOf(answer.button) : cancelId;
      if (response < 0)
        throw new Error(
          `There is no button ${JSON.stringify(answer)}, but ${buttons.join(', ')}.`,
        );
      return Promise.resolve({ response, checkboxChecked: false });
    }
    const files =
      typeof answer === 'object' && 'files' in answer ? answer.files : [];
    const canceled = files.length === 0;
    return Promise.resolve(
      kind === 'showOpenDialog'
        ? { canceled, filePaths: files }
        : { canceled, filePath: files[0] ?? '' },
    );
  };

  for (const kind of [
    'showErrorBox',
    'showMessageBox',
    'showOpenDialog',
    'showSaveDialog',
  ] as const) {
    let own: ((...args: unknown[]) => unknown) | null = null;
    Object.defineProperty(dialog, kind, {
      configurable: true,
      get:
        () =>
        (...args: unknown[]) => {
          const options = (
            kind === 'showErrorBox'
              ? { title: args[0], message: args[1] }
              : args.at(-1)
          ) as Omit<ShownDialog, 'kind'> & { buttons?: string[] };
          const { title, message, detail, buttons, defaultPath } = options;
          const shown = { kind, title, message, detail, buttons, defaultPath };
          process.stdout.write(
            `precis-report ${JSON.stringify({ kind: 'dialog', shown })}\n`,
          );
          return own ? own(...args) : answerTo(kind, options);
        },
      set: (given: (...args: unknown[]) => unknown) => {
        own = given;
      },
    });
  }
}
