// What of the looks of words their block says for all of them: a heading is bold, a paragraph is in a language.
import type { Inline, Text } from '../document/document.ts';

/** A heading is bold by being one. */
export function withoutBold<Part extends Inline>(part: Part): Part {
  if (part.type === 'link')
    return {
      ...part,
      content: merged(part.content.map(withoutBold)),
    };
  if (part.type !== 'text' || !part.marks) return part;
  const { marks, ...plain } = part;
  const left = marks.filter((mark) => mark !== 'bold');
  return { ...plain, ...(left.length > 0 && { marks: left }) } as Part;
}

/** Neighbours that look alike are one. */
export function merged<Part extends Inline>(content: readonly Part[]): Part[] {
  const parts: Part[] = [];
  for (const part of content) {
    const last = parts.at(-1);
    if (
      part.type === 'text' &&
      last?.type === 'text' &&
      last.text.length + part.text.length < 1_000_000 &&
      last.language === part.language &&
      String(last.marks ?? '') === String(part.marks ?? '')
    )
      parts[parts.length - 1] = { ...last, text: last.text + part.text };
    else parts.push(part);
  }
  return parts;
}

/** Words that are all in one language are a block in that language. */
export function ownLanguage(content: readonly Inline[]): {
  readonly words: readonly Inline[];
  readonly language: string | null;
} {
  let language: string | undefined;
  for (const text of textsOf(content)) {
    if (text.language === undefined) return { words: content, language: null };
    language ??= text.language;
    if (language !== text.language) return { words: content, language: null };
  }
  if (language === undefined) return { words: content, language: null };
  const plain = <Part extends Inline>(part: Part): Part => {
    if (part.type === 'link')
      return { ...part, content: part.content.map(plain) };
    if (part.type !== 'text') return part;
    const { language: own, ...rest } = part;
    return rest as Part;
  };
  return { words: content.map(plain), language };
}

function* textsOf(content: readonly Inline[]): Generator<Text> {
  for (const part of content)
    if (part.type === 'text') yield part;
    else if (part.type === 'link')
      for (const inner of part.content) if (inner.type === 'text') yield inner;
}
