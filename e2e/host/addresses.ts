// Chromium can't load a scheme of one's own from outside, so app://bundle/x is https://bundle.app.test/x there. Main sees
// only its own addresses.

const schemes = new Set<string>();

/** Throws where the scheme is not standard and secure: then its pages would not have what an https page has. */
export function addScheme({ scheme, privileges }: Electron.CustomScheme): void {
  if (!privileges?.standard || !privileges.secure)
    throw new Error(
      `The Chromium host serves a scheme as https: ${scheme} must be standard and secure.`,
    );
  schemes.add(scheme);
}

/** The address of main's as Chromium loads it; any other stays as it is. */
export function toChromium(address: string): string {
  const [, scheme = '', host = '', rest = ''] =
    /^([a-z][a-z\d+.-]*):\/\/([^/?#]*)(.*)$/is.exec(address) ?? [];
  return schemes.has(scheme)
    ? `https://${host}.${scheme}.test${rest}`
    : address;
}

export function fromChromium(address: string): string {
  const [, host = '', scheme = '', rest = ''] =
    /^https:\/\/([^/?#]+)\.([a-z\d+-]+)\.test(?![^/?#])(.*)$/is.exec(address) ??
    [];
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : address;
}

/** The scheme of `address` (one of main's), if it is one of those that main serves. */
export function schemeOf(address: string): string | null {
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1] ?? '';
  return schemes.has(scheme) ? scheme : null;
}
