// What the page may ask of main: one handler a channel, with Electron's own words where there is none or it fails.
import { OnlyThese } from './members.ts';

type Handler = Parameters<Electron.IpcMain['handle']>[1];

const handlers = new Map<string, Handler>();

class IpcMain
  extends OnlyThese
  implements Pick<Electron.IpcMain, 'handle' | 'removeHandler'>
{
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel))
      throw new Error(
        `Attempted to register a second handler for '${channel}'`,
      );
    handlers.set(channel, handler);
  }

  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

export const ipcMain = new IpcMain();

/** Rejects with the error that `ipcRenderer.invoke` rejects with in Electron. */
export async function invokeHandler(
  event: Electron.IpcMainInvokeEvent,
  channel: string,
  args: readonly unknown[],
): Promise<unknown> {
  try {
    const handler = handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return (await handler(event, ...args)) as unknown;
  } catch (error) {
    throw new Error(
      `Error invoking remote method '${channel}': ${String(error)}`,
      { cause: error },
    );
  }
}
