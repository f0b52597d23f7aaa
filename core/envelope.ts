// How an answer crosses: a value, or an error with a code to branch on and one sentence for a person.
import type { AppErrorCode } from './errors.ts';

export type Envelope<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: AppErrorCode | 'unexpected';
        readonly message: string;
      };
    };

/** All that the page has of the main process: one way to ask and one way to be told. */
export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<Envelope<unknown>>;
  /** `listener` is given each event's name and payload; the function returned ends it. */
  readonly listen: (
    listener: (name: string, payload: unknown) => void,
  ) => () => void;
};
