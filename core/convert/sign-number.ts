// The number that a sign before an item of a list says: "4.", "(d)", "iv)", and of "2.1." the last.

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
};

/** A letter by its place, but for an `i`, which is Roman, as are several. 1 where it says none. */
export function signNumber(sign: string): number {
  const said = /([a-z]+|\d+)[.)]*$/i.exec(sign)?.[1]?.toLowerCase() ?? '';
  if (/^\d+$/.test(said)) return Number(said);
  if (/^[a-hj-z]$/.test(said)) return said.charCodeAt(0) - 96;
  if (!/^[ivxlcdm]+$/.test(said)) return 1;
  const values = Array.from(said, (letter) => ROMAN[letter] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}
