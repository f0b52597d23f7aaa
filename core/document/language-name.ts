// What a person calls the language of a text. Any tag that a document may hold has a name here, if only its own.

// Made when a name is first asked for: it takes longer than all else that a command's modules do when they are loaded.
let names: Intl.DisplayNames | undefined;
const namesOf = (): Intl.DisplayNames =>
  (names ??= new Intl.DisplayNames(['en-GB'], {
    type: 'language',
    languageDisplay: 'standard',
  }));

/** "German (Austria)" for the BCP 47 tag "de-AT"; the tag itself where nobody knows the language or it is no tag. */
export function languageName(tag: string): string {
  try {
    return namesOf().of(tag) ?? tag;
  } catch (error) {
    // Tags for private use are none to Intl.
    if (error instanceof RangeError) return tag;
    throw error;
  }
}
