// A BCP 47 tag in the two parts that Typst takes.

export type TypstLanguage = { readonly lang: string; readonly region?: string };

/** Null for what Typst has no place for: a language of more than three letters. */
export function typstLanguage(tag: string): TypstLanguage | null {
  const [language = '', ...rest] = tag.split('-');
  if (!/^[A-Za-z]{2,3}$/.test(language)) return null;
  const region = rest.find((part) => /^[A-Za-z]{2}$/.test(part));
  return {
    lang: language.toLowerCase(),
    ...(region && { region: region.toUpperCase() }),
  };
}
