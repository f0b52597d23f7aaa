// Files out of a ZIP archive, as DOCX and ODT are, by the names in its directory. Sizes are counted while a file is
// inflated, and what the archive says of them is not believed, so that a few bytes can't become many.
import { Inflate } from 'fflate';
import { AppError } from '../errors.ts';

/** The most bytes that one file of an archive may have, and all that are read of it. */
export const MAX_PART_BYTES = 64 * 1024 * 1024;
const MAX_ALL_BYTES = 128 * 1024 * 1024;
const MAX_FILES = 65_535;
/** Bytes inflated at a time: at most a thousand times as many come of them. */
const PIECE = 16 * 1024;

export type ZipArchive = {
  readonly names: readonly string[];
  /**
   * The bytes of the file, null where there is none of the name. Throws AppError 'bad-input' for one that is damaged,
   * encrypted, too large, or packed in another way than by DEFLATE.
   */
  readonly read: (name: string) => Uint8Array | null;
};

type Entry = {
  readonly flags: number;
  readonly method: number;
  readonly packed: number;
  readonly header: number;
};

const END = 0x06054b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const DIRECTORY_SIZE = 46;
const LOCAL_SIZE = 30;

/** `what` names the archive for a person. Throws AppError 'bad-input' where it is none that can be read. */
export function openZip(bytes: Uint8Array, what: string): ZipArchive {
  const refuse = (reason: string): AppError =>
    new AppError('bad-input', `${what} can't be read: ${reason}.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = 'it is a damaged ZIP archive';

  function entries(): Map<string, Entry> {
    const found = new Map<string, Entry>();
    let end = bytes.length - END_SIZE;
    const first = Math.max(0, end - 0xffff);
    while (end >= first && view.getUint32(end, true) !== END) end -= 1;
    if (end < first || end < 0) throw refuse(damaged);
    const count = view.getUint16(end + 10, true);
    let at = view.getUint32(end + 16, true);
    if (count >= MAX_FILES) throw refuse('it holds more files than a document');
    const decoder = new TextDecoder('utf-8');
    for (let index = 0; index < count; index += 1) {
      if (at + DIRECTORY_SIZE > end || view.getUint32(at, true) !== DIRECTORY)
        throw refuse(damaged);
      const length = view.getUint16(at + 28, true);
      const nameAt = at + DIRECTORY_SIZE;
      const name = decoder.decode(bytes.subarray(nameAt, nameAt + length));
      // Of two with one name the first counts, so that no program is shown one and another the other in secret.
      if (!found.has(name))
        found.set(name, {
          flags: view.getUint16(at + 8, true),
          method: view.getUint16(at + 10, true),
          packed: view.getUint32(at + 20, true),
          header: view.getUint32(at + 42, true),
        });
      at =
        nameAt +
        length +
        view.getUint16(at + 30, true) +
        view.getUint16(at + 32, true);
    }
    return found;
  }

  const directory = entries();
  let left = MAX_ALL_BYTES;

  function packedBytes(entry: Entry): Uint8Array {
    if ((entry.flags & 1) !== 0)
      throw refuse('it is encrypted: save it without a password');
    const { header } = entry;
    if (
      header + LOCAL_SIZE > bytes.length ||
      view.getUint32(header, true) !== LOCAL
    )
      throw refuse(damaged);
    const start =
      header +
      LOCAL_SIZE +
      view.getUint16(header + 26, true) +
      view.getUint16(header + 28, true);
    if (start + entry.packed > bytes.length) throw refuse(damaged);
    return bytes.subarray(start, start + entry.packed);
  }

  function inflate(packed: Uint8Array, most: number): Uint8Array {
    const pieces: Uint8Array[] = [];
    let size = 0;
    let done = false as boolean;
    const stream = new Inflate((piece, final) => {
      size += piece.length;
      pieces.push(piece);
      done = final;
    });
    for (let at = 0; at < packed.length && size <= most; at += PIECE) {
      const isLast = at + PIECE >= packed.length;
      try {
        stream.push(packed.subarray(at, at + PIECE), isLast);
      } catch (cause) {
        throw new AppError('bad-input', `${what} can't be read: ${damaged}.`, {
          cause,
        });
      }
    }
    if (size > most) throw refuse(tooLarge);
    if (!done) throw refuse(damaged);
    const whole = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  const tooLarge = `what is packed in it is more than ${MAX_PART_BYTES / 1024 / 1024} MB`;
  return {
    names: [...directory.keys()],
    read(name) {
      const entry = directory.get(name);
      if (!entry) return null;
      const packed = packedBytes(entry);
      const most = Math.min(MAX_PART_BYTES, left);
      if (entry.method !== 0 && entry.method !== 8)
        throw refuse('it is packed in a way that Precis does not know');
      if (entry.method === 0 && packed.length > most) throw refuse(tooLarge);
      const whole = entry.method === 0 ? packed : inflate(packed, most);
      left -= whole.length;
      return whole;
    },
  };
}
