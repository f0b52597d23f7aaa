// One sentence for a person out of what Typst says. It says it about the template; a person knows the document.

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [
    /missing alt text/u,
    'The standard asks for alternative words for each image, and one has none: write them in the image, or export without a standard.',
  ],
  [
    /disallowed codepoint/u,
    'The text has a character that an archival PDF may not hold: take it out, or export without that standard.',
  ],
  [
    /private use/iu,
    'The text has a character of private use, which an archival PDF may not hold: take it out, or export without that standard.',
  ],
  [
    /failed to (?:decode|parse) (?:image|svg)|failed to load|image format/iu,
    'An image could not be read: it is damaged, or asks for another file, which a drawing may not; put it in again.',
  ],
];

/** `messages` are Typst's own, the most important one first. */
export function sentenceOf(messages: readonly string[]): string {
  const [first = 'no reason was given'] = messages;
  const known = KNOWN.find(([pattern]) => pattern.test(first));
  return known
    ? known[1]
    : `The pages could not be typeset: ${first.replaceAll(/\s+/gu, ' ')}.`;
}
