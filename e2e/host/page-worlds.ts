// What runs in the page before its own scripts: the preload in a world of its own, as in Electron, and the one opening
// between that world and the page's. Each function here is given to Chromium as source and uses nothing from outside it.
import type { IpcRendererEvent } from 'electron';
import { makeCodec, type Codec } from './codec.ts';

type Message =
  | { kind: 'expose'; name: string; value: unknown }
  | { kind: 'call'; call: number; of: number; args: unknown[] }
  | { kind: 'answer'; call: number; ok: boolean; value: unknown }
  | { kind: 'settle'; promise: number; ok: boolean; value: unknown };

type Opening = {
  /** Sends a copy to the other world; functions and promises stay here and are asked from there. */
  readonly expose: (name: string, value: unknown) => void;
};

/**
 * One end of the opening; the other world has the same with `here` and `there` turned round. `tag`, which no page can
 * know, marks what stands for a function, a promise or an error.
 */
function joinWorlds(
  here: string,
  there: string,
  tag: string,
  exposed: (name: string, value: unknown) => void,
): Opening {
  type Callable = (...args: unknown[]) => unknown;
  // Taken before a script of the page can put its own in their place.
  const { CustomEvent, dispatchEvent, structuredClone } = globalThis;
  const functions: Callable[] = [];
  const promises: PromiseWithResolvers<unknown>[] = [];
  const answers = new Map<number, { ok: boolean; value: unknown }>();
  let calls = 0;

  const send = (message: Message): void => {
    // A value that can't be cloned throws here, and not unseen on the other side.
    const detail: unknown = structuredClone(message);
    dispatchEvent(new CustomEvent(there, { detail }));
  };

  function marshal(
    value: unknown,
    seen = new Map<unknown, unknown>(),
  ): unknown {
    if (typeof value === 'function')
      return { [tag]: ['function', functions.push(value as Callable) - 1] };
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Error) return { [tag]: ['error', value.message] };
    if (value instanceof Promise) return { [tag]: ['promise', follow(value)] };
    const prototype: unknown = Object.getPrototypeOf(value);
    if (Array.isArray(value)) {
      const copy: unknown[] = [];
      seen.set(value, copy);
      for (const each of value) copy.push(marshal(each, seen));
      return copy;
    }
    if (prototype !== Object.prototype && prototype !== null) return value;
    const copy = {};
    seen.set(value, copy);
    for (const [key, each] of Object.entries(value))
      Object.defineProperty(copy, key, {
        value: marshal(each, seen),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    return copy;
  }

  let followed = 0;
  function follow(promise: Promise<unknown>): number {
    const number = followed;
    followed += 1;
    promise.then(
      (value) => {
        send({
          kind: 'settle',
          promise: number,
          ok: true,
          value: marshal(value),
        });
      },
      (error: unknown) => {
        send({
          kind: 'settle',
          promise: number,
          ok: false,
          value: marshal(error),
        });
      },
    );
    return number;
  }

  function unmarshal(value: unknown, seen = new Set<unknown>()): unknown {
    if (typeof value !== 'object' || value === null || seen.has(value))
      return value;
    seen.add(value);
    if (Object.hasOwn(value, tag)) {
      const [kind, what] =
        (value as Record<string, [string, unknown]>)[tag] ?? [];
      if (kind === 'function') return proxyOf(what as number);
      if (kind === 'error') return new Error(what as string);
      promises[what as number] ??= Promise.withResolvers();
      return promises[what as number]?.promise;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (Array.isArray(value) || prototype === Object.prototype)
      for (const [key, each] of Object.entries(value))
        (value as Record<string, unknown>)[key] = unmarshal(each, seen);
    return value;
  }

  const proxyOf =
    (of: number): Callable =>
    (...args) => {
      const call = calls;
      calls += 1;
      send({ kind: 'call', call, of, args: args.map((each) => marshal(each)) });
      // Events are delivered at once: the answer is there when `send` comes back.
      const answer = answers.get(call);
      answers.delete(call);
      if (answer?.ok) return answer.value;
      throw answer?.value;
    };

  function answerTo({ call, of, args }: Message & { kind: 'call' }): void {
    let ok = true;
    let value: unknown;
    try {
      value = functions[of]?.(...args.map((each) => unmarshal(each)));
    } catch (error) {
      ok = false;
      value = error;
    }
    send({ kind: 'answer', call, ok, value: marshal(value) });
  }

  addEventListener(here, (event) => {
    const message = (event as CustomEvent<Message>).detail;
    if (message.kind === 'call') answerTo(message);
    else if (message.kind === 'expose')
      exposed(message.name, unmarshal(message.value));
    else if (message.kind === 'answer')
      answers.set(message.call, {
        ok: message.ok,
        value: unmarshal(message.value),
      });
    else {
      promises[message.promise] ??= Promise.withResolvers();
      const promise = promises[message.promise];
      if (message.ok) promise?.resolve(unmarshal(message.value));
      else promise?.reject(unmarshal(message.value));
    }
  });
  return {
    expose: (name, value) => {
      send({ kind: 'expose', name, value: marshal(value) });
    },
  };
}

/** For the page's own world: what the preload exposes, frozen, and not to be replaced. */
function showExposed(name: string, value: unknown): void {
  const freeze = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) return;
    Object.freeze(each);
    Object.values(each).forEach(freeze);
  };
  freeze(value);
  Object.defineProperty(window, name, { value, enumerable: true });
}

