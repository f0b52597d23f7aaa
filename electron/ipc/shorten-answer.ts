// An answer as it goes to a page: a long one as one text.
import type { Answer, Envelope } from '#core/envelope.ts';

/** Characters of JSON from which an answer is long. */
const LONG = 100_000;

/** Only JSON crosses, so the text says all of the value. */
export function shortenAnswer(envelope: Envelope<unknown>): Answer {
  if (!envelope.ok) return envelope;
  const json = JSON.stringify(envelope.value);
  return json.length < LONG ? envelope : { ok: true, value: null, json };
}
