// Which addresses go to another program: web pages over https, and mail. The address can stand in a text that someone
// else wrote, so what it may say is kept narrow.
import { AppError } from '#core/errors.ts';

const MAIL_FIELDS = new Set(['subject', 'body', 'cc', 'bcc']);

/** The address as it may be handed over. Throws AppError 'bad-input' for any other. */
export function linkToOpen(address: string): string {
  const url = URL.parse(address);
  if (url?.protocol === 'https:') {
    // A name before the host makes it look like another one.
    if (url.username === '' && url.password === '') return url.href;
  } else if (url?.protocol === 'mailto:') {
    // Some programs take a field for a file to attach.
    const fields = [...url.searchParams.keys()];
    if (fields.every((field) => MAIL_FIELDS.has(field.toLowerCase())))
      return url.href;
  }
  throw new AppError(
    'bad-input',
    'This link was not opened: Precis opens https: and mailto: links alone.',
  );
}
