// One call of the contract: is it a method, is the input valid, what does the handler say. A call always settles, and
// no stack, path of ours or SQL crosses. Knows nothing of Electron.
import {
  contract,
  type Handlers,
  type Input,
  type MethodName,
  type Output,
} from '#core/contract.ts';
import { describeIssues } from '#core/document/schema.ts';
import type { Envelope } from '#core/envelope.ts';
import { AppError } from '#core/errors.ts';

const isMethod = (name: string): name is MethodName =>
  Object.hasOwn(contract, name);

/** `log` is given every bug with its stack; the caller gets only that there was one. */
export async function serve(
  handlers: Handlers,
  name: string,
  raw: unknown,
  log: (error: unknown) => void,
  signal: AbortSignal = new AbortController().signal,
): Promise<Envelope<unknown>> {
  try {
    if (!isMethod(name))
      throw new AppError('bad-input', `There is no method ${name}.`);
    return { ok: true, value: await dispatch(handlers, name, raw, signal) };
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

function dispatch<Name extends MethodName>(
  handlers: Handlers,
  name: Name,
  raw: unknown,
  signal: AbortSignal,
): Output<Name> | Promise<Output<Name>> {
  const input = contract[name].input.safeParse(raw);
  if (!input.success)
    throw new AppError(
      'bad-input',
      describeIssues(`The request ${name}`, input.error.issues),
    );
  return handlers[name](input.data as Input<Name>, signal);
}
