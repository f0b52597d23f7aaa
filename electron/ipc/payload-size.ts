// How large a request is, told before anything reads it.

/** The most characters of JSON that a request may have: a long briefing as one delta has a tenth of them. */
export const MAX_PAYLOAD = 64 * 1024 * 1024;

/**
 * Whether `value` has more than `limit` characters as JSON, escapes not counted. It stops as soon as it knows, so a
 * value that holds itself is one that is too large.
 */
export function isLargerThan(value: unknown, limit: number): boolean {
  let left = limit;
  const waiting: unknown[] = [value];
  while (waiting.length > 0 && left >= 0) {
    const part = waiting.pop();
    if (typeof part === 'string') left -= part.length + 2;
    else if (ArrayBuffer.isView(part) || part instanceof ArrayBuffer)
      left -= part.byteLength;
    else if (Array.isArray(part)) {
      // The length first: an array can say that it is long and hold nothing.
      left -= part.length + 2;
      if (left >= 0) for (const each of part) waiting.push(each);
    } else if (typeof part === 'object' && part !== null) {
      left -= 2;
      for (const [key, each] of entriesOf(part)) {
        left -= key.length + 4;
        waiting.push(each);
      }
    } else left -= 4;
  }
  return left < 0;
}

function entriesOf(part: object): Iterable<[string, unknown]> {
  // What JSON can't say may cross the wire all the same; the schema refuses it, whatever is in it.
  if (part instanceof Map || part instanceof Set)
    return [['', 'x'.repeat(part.size)]];
  return Object.entries(part);
}