export type ToMain =
  | { kind: 'invoke'; call: number; channel: string; args: unknown[] }
  | {
      kind: 'key';
      key: string;
      code: string;
      control: boolean;
      alt: boolean;
      shift: boolean;
      meta: boolean;
    };
export type ToPage =
  | { kind: 'answer'; call: number; value: unknown }
  | { kind: 'refuse'; call: number; message: string }
  | { kind: 'send'; channel: string; args: unknown[] };

/** For the preload's world: what `require('electron')` gives there, and the keys that the page leaves to the menu. */
function makePreloadElectron(
  opening: Opening,
  { encode, decode }: Codec,
  toMain: (text: string) => void,
  receiver: string,
): (name: string) => unknown {
  type Told = (event: IpcRendererEvent, ...args: unknown[]) => void;
  const calls = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, Set<Told>>();
  const tell = (message: ToMain): void => {
    toMain(encode(message));
  };
  const world = globalThis as unknown as Record<string, unknown>;
  let begun = '';
  world[receiver] = (piece: string, isWhole: boolean): void => {
    begun += piece;
    if (!isWhole) return;
    const message = decode(begun) as ToPage;
    begun = '';
    if (message.kind === 'send') {
      for (const told of [...(listeners.get(message.channel) ?? [])])
        told({} as IpcRendererEvent, ...message.args);
      return;
    }
    const { call } = message;
    if (message.kind === 'answer') calls.get(call)?.resolve(message.value);
    else calls.get(call)?.reject(new Error(message.message));
    calls.delete(call);
  };

  addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted) return;
      const { key, code, ctrlKey, altKey, shiftKey, metaKey } = event;
      // The page is asked first: after all of its listeners.
      setTimeout(() => {
        if (!event.defaultPrevented)
          tell({
            kind: 'key',
            key,
            code,
            control: ctrlKey,
            alt: altKey,
            shift: shiftKey,
            meta: metaKey,
          });
      });
    },
    true,
  );

  let last = 0;
  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      last += 1;
      const settled = Promise.withResolvers<unknown>();
      tell({ kind: 'invoke', call: last, channel, args });
      calls.set(last, settled);
      return await settled.promise;
    },
    on(channel: string, listener: Told) {
      listeners.set(
        channel,
        (listeners.get(channel) ?? new Set()).add(listener),
      );
      return this;
    },
    off(channel: string, listener: Told) {
      listeners.get(channel)?.delete(listener);
      return this;
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, api: unknown) => {
      opening.expose(name, api);
    },
  };
  const only = (what: string, members: object): unknown =>
    new Proxy(members, {
      get(target, name, receiver): unknown {
        if (name in target) return Reflect.get(target, name, receiver);
        throw new Error(`The Chromium host has no ${what}.${String(name)}.`);
      },
    });
  const electron = only('electron', {
    contextBridge: only('contextBridge', contextBridge),
    ipcRenderer: only('ipcRenderer', ipcRenderer),
  });
  return (name) => {
    if (name === 'electron') return electron;
    // Electron's sentence for a sandboxed preload.
    throw new Error(`module not found: ${name}`);
  };
}

export type Names = {
  readonly toPage: string;
  readonly toPreload: string;
  readonly tag: string;
  readonly binding: string;
  readonly receiver: string;
};

/** The scripts of the two worlds for each new document, subframes excepted; the page's must be added first. */
export function worldScripts(
  names: Names,
  preload: string,
): { page: string; preload: string } {
  const { toPage, toPreload, tag, binding, receiver } = names;
  const text = (value: string): string => JSON.stringify(value);
  return {
    page: `if (window.parent === window) (${String(joinWorlds)})(${text(toPage)}, ${text(toPreload)}, ${text(tag)}, ${String(showExposed)});`,
    preload: `if (window.parent === window) (() => {
const opening = (${String(joinWorlds)})(${text(toPreload)}, ${text(toPage)}, ${text(tag)}, () => {});
const require = (${String(makePreloadElectron)})(opening, (${String(makeCodec)})(), globalThis[${text(binding)}], ${text(receiver)});
const module = { exports: {} };
(function (require, module, exports) {
${preload}
})(require, module, module.exports);
})();`,
  };
}
