// One call of the contract: is it a method, is the input valid, what does the handler say. A call always settles, and
// no stack, path of ours or SQL crosses. Knows nothing of Electron.
import type { HandlersOf, InputOf, OutputOf } from '#core/contract.ts';
import type { z } from 'zod';
import { describeIssues } from '#core/document/schema.ts';
import type { Envelope } from '#core/envelope.ts';
import { AppError } from '#core/errors.ts';

/**
 * `methods` is the contract, or the part of it that this caller may use. `log` is given every bug with its stack; the
 * caller gets only that there was one.
 */
export async function serve<
  M extends Readonly<
    Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>
  >,
>(
  methods: M,
  handlers: HandlersOf<M>,
  name: string,
  raw: unknown,
  log: (error: unknown) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<Envelope<unknown>> {
  try {
    return {
      ok: true,
      value: await dispatch(methods, handlers, name, raw, signal),
    };
  } catch (error) {
    if (error instanceof AppError)
      return {
        ok: false,
        error: { code: error.code, message: error.message },
      };
    log(error);
    return {
      ok: false,
      error: {
        code: 'unexpected',
        message:
          'Something went wrong inside Precis; what was saved is safe. The log has the details.',
      },
    };
  }
}

function dispatch<
  M extends Readonly<
    Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>
  >,
  Name extends keyof M & string,
>(
  methods: M,
  handlers: HandlersOf<M>,
  name: Name,
  raw: unknown,
  signal: AbortSignal,
): OutputOf<M, Name> | Promise<OutputOf<M, Name>> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method)
    throw new AppError(
      'bad-input',
      `There is no method ${JSON.stringify(name.slice(0, 100))}.`,
    );
  const input = method.input.safeParse(raw);
  if (!input.success)
    throw new AppError(
      'bad-input',
      describeIssues(`The request ${name}`, input.error.issues),
    );
  return handlers[name](input.data as InputOf<M, Name>, signal);
}
