// The bridge, and all of it: two fixed channels. It knows no method, so it never changes when one is added.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { Answer, Bridge } from '#core/envelope.ts';

contextBridge.exposeInMainWorld('precis', {
  call: (name, input) =>
    ipcRenderer.invoke('precis:call', name, input) as Promise<Answer>,
  listen: (listener) => {
    const told = (
      _: IpcRendererEvent,
      name: string,
      payload: unknown,
    ): void => {
      listener(name, payload);
    };
    ipcRenderer.on('precis:event', told);
    return () => void ipcRenderer.off('precis:event', told);
  },
} satisfies Bridge);
