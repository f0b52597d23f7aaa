// Puts words on the clipboard as a person's own Ctrl+C does, which needs no permission: the page has none to give.

/** `execCommand` is not made for new uses, and is the one way that asks for nothing. */
const page: { readonly execCommand: (command: string) => boolean } = document;

/** Within what a person does; false where nothing was copied. */
export function copyText(text: string): boolean {
  let copied = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    // Not for the editor as well, which would copy what is selected in it.
    event.stopImmediatePropagation();
    copied = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, true);
  page.execCommand('copy');
  document.removeEventListener('copy', give, true);
  return copied;
}
