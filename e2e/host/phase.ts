// How far the program is, for what Electron allows only before or after it is ready, and the windows that are open.
import type { Chromium } from './chromium.ts';

export type OpenWindow = {
  /** False where main has refused it. */
  requestClose(): boolean;
};

export const phase: {
  /** Null until the program is ready. */
  chromium: Chromium | null;
  quitting: boolean;
  /** Whether a spec has started this process; else a person has. */
  readonly driven: boolean;
  readonly windows: Set<OpenWindow>;
  /** Called once, with the browser. */
  whenReady: (chromium: Chromium) => void;
  /** Called when a window is gone. */
  windowGone: () => void;
} = {
  chromium: null,
  quitting: false,
  driven: process.send !== undefined,
  windows: new Set(),
  whenReady: () => undefined,
  windowGone: () => undefined,
};

export function readyChromium(what: string): Chromium {
  if (phase.chromium === null)
    throw new Error(`${what} can't be used before app is ready`);
  return phase.chromium;
}

/** Electron's own rule for what must stand before the browser starts. */
export function beforeReady(what: string): void {
  if (phase.chromium !== null)
    throw new Error(`${what} must be called before app is ready`);
}
