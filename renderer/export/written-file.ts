// How a written file is described to a person: name, size, time, digest.

/** The last part of a path of any of the systems. */
export const fileName = (path: string): string =>
  path.split(/[\\/]/).at(-1) ?? path;

/** `214 KB`: of 1000 bytes, as the systems count files. */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const kilobytes = bytes / 1000;
  // 999.6 would be rounded to 1000 KB.
  if (Math.round(kilobytes) < 1000) return `${Math.round(kilobytes)} KB`;
  return `${(kilobytes / 1000).toFixed(1)} MB`;
}

/** `0.4 s`, of milliseconds. */
export const seconds = (milliseconds: number): string =>
  `${(milliseconds / 1000).toFixed(1)} s`;

/** `9f3c 41d0 … 7be2`: enough to compare two by eye. */
export const shortDigest = (sha256: string): string =>
  `${sha256.slice(0, 4)} ${sha256.slice(4, 8)} … ${sha256.slice(-4)}`;
