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
