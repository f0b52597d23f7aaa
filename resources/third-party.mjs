// The licences of everything that is shipped and was not written here: whose work it is, in NOTICES.txt (shown in About,
// with the whole texts) and as a list for the repository. The same packages always give the same bytes, on each platform.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

const LICENCE_FILE = /^(licen[cs]e|copying|notice|unlicense)([._-].*)?$/i;
const TEXTS = 'resources/licence-texts';
const RULE = '='.repeat(78);

const json = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
const inOrder = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** The place of the package that holds a module, from the root (`node_modules/…`), or null for a module of ours. */
function placeOf(root, id) {
  const path = id.replace(/^\0/, '').split('?')[0];
  const at = path.lastIndexOf(`node_modules${path.includes('/') ? '/' : sep}`);
  if (at < 0) return null;
  const parts = path.slice(at).split(/[\\/]/);
  const name = parts.slice(0, parts[1].startsWith('@') ? 3 : 2).join('/');
  const before = path.slice(0, at).split(sep).join('/');
  const inside = before.slice(root.length + 1);
  return before.startsWith(root.split(sep).join('/')) ? inside + name : name;
}

/** The plugin of a build that writes into `places` (a Set) the place of each package that a module came from. */
export function noteBundled(root, places) {
  return {
    name: 'precis:note-bundled',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const place = placeOf(root, id);
        if (place !== null) places.add(place);
      }
    },
  };
}

// What is installed beside the bundle, from the lock file, which says the same on each platform. The builds of a native
// package for one platform each are its own work under its own licence, so they are named with it.
const installed = (packages) =>
  Object.entries(packages)
    .filter(([place, entry]) => place !== '' && !entry.dev && !entry.os)
    .map(([place]) => place);

const nameIn = (place) => place.slice(place.lastIndexOf('node_modules/') + 13);

function textsOf(root, place) {
  const folder = join(root, place);
  const names = readdirSync(folder)
    .filter((name) => LICENCE_FILE.test(name) && !name.endsWith('.js'))
    .sort(inOrder);
  // Some packages leave out the text that their licence wants beside every copy.
  const kept = join(root, TEXTS, `${nameIn(place).replace('/', '-')}.txt`);
  const files = names.map((name) => join(folder, name));
  if (files.length === 0 && existsSync(kept)) files.push(kept);
  return files.map((file) =>
    readFileSync(file, 'utf8')
      .replaceAll('\r\n', '\n')
      .replaceAll('\f', '')
      .split('\n')
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/^\n+|\n+$/g, ''),
  );
}

function describe(root, packages, place, how) {
  const manifest = json(root, place, 'package.json');
  const { repository } = manifest;
  const from = typeof repository === 'string' ? repository : repository?.url;
  return {
    name: nameIn(place),
    version: manifest.version,
    licence: packages[place]?.license ?? manifest.license,
    how,
    from: (manifest.homepage ?? from ?? '').replace(/^git\+/, ''),
    texts: textsOf(root, place),
  };
}

/**
 * Both lists. `bundled` are places of packages that went into our own files, `copied` names of packages whose data was
 * copied beside them; packages that are installed whole come out of the lock file. `opening` are the lines that stand
 * first, `appendices` `{ title, text }` further notices. Throws where a package says no licence, or nobody has its text.
 */
export function thirdParty({ root, bundled, copied, opening, appendices }) {
  const { packages } = json(root, 'package-lock.json');
  const how = new Map();
  const add = (place, word) =>
    how.set(place, [...new Set([...(how.get(place) ?? []), word])]);
  for (const place of bundled) add(place, 'bundled');
  for (const name of copied) add(`node_modules/${name}`, 'data');
  for (const place of installed(packages)) add(place, 'installed');
  const parts = [...how]
    .map(([place, words]) => describe(root, packages, place, words.sort()))
    .sort((a, b) => inOrder(a.name, b.name) || inOrder(a.version, b.version));
  const without = parts.find((part) => typeof part.licence !== 'string');
  if (without) throw new Error(`${without.name} says no licence`);
  const silent = parts.find((part) => part.texts.length === 0);
  if (silent)
    throw new Error(
      `${silent.name} has no text of its licence: put it into ${TEXTS}/`,
    );
  return {
    notices: noticesText(parts, opening, appendices),
    list: listText(parts),
  };
}

function noticesText(parts, opening, appendices) {
  const sections = parts.map((part) =>
    [
      RULE,
      `${part.name} ${part.version}`,
      `Licence: ${part.licence}`,
      ...(part.from ? [part.from] : []),
      ...part.texts.flatMap((text) => ['', text]),
      '',
    ].join('\n'),
  );
  const more = appendices.map(({ title, text }) =>
    [RULE, title, '', text.trim(), ''].join('\n'),
  );
  return [
    'Precis is built on the work of others. Each part keeps its own licence.',
    '',
    ...opening,
    '',
    `${parts.length} packages follow, in the order of their names; then the translators of the locales, the GNU General Public License and the Common Public Attribution License. Electron brings its own licences beside the program: LICENSE.electron.txt and LICENSES.chromium.html.`,
    '',
    ...sections,
    ...more,
  ].join('\n');
}

function listText(parts) {
  const lines = parts.map(
    ({ name, version, licence, how }) =>
      `- \`${name}\` ${version}: ${licence} (${how.join(', ')})`,
  );
  return [
    '# Third-party licences',
    '',
    'Made by `npm run build` as `out/third-party.md`, and kept here as a copy (`cp out/third-party.md docs/`); a test says when it is no longer the same. The whole texts are in `out/resources/NOTICES.txt`, which is shipped and shown under About.',
    '',
    '_bundled_: its code went into our own files. _data_: fonts, dictionaries, citation styles and locales copied out of it. _installed_: shipped as its own package; its builds for single platforms are named with it.',
    '',
    ...lines,
    '',
  ].join('\n');
}
