// A name for a file made of a title, good on every system: the strictest rules of all of them together.

// Windows gives these to devices, with any extension.
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** In UTF-8 bytes, without the extension; most systems stop at 255. */
const MOST_BYTES = 150;

/** The name without an extension. A title of which nothing can stand in a name gives "Briefing". */
export function fileNameFrom(title: string): string {
  const plain = title
    .normalize('NFC')
    // What separates paths or is reserved, what can't be seen, and what turns the direction of the rest.
    .replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ');
  // A leading point hides a file, Windows drops one at the end.
  const name = cut(plain).replaceAll(/^[. ]+|[. ]+$/g, '');
  if (name === '') return 'Briefing';
  return DEVICE.test(name) ? `_${name}` : name;
}

/** Between two characters as a person sees them, so that none loses its accent. */
function cut(text: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (Buffer.byteLength(kept + segment) > MOST_BYTES) break;
    kept += segment;
  }
  return kept;
}
