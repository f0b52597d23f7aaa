// The dialogs of the system for a person who runs the host: zenity where it is there, else a question on the terminal. A
// spec never sees these; it scripts its own (e2e/report.ts).
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline/promises';
import { OnlyThese } from './members.ts';

type Options = Partial<
  Electron.OpenDialogOptions &
    Electron.SaveDialogOptions &
    Electron.MessageBoxOptions
>;

const optionsOf = (args: readonly unknown[]): Options => args.at(-1) ?? {};

/** What the program prints, or null where a person has cancelled; undefined where there is no such program. */
function runZenity(
  args: readonly string[],
): Promise<string | null | undefined> {
  return new Promise((resolve) => {
    const child = spawn('zenity', args, {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.on('error', () => {
      resolve(undefined);
    });
    child.on('close', (code) => {
      const text = printed.trimEnd();
      // A further button prints its label and leaves with 1, as Cancel does with nothing printed.
      resolve(code === 0 || text !== '' ? text : null);
    });
  });
}

async function askTerminal(question: string): Promise<string> {
  if (!process.stdin.isTTY) return '';
  const terminal = createInterface(process.stdin, process.stderr);
  const answer = await terminal.question(`precis: ${question} `);
  terminal.close();
  return answer.trim();
}

async function askPaths(
  args: readonly string[],
  options: Options,
  what: string,
) {
  const { title = 'Precis', defaultPath } = options;
  const chosen = await runZenity([
    '--file-selection',
    `--title=${title}`,
    ...(defaultPath === undefined ? [] : [`--filename=${defaultPath}`]),
    ...args,
  ]);
  const text =
    chosen === undefined ? await askTerminal(`${title}: ${what}?`) : chosen;
  return text ? text.split('\n') : [];
}

class Dialog
  extends OnlyThese
  implements
    Record<
      keyof Pick<
        Electron.Dialog,
        'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'
      >,
      unknown
    >
{
  async showOpenDialog(
    ...args: unknown[]
  ): Promise<Electron.OpenDialogReturnValue> {
    const options = optionsOf(args);
    const folder = options.properties?.includes('openDirectory') ?? false;
    const several = options.properties?.includes('multiSelections') ?? false;
    const filePaths = await askPaths(
      [
        ...(folder ? ['--directory'] : []),
        ...(several ? ['--multiple', '--separator=\n'] : []),
      ],
      options,
      folder ? 'which folder' : 'which file',
    );
    return { canceled: filePaths.length === 0, filePaths };
  }

  async showSaveDialog(
    ...args: unknown[]
  ): Promise<Electron.SaveDialogReturnValue> {
    const [filePath = ''] = await askPaths(
      ['--save'],
      optionsOf(args),
      'to which file',
    );
    return { canceled: filePath === '', filePath };
  }

  async showMessageBox(
    ...args: unknown[]
  ): Promise<Electron.MessageBoxReturnValue> {
    const {
      message = '',
      detail = '',
      buttons = ['OK'],
      cancelId = 0,
    } = optionsOf(args);
    const chosen = await runZenity([
      '--question',
      '--no-markup',
      `--text=${message}\n\n${detail}`,
      '--switch',
      ...buttons.map((label) => `--extra-button=${label}`),
    ]);
    const label =
      chosen === undefined
        ? await askTerminal(`${message} ${detail} [${buttons.join(' / ')}]`)
        : chosen;
    const response = buttons.findIndex((each) => each === label);
    return {
      response: response < 0 ? cancelId : response,
      checkboxChecked: false,
    };
  }

  showErrorBox(title: string, content: string): void {
    process.stderr.write(`precis: ${title}: ${content}\n`);
  }
}

export const dialog = new Dialog();
