// What a field is called that the template does not know: it is shown and printed all the same.

/** `action-required` → `Action required`. */
export function labelOfKey(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
