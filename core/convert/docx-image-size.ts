// How many points an image has, by its first bytes: Word asks for its size on the page and does not look itself.

export type ImageKind = 'png' | 'jpeg' | 'svg';
export type ImageSize = {
  readonly kind: ImageKind;
  readonly width: number;
  readonly height: number;
};

/** Null for what is none of the three, or is damaged. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47)
    return sized('png', view.getUint32(16), view.getUint32(20));
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpegSize(view);
  const head = new TextDecoder('utf-8').decode(bytes.subarray(0, 8_192));
  const svg = /<svg\b[^>]*>/u.exec(head)?.[0];
  return svg === undefined ? null : svgSize(svg);
}

const sized = (
  kind: ImageKind,
  width: number,
  height: number,
): ImageSize | null =>
  width > 0 && height > 0 ? { kind, width, height } : null;

function jpegSize(view: DataView): ImageSize | null {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (
      marker >= 0xc0 &&
      marker <= 0xcf &&
      ![0xc4, 0xc8, 0xcc].includes(marker)
    )
      return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

function svgSize(tag: string): ImageSize {
  const attribute = (name: string): string =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(tag)?.[1] ?? '';
  const length = (name: string): number => {
    const written = attribute(name);
    return /^\s*[\d.]+(?:px|pt)?\s*$/u.test(written)
      ? parseFloat(written)
      : NaN;
  };
  const [, , boxWidth = NaN, boxHeight = NaN] = attribute('viewBox')
    .trim()
    .split(/[\s,]+/u)
    .map(Number);
  const width = length('width') || boxWidth || 300;
  const height = length('height') || boxHeight || 150;
  return { kind: 'svg', width, height };
}
