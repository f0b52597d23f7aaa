// What the page may load and run: the program's own files from its own origin, and nothing else. The header goes with
// every answer of the protocol, so no page of ours is ever without it.

/** The policies of Trusted Types that may be made; each turns a string into something that the browser would run. */
const TRUSTED_TYPES = [
  // renderer/worker-url.ts: addresses of our own workers, and of nothing else.
  'precis-workers',
  // @lexical/clipboard makes one for each paste, only to hand the pasted HTML to DOMParser: what that gives is read for
  // its structure and never put into the page. One name made again and again is what 'allow-duplicates' is for.
  'lexical',
  "'allow-duplicates'",
];

const DIRECTIVES: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'worker-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'frame-src': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': TRUSTED_TYPES.join(' '),
};

export const CONTENT_SECURITY_POLICY = Object.entries(DIRECTIVES)
  .map(([name, value]) => `${name} ${value}`)
  .join('; ');
