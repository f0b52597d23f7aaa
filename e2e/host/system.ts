// The rest of the system as main meets it: other programs, the displays, the theme.
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { Emitter, OnlyThese, type EventsOf } from './members.ts';
import { phase, readyChromium } from './phase.ts';

/** None is started while a spec drives; it looks by putting a function of its own in the place of ours. */
function handOver(what: string): void {
  if (phase.driven) return;
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', what]
      : process.platform === 'win32'
        ? ['explorer', what]
        : ['xdg-open', what];
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', (error) => {
      process.stderr.write(`${what} can't be opened: ${error.message}\n`);
    })
    .unref();
}

class Shell
  extends OnlyThese
  implements
    Pick<Electron.Shell, 'openExternal' | 'openPath' | 'showItemInFolder'>
{
  openExternal(url: string): Promise<void> {
    handOver(url);
    return Promise.resolve();
  }

  openPath(path: string): Promise<string> {
    handOver(path);
    return Promise.resolve('');
  }

  showItemInFolder(path: string): void {
    handOver(dirname(path));
  }
}

class Screen
  extends OnlyThese
  implements Pick<Electron.Screen, 'getAllDisplays' | 'getPrimaryDisplay'>
{
  getAllDisplays(): Electron.Display[] {
    const area = { x: 0, y: 0, ...readyChromium('screen').display };
    const display = { id: 1, bounds: area, workArea: area, scaleFactor: 1 };
    return [display as Electron.Display];
  }

  getPrimaryDisplay(): Electron.Display {
    const [display] = this.getAllDisplays();
    if (!display) throw new Error('There is no display.');
    return display;
  }
}

class NativeTheme
  extends Emitter<EventsOf<Electron.NativeTheme, { updated: () => void }>>
  implements Pick<Electron.NativeTheme, 'shouldUseDarkColors' | 'themeSource'>
{
  #source: Electron.NativeTheme['themeSource'] = 'system';

  constructor() {
    super(['updated']);
  }

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source) {
    this.#source = source;
    for (const page of phase.chromium?.context.pages() ?? [])
      void page.emulateMedia({
        colorScheme: source === 'system' ? null : source,
      });
    this.emit('updated');
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }
}

export const shell = new Shell();
export const screen = new Screen();
export const nativeTheme = new NativeTheme();
