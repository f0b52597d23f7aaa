// Values and files of PDF as ISO 32000-1 (7.3, 7.5) writes them: what pdf-objects.ts reads. The same objects give the
// same bytes.
import { createHash } from 'node:crypto';
import {
  isArray,
  isDict,
  isName,
  isRef,
  isString,
  unreadable,
  type PdfString,
  type PdfValue,
} from './pdf-objects.ts';

const literal = ({ bytes }: PdfString): string =>
  `(${bytes.replaceAll(/[\\()]/g, '\\$&').replaceAll('\r', '\\r')})`;

/** A text string for people. */
export const textString = (text: string): PdfString => ({
  bytes: /^[\x20-\x7e]*$/.test(text)
    ? text
    : `\xfe\xff${Buffer.from(text, 'utf16le').swap16().toString('latin1')}`,
});

const nameOf = (name: string): string =>
  `/${name.replaceAll(/[^A-Za-z0-9_.+-]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

/** A stream is written by `PdfWriter.addStream`. */
export function pdfText(value: PdfValue): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (isName(value)) return nameOf(value.name);
  if (isString(value)) return literal(value);
  if (isRef(value)) return `${value.ref} 0 R`;
  if (isArray(value)) return `[${value.map(pdfText).join(' ')}]`;
  if (isDict(value))
    return `<<${[...value].map(([key, each]) => `${nameOf(key)} ${pdfText(each)}`).join(' ')}>>`;
  throw unreadable('a stream stands where it can’t');
}

/** Of the numbers of objects that belong together. */
export const SLOT = 256;
const FREE = -2;

export class PdfWriter {
  private readonly chunks: Buffer[] = [];
  private readonly offsets: number[] = [0];
  private length = 0;

  /** `version` is that of the format: `1.7`. */
  constructor(version: string) {
    this.push(Buffer.from(`%PDF-${version}\n%\x80\x80\x80\x80\n`, 'latin1'));
  }

  private push(bytes: Buffer): void {
    this.chunks.push(bytes);
    this.length += bytes.length;
  }

  /** A number for an object that is added later. */
  reserve(): number {
    this.offsets.push(-1);
    return this.offsets.length - 1;
  }

  /** Leaves numbers out, so that what follows is numbered the same where a little more or less stands before it. */
  leaveRoom(): void {
    while (this.offsets.length % SLOT !== 0) this.offsets.push(FREE);
  }

  /** How many bytes there are by now. */
  get bytes(): number {
    return this.length;
  }

  /** `text` is the object; of one with a `stream`, its dictionary with the length. */
  add(text: string, number = this.reserve(), stream?: Uint8Array): number {
    this.offsets[number] = this.length;
    const head = `${number} 0 obj\n${text}\n`;
    if (stream) {
      this.push(Buffer.from(`${head}stream\n`, 'latin1'));
      this.push(
        Buffer.from(stream.buffer, stream.byteOffset, stream.byteLength),
      );
      this.push(Buffer.from('\nendstream\nendobj\n\n', 'latin1'));
    } else this.push(Buffer.from(`${head}endobj\n\n`, 'latin1'));
    return number;
  }

  /** The whole file. Throws where a number that was reserved has no object. */
  finish(root: number, info: number): Buffer {
    if (this.offsets.indexOf(-1, 1) > 0)
      throw new Error('a number was reserved and not used');
    const hash = createHash('sha256');
    for (const chunk of this.chunks) hash.update(chunk);
    const id = hash.digest('hex').slice(0, 32);
    const start = this.length;
    const entries = this.offsets
      .slice(1)
      .map((offset) =>
        offset === FREE
          ? '0000000000 65535 f\r\n'
          : `${String(offset).padStart(10, '0')} 00000 n\r\n`,
      )
      .join('');
    this.push(
      Buffer.from(
        `xref\n0 ${this.offsets.length}\n0000000000 65535 f\r\n${entries}` +
          `trailer\n<</Size ${this.offsets.length} /Root ${root} 0 R /Info ${info} 0 R /ID [<${id}> <${id}>]>>\n` +
          `startxref\n${start}\n%%EOF`,
        'latin1',
      ),
    );
    return Buffer.concat(this.chunks);
  }
}
