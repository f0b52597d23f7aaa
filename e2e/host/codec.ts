// Structured values as text, since the protocol between main and Chromium carries nothing else. One function without
// anything from outside it, because its source is given to the page as well.

export type Codec = {
  /** Throws Electron's sentence where the value can't be cloned. */
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
};

/**
 * A value is a table of nodes, the first of them the whole; a slot is a plain value or the place of a node. One that JSON
 * says whole is JSON behind a sign of its own: a long briefing is one, and Electron takes no longer for it either.
 */
export function makeCodec(): Codec {
  type Slot = string | number | boolean | null | readonly [number];
  type Node = readonly [string, ...unknown[]];
  const ARRAYS = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  } as const;

  const AS_JSON = '=';

  /** Whether JSON gives the same back: nothing but what it knows, and no part twice. */
  function isJson(each: unknown, seen: Set<object>): boolean {
    if (each === null || typeof each === 'string') return true;
    if (typeof each === 'boolean') return true;
    if (typeof each === 'number')
      return Number.isFinite(each) && !Object.is(each, -0);
    if (typeof each !== 'object' || seen.has(each) || 'toJSON' in each)
      return false;
    seen.add(each);
    if (Array.isArray(each)) {
      for (const part of each as unknown[])
        if (!isJson(part, seen)) return false;
      return true;
    }
    if (Object.getPrototypeOf(each) !== Object.prototype) return false;
    for (const part of Object.values(each))
      if (!isJson(part, seen)) return false;
    return true;
  }

  function encode(value: unknown): string {
    if (isJson(value, new Set())) return AS_JSON + JSON.stringify(value);
    const nodes: Node[] = [];
    const places = new Map<unknown, readonly [number]>();

    function describe(whole: object): Node {
      if (Array.isArray(whole)) return ['array', whole.map(slot)];
      if (whole instanceof Date) return ['date', slot(whole.getTime())];
      if (whole instanceof Map)
        return ['map', [...whole].map((pair) => pair.map(slot))];
      if (whole instanceof Set) return ['set', [...whole].map(slot)];
      if (whole instanceof RegExp) return ['regexp', whole.source, whole.flags];
      if (whole instanceof Error)
        return ['error', whole.name, whole.message, whole.stack];
      if (whole instanceof ArrayBuffer)
        return ['bytes', [...new Uint8Array(whole)]];
      if (ArrayBuffer.isView(whole)) {
        const { buffer, byteOffset, byteLength } = whole;
        const bytes = new Uint8Array(buffer, byteOffset, byteLength);
        const kind = Object.prototype.toString.call(whole).slice(8, -1);
        return ['view', kind, [...bytes]];
      }
      if (whole instanceof Promise || whole instanceof WeakMap)
        throw new Error('An object could not be cloned.');
      return [
        'object',
        Object.entries(whole).map(([key, each]) => [key, slot(each)]),
      ];
    }

    function slot(each: unknown): Slot {
      if (each === null || typeof each === 'string') return each;
      if (typeof each === 'boolean') return each;
      if (typeof each === 'number' && Number.isFinite(each))
        if (!Object.is(each, -0)) return each;
      if (typeof each === 'function' || typeof each === 'symbol')
        throw new Error('An object could not be cloned.');
      const known = places.get(each);
      if (known) return known;
      const place = [nodes.length] as const;
      nodes.push(['undefined']);
      if (typeof each === 'object') {
        places.set(each, place);
        nodes[place[0]] = describe(each);
      } else if (typeof each === 'number')
        nodes[place[0]] = ['number', Object.is(each, -0) ? '-0' : String(each)];
      else if (typeof each === 'bigint')
        nodes[place[0]] = ['bigint', String(each)];
      return place;
    }

    return JSON.stringify([slot(value), nodes]);
  }

  function decode(text: string): unknown {
    if (text.startsWith(AS_JSON)) return JSON.parse(text.slice(1));
    const [whole, nodes] = JSON.parse(text) as [Slot, Node[]];
    const made = new Map<number, unknown>();

    function value(slot: Slot): unknown {
      if (!Array.isArray(slot)) return slot;
      const place = slot[0] as number;
      if (!made.has(place)) make(place, nodes[place] ?? ['undefined']);
      return made.get(place);
    }

    function make(place: number, [kind, ...parts]: Node): void {
      const keep = <Made>(it: Made): Made => {
        made.set(place, it);
        return it;
      };
      if (kind === 'array') {
        const array: unknown[] = keep([]);
        for (const each of parts[0] as Slot[]) array.push(value(each));
      } else if (kind === 'object') {
        const object = keep({});
        for (const [key, each] of parts[0] as [string, Slot][])
          // A plain assignment to __proto__ would change what the object is.
          Object.defineProperty(object, key, {
            value: value(each),
            configurable: true,
            enumerable: true,
            writable: true,
          });
      } else if (kind === 'map') {
        const map = keep(new Map());
        for (const [key, each] of parts[0] as [Slot, Slot][])
          map.set(value(key), value(each));
      } else if (kind === 'set') {
        const set = keep(new Set());
        for (const each of parts[0] as Slot[]) set.add(value(each));
      } else if (kind === 'error') {
        const [name, message, stack] = parts as [string, string, string];
        keep(Object.assign(new Error(message), { name, stack }));
      } else if (kind === 'date')
        keep(new Date(value(parts[0] as Slot) as number));
      else if (kind === 'regexp')
        keep(new RegExp(parts[0] as string, parts[1] as string));
      else if (kind === 'number') keep(Number(parts[0]));
      else if (kind === 'bigint') keep(BigInt(parts[0] as string));
      else if (kind === 'bytes')
        keep(new Uint8Array(parts[0] as number[]).buffer);
      else if (kind === 'view') {
        const Kind = ARRAYS[parts[0] as keyof typeof ARRAYS] as typeof DataView;
        keep(new Kind(new Uint8Array(parts[1] as number[]).buffer));
      } else keep(undefined);
    }

    return value(whole);
  }

  return { encode, decode };
}
