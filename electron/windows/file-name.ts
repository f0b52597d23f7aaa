// A name for a file made of a title, good on every system: the strictest rules of all of them together.

// Windows gives these to devices, with any extension.
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;
/** In UTF-8 bytes, without the extension; most systems stop at 255. */
const MOST_BYTES = 150;

/**
 * The name without an extension. A title of which nothing can stand in a name gives "Briefing". `which` says which file
 * of that title it is, in a few plain words: they are kept whole where the title is too long for both.
 */
export function fileNameFrom(title: string, which = ''): string {
  const end = which === '' ? '' : ` ${which}`;
  const plain = title
    .normalize('NFC')
    // What separates paths or is reserved, what can't be seen, and what turns the direction of the rest.
    .replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ');
  // A leading point hides a file, Windows drops one at the end.
  const name = cut(plain, MOST_BYTES - Buffer.byteLength(end)).replaceAll(
    /^[. ]+|[. ]+$/g,
    '',
  );
  if (name === '') return `Briefing${end}`;
  return `${DEVICE.test(name + end) ? '_' : ''}${name}${end}`;
}

/** Between two characters as a person sees them, so that none loses its accent. */
function cut(text: string, most: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(text)) {
    if (Buffer.byteLength(kept + segment) > most) break;
    kept += segment;
  }
  return kept;
}
