// The only code of the page that knows the bridge. A call gives its value or throws a CallError whose message is one
// sentence for a person; a wrong name or field does not compile.
import type {
  PageEvent,
  PageEvents,
  PageInput,
  PageMethod,
  PageOutput,
} from '#core/contract.ts';
import type { Bridge, Envelope } from '#core/envelope.ts';

const bridge = (): Bridge =>
  (globalThis as unknown as { readonly precis: Bridge }).precis;

type ErrorCode = Extract<Envelope<unknown>, { ok: false }>['error']['code'];

/** What main answered instead of a value. `message` can be shown as it is. */
export class CallError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'CallError';
    this.code = code;
  }
}

export async function call<Name extends PageMethod>(
  name: Name,
  input: PageInput<Name>,
): Promise<PageOutput<Name>> {
  const answer = await bridge().call(name, input);
  if (!answer.ok) throw new CallError(answer.error.code, answer.error.message);
  const { value, json } = answer;
  return (json === undefined ? value : JSON.parse(json)) as PageOutput<Name>;
}

/** `listener` is given each event of that name; the function returned ends it. */
export function listen<Name extends PageEvent>(
  name: Name,
  listener: (payload: PageEvents[Name]) => void,
): () => void {
  return bridge().listen((told, payload) => {
    if (told === name) listener(payload as PageEvents[Name]);
  });
}
