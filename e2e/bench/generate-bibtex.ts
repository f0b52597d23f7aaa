// A BibTeX file as databases give it, the same for the same size: accents as LaTeX, several names, macros, an abstract.
const FAMILIES = [
  'M{\\"u}ller',
  "O'Brien",
  "Garc{\\'\\i}a",
  'van der Linde',
  '{\\L}uczak',
  'Okafor',
];
const WORDS =
  'coastal flooding repair of the harbour and NASA tides under review for ministers with costs by region'.split(
    ' ',
  );

function words(seed: number, count: number): string {
  const found: string[] = [];
  let state = seed * 2_654_435_761 + 1;
  for (let index = 0; index < count; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    found.push(WORDS[state % WORDS.length] ?? '');
  }
  return found.join(' ');
}

export function bibtexFile(entries: number): string {
  const lines = ['@string{jct = {Journal of Coastal Things \\& Co}}', ''];
  for (let index = 0; index < entries; index += 1) {
    const family = FAMILIES[index % FAMILIES.length] ?? '';
    lines.push(
      `@article{entry${index},`,
      `  author = {${family}, J{\\"o}rg and van Beethoven, Ludwig and {Department of Health}},`,
      `  title = {A {NASA} study of ${words(index, 8)}, number ${index}},`,
      `  journal = jct, year = ${1950 + (index % 75)}, volume = ${index % 100},`,
      `  pages = {${index}--${index + 10}}, doi = {10.5555/abc.${index}},`,
      `  abstract = {${words(index + 7, 90)}}`,
      '}',
      '',
    );
  }
  return lines.join('\n');
}
