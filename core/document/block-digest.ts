// A fingerprint of a document that is kept up to date by the blocks that change, whatever its length: the sum of the
// fingerprints of its blocks. The page and the library each keep one, and compare them to know that they hold the same.
import type { Block } from './document.ts';

/** Fingerprints are whole numbers below this, so that a sum of two is exact. */
const RANGE = 2 ** 48;

/**
 * Of all that a block says, its id and rank included, in whatever order its properties are written. Against mistakes,
 * not against anyone who means harm: two different blocks have the same one with a chance of 1 in 2^48.
 */
export const blockDigest = (block: Block): number => valueDigest(block);

/** The same of anything that is JSON. */
export function valueDigest(value: unknown): number {
  const hash = { low: 0x811c9dc5, high: 0x9e3779b9 };
  feedValue(hash, value);
  return mixed(hash.high) * 2 ** 24 + mixed(hash.low);
}

export const blocksDigest = (blocks: Iterable<Block>): number => {
  let sum = 0;
  for (const block of blocks) sum = addDigest(sum, blockDigest(block));
  return sum;
};

export const addDigest = (sum: number, digest: number): number =>
  (sum + digest) % RANGE;

export const takeDigest = (sum: number, digest: number): number =>
  (sum - digest + RANGE) % RANGE;

type Hash = { low: number; high: number };

// FNV-1a over UTF-16 code units, twice, with different primes.
function feed(hash: Hash, code: number): void {
  hash.low = Math.imul(hash.low ^ code, 0x01000193);
  hash.high = Math.imul(hash.high ^ code, 0x85ebca6b);
}

function feedText(hash: Hash, text: string): void {
  feed(hash, text.length);
  for (let at = 0; at < text.length; at += 1) feed(hash, text.charCodeAt(at));
}

function feedValue(hash: Hash, value: unknown): void {
  if (typeof value === 'string') {
    feed(hash, 1);
    feedText(hash, value);
  } else if (Array.isArray(value)) {
    feed(hash, 2);
    feed(hash, value.length);
    for (const each of value) feedValue(hash, each);
  } else if (typeof value === 'object' && value !== null) {
    feed(hash, 3);
    const record = value as Readonly<Record<string, unknown>>;
    // As in JSON, what is not defined is not there.
    for (const key of Object.keys(record).sort())
      if (record[key] !== undefined) {
        feedText(hash, key);
        feedValue(hash, record[key]);
      }
    feed(hash, 4);
  } else {
    feed(hash, 5);
    feedText(hash, String(value));
  }
}

/** The upper 24 of 32 bits, each of which depends on all. */
function mixed(hash: number): number {
  let mix = hash;
  mix = Math.imul(mix ^ (mix >>> 15), 0x2c1b3c6d);
  mix = Math.imul(mix ^ (mix >>> 12), 0x297a2d39);
  return (mix ^ (mix >>> 15)) >>> 8;
}
