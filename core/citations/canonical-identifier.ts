// The one form of a DOI, an ISBN or a web address in which two of them can be compared. What people wrote stays as it is;
// this form is only ever compared.
import { cutEnd } from './cut-end.ts';

/** Without the address or label that it may come with, in lower case; null where it is no DOI. */
export function canonicalDoi(written: string): string | null {
  const found = /10\.\d{4,9}\/\S+/.exec(written.trim());
  return found ? cutEnd(found[0], /[.,;]/).toLowerCase() : null;
}

/** The check digit of the first 12 digits of an ISBN. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (let place = 0; place < 12; place += 1)
    sum += Number(digits[place]) * (place % 2 === 0 ? 1 : 3);
  return (10 - (sum % 10)) % 10;
}

/** Each ISBN of a field, as 13 digits: one of 10 digits and the same book's of 13 are the same. */
export function canonicalIsbns(written: string): string[] {
  const found = written.match(/(?:\d[\s\u2010-\u2015-]?){9,12}[\dXx]/g) ?? [];
  return found.flatMap((isbn) => {
    const digits = isbn.replaceAll(/[^\dXx]/g, '');
    if (digits.length === 13) return [digits];
    if (digits.length !== 10) return [];
    const whole = `978${digits.slice(0, 9)}`;
    return [`${whole}${checkDigit(whole)}`];
  });
}

/** What only says how a page was come by. */
const TRACKING = /^(?:utm_.*|fbclid|gclid|mc_cid|mc_eid)$/i;

/** Without scheme, `www.`, fragment, tracking and a last slash; null where it is no address of a page of its own. */
export function canonicalUrl(written: string): string | null {
  let url: URL;
  try {
    url = new URL(written.trim());
  } catch {
    return null;
  }
  if (!/^https?:$/.test(url.protocol)) return null;
  const host = url.hostname.toLowerCase().replace(/^www\./, '');
  const path = cutEnd(url.pathname, /\//);
  const query = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(part.split('=')[0] ?? ''))
    .sort()
    .join('&');
  // The front page of a site is many sources.
  if (path === '' && query === '') return null;
  return `${host}${path}${query === '' ? '' : `?${query}`}`;
}
