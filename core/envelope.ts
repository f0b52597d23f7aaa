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

/**
 * An answer on its way. Where the value is long it is null and `json` says it: many small objects are copied from process to
 * process, and then from the preload's world to the page's, each by itself, which takes longer than reading one text.
 */
export type Answer = Envelope<unknown> & { readonly json?: string };

/** All that the page has of the main process: one way to ask and one way to be told. */
export type Bridge = {
  readonly call: (name: string, input: unknown) => Promise<Answer>;
  /** `listener` is given each event's name and payload; the function returned ends it. */
  readonly listen: (
    listener: (name: string, payload: unknown) => void,
  ) => () => void;
};
