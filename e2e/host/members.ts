// What an object of the stand-in is made of: the members it names, and events with their real names and arguments. What
// it doesn't have is refused by name, so that main never goes on with an `undefined` that real Electron would have filled.
import { EventEmitter } from 'node:events';

// The end of a prototype chain, and no wrapper: identity and private fields stay what they are.
const refuseOthers = new Proxy(Object.prototype, {
  get(target, name, receiver: object): unknown {
    // `then` is asked by every await, `toJSON` by every print.
    if (
      typeof name === 'symbol' ||
      name in target ||
      name === 'then' ||
      name === 'toJSON'
    )
      return Reflect.get(target, name, receiver);
    throw new Error(
      `The Chromium host has no ${receiver.constructor.name}.${name}.`,
    );
  },
  set: (_target, name, value, receiver: object) =>
    Reflect.defineProperty(receiver, name, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    }),
});

/** Reading a member that the class doesn't have throws. */
export class OnlyThese {
  get [Symbol.toStringTag](): string {
    return this.constructor.name;
  }
}
Object.setPrototypeOf(OnlyThese.prototype, refuseOthers);

type Listener = (...args: never[]) => void;

/** `Events`, where `Real`, a type of electron.d.ts, takes such a listener for each of the names. */
export type EventsOf<
  Real extends { on: unknown },
  Events extends Record<keyof Events, Listener>,
> = {
  [Name in keyof Events]: Real['on'] extends (
    event: Name,
    listener: Events[Name],
  ) => unknown
    ? Events[Name]
    : never;
};

export class Emitter<
  Events extends Record<keyof Events, Listener>,
> extends OnlyThese {
  readonly #emitter = new EventEmitter();
  readonly #names: ReadonlySet<string>;

  /** Listening to an event that is not among `names` throws. */
  constructor(names: readonly (keyof Events & string)[]) {
    super();
    this.#names = new Set(names);
  }

  #known(name: string): string {
    if (!this.#names.has(name))
      throw new Error(
        `The Chromium host has no event '${name}' of ${this.constructor.name}.`,
      );
    return name;
  }

  on<Name extends keyof Events & string>(
    name: Name,
    listener: Events[Name],
  ): this {
    this.#emitter.on(this.#known(name), listener as () => void);
    return this;
  }

  once<Name extends keyof Events & string>(
    name: Name,
    listener: Events[Name],
  ): this {
    this.#emitter.once(this.#known(name), listener as () => void);
    return this;
  }

  off<Name extends keyof Events & string>(
    name: Name,
    listener: Events[Name],
  ): this {
    this.#emitter.off(this.#known(name), listener as () => void);
    return this;
  }

  emit<Name extends keyof Events & string>(
    name: Name,
    ...args: Parameters<Events[Name]>
  ): boolean {
    return this.#emitter.emit(name, ...args);
  }
}

/** Electron's event object, with what goes with it. */
export function makeEvent<Params extends object>(
  params: Params,
): Electron.Event<Params> {
  let prevented = false;
  return Object.assign(
    {
      preventDefault: () => {
        prevented = true;
      },
      get defaultPrevented() {
        return prevented;
      },
    },
    params,
  );
}
