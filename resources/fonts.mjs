// Brings the fonts out of their npm packages into a folder of the build, each family with its licence (all are under
// the SIL Open Font License 1.1), and writes down which characters they hold. Nothing of them is kept in the repository.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openSync } from 'fontkit';

const UPRIGHT = ['400Regular', '600SemiBold'];
const ITALIC = ['400Regular_Italic', '600SemiBold_Italic'];

// The OpenType features are those that resources/typst/briefing.typ asks of the family: a package that loses one would
// change the pages without an error.
const FAMILIES = [
  {
    name: 'source-serif-4',
    faces: [...UPRIGHT, ...ITALIC],
    features: ['smcp', 'c2sc', 'onum', 'lnum', 'pnum', 'tnum'],
    italicFeatures: ['onum', 'lnum', 'pnum', 'tnum'],
  },
  {
    name: 'source-sans-3',
    faces: [...UPRIGHT, ...ITALIC],
    features: ['smcp', 'c2sc', 'onum', 'pnum'],
    italicFeatures: ['onum', 'pnum'],
  },
  { name: 'source-code-pro', faces: UPRIGHT, features: [] },
  { name: 'noto-serif-jp', faces: UPRIGHT, features: [] },
  // Of the Arabic fonts with all letters of the block, the one that draws each letter with its dots as one glyph: fonts
  // that compose them give a PDF out of which the words can't be read back.
  {
    name: 'ibm-plex-sans-arabic',
    faces: UPRIGHT,
    features: ['init', 'medi', 'fina', 'rlig'],
  },
  { name: 'noto-serif-hebrew', faces: UPRIGHT, features: ['mark'] },
];

// How a package writes its name in the names of its files, where that is not the plain rule.
const TITLE_CASE = {
  'noto-serif-jp': 'NotoSerifJP',
  'ibm-plex-sans-arabic': 'IBMPlexSansArabic',
};
const titleCase = (name) =>
  name
    .split('-')
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join('');

/** Rising code points as inclusive ranges `[first, last]`. */
function ranges(codes) {
  const found = [];
  for (const code of codes) {
    const last = found.at(-1);
    if (last && last[1] === code - 1) last[1] = code;
    else found.push([code, code]);
  }
  return found;
}

/** A configuration of Fontconfig that knows of no font: its one folder is never there. */
const NO_FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">none</dir></fontconfig>
`;

/**
 * Writes `folder/fonts/`: the fonts, a licence beside each family, `coverage.json`, the ranges `[first, last]` of code
 * points that some family holds in every one of its faces, and `fonts.conf`, by which the fonts of the system are left
 * out. The folder is made anew. Answers the names of the packages.
 */
export async function writeFonts(folder) {
  const require = createRequire(import.meta.url);
  const fonts = join(folder, 'fonts');
  await rm(fonts, { recursive: true, force: true });
  await mkdir(fonts, { recursive: true });
  const covered = new Set();
  for (const { name, faces, features, italicFeatures } of FAMILIES) {
    const home = dirname(
      require.resolve(`@expo-google-fonts/${name}/package.json`),
    );
    let inEveryFace = null;
    for (const face of faces) {
      const folderOfFace = join(home, face);
      const stem = TITLE_CASE[name] ?? titleCase(name);
      const file = `${stem}_${face}.ttf`;
      const font = openSync(join(folderOfFace, file));
      const needed = face.endsWith('Italic') ? italicFeatures : features;
      const lacking = needed.filter(
        (feature) => !font.availableFeatures.includes(feature),
      );
      if (lacking.length > 0)
        throw new Error(`${file} lacks the features ${lacking.join(', ')}`);
      const held = new Set(font.characterSet);
      inEveryFace = inEveryFace ? inEveryFace.intersection(held) : held;
      await copyFile(join(folderOfFace, file), join(fonts, file));
    }
    for (const code of inEveryFace) covered.add(code);
    await copyFile(
      join(home, 'LICENSE_FONT'),
      join(fonts, `${name}-licence.txt`),
    );
  }
  await writeFile(
    join(fonts, 'coverage.json'),
    JSON.stringify(ranges([...covered].sort((a, b) => a - b))),
  );
  await writeFile(join(fonts, 'fonts.conf'), NO_FONTS);
  return FAMILIES.map(({ name }) => `@expo-google-fonts/${name}`);
}
