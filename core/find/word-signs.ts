// The signs of a pattern that stand for words. ECMAScript's own know the letters of English alone: to them "café" ends before
// its last letter, and a replacement would tear it apart.

/** What words are made of, to stand in a class of characters. */
export const WORD = '_\\p{L}\\p{M}\\p{N}';

const AFTER = `(?<=[${WORD}])`;
const NOT_AFTER = `(?<![${WORD}])`;
const BEFORE = `(?=[${WORD}])`;
const NOT_BEFORE = `(?![${WORD}])`;

const SIGNS: Readonly<Record<string, string>> = {
  '\\w': `[${WORD}]`,
  '\\W': `[^${WORD}]`,
  '\\b': `(?:${AFTER}${NOT_BEFORE}|${NOT_AFTER}${BEFORE})`,
  '\\B': `(?:${AFTER}${BEFORE}|${NOT_AFTER}${NOT_BEFORE})`,
};

/** An escape, or a bracket that begins or ends a class. */
const PART = /\\.|[[\]]/gsu;

/** A pattern with the flag `u`, in which these signs are of all scripts; `\W` in a class stays ECMAScript's. */
export function inAllScripts(pattern: string): string {
  let inClass = false;
  return pattern.replace(PART, (part) => {
    if (part === '[') inClass = true;
    else if (part === ']') inClass = false;
    else if (!inClass) return SIGNS[part] ?? part;
    else if (part === '\\w') return WORD;
    return part;
  });
}
