// The one door for every npm script: brings in what is missing (dependencies, build), makes sure of Node 24, then hands
// over. It runs under whatever Node is there, so it keeps to what an old one understands.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const windows = process.platform === 'win32';
const node = join(
  root,
  'node_modules',
  'node',
  'bin',
  windows ? 'node.exe' : 'node',
);
const say = (line) => process.stderr.write(line + '\n');

/** Runs a command and leaves with its exit code if it fails. Its output goes to stderr when `quietly` is asked for. */
function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: options.cwd || root,
    stdio: options.quietly ? ['inherit', 2, 'inherit'] : 'inherit',
    // npm is a script on Windows, and only a shell starts those; its arguments are ours.
    shell: windows && command.endsWith('.cmd'),
    env: Object.assign({}, process.env, {
      PATH: bin + (windows ? ';' : ':') + process.env.PATH,
    }),
  });
  if (result.error) {
    say(`precis: ${command} could not be started: ${result.error.message}`);
    process.exit(2);
  }
  if (result.signal) process.exit(130);
  if (result.status !== 0 && !options.goOn) process.exit(result.status);
  return result.status;
}

const hash = (parts) => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part).update('\0');
  return sum.digest('hex');
};
const stampIs = (file, value) =>
  existsSync(file) && readFileSync(file, 'utf8') === value;

function install() {
  const stamp = join(root, 'node_modules', '.precis-installed');
  const value = hash([readFileSync(join(root, 'package-lock.json'))]);
  if (stampIs(stamp, value)) return;
  say('precis: bringing in the dependencies (once; a minute or two)');
  run(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    quietly: true,
  });
  writeFileSync(stamp, value);
}

function guard() {
  const found = existsSync(node)
    ? spawnSync(node, ['--version'], { encoding: 'utf8' })
    : null;
  const version = (found && found.stdout ? found.stdout : '').trim();
  if (Number(version.slice(1).split('.')[0]) >= 24) return;
  say(
    `precis: Node 24 is needed and ${version || 'none'} is there: the package "node" did not install its binary; allow its install script (allowScripts in package.json) and run "npm ci" again.`,
  );
  process.exit(2);
}

function* sources(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(file);
    else if (!/\.test\.ts$/.test(entry.name)) yield file;
  }
}

function build(always) {
  const stamp = join(root, 'out', '.built');
  const parts = [];
  for (const folder of ['core', 'electron', 'renderer', 'resources'])
    for (const file of sources(join(root, folder)))
      parts.push(file, readFileSync(file));
  for (const file of ['package.json', 'package-lock.json', 'build.mjs'])
    parts.push(readFileSync(join(root, file)));
  const value = hash(parts);
  if (!always && stampIs(stamp, value)) return;
  say('precis: building');
  run(node, [join(root, 'build.mjs')], { quietly: true });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}

/** `from` is where the person stands: npm runs scripts in the root whatever folder they were called from. */
const from = process.env.INIT_CWD || process.cwd();
const precis = (args) =>
  run(node, [join(root, 'out', 'main', 'cli.js'), ...args], { cwd: from });

const setup = () => {
  install();
  guard();
  build(false);
};
const script = (file, args) => {
  setup();
  run(node, [join(root, file), ...args]);
};

const commands = {
  setup: () => setup(),
  start: (args) => script('e2e/start.ts', args),
  precis: (args) => {
    setup();
    precis(args);
  },
  build: () => {
    install();
    guard();
    build(true);
  },
  test: (args) => script('e2e/test-run.ts', ['test', ...args]),
  check: (args) => script('e2e/test-run.ts', ['check', ...args]),
  e2e: (args) => script('e2e/test-run.ts', ['e2e', ...args]),
  bench: (args) => script('e2e/bench.ts', args),
  soak: (args) => script('e2e/soak.ts', args),
  pictures: (args) => script('e2e/pictures.ts', args),
  dist: (args) => {
    setup();
    if (args[0] !== '--cli') {
      run(node, [join(root, 'dist.mjs'), ...args]);
      return;
    }
    mkdirSync(join(root, 'dist'), { recursive: true });
    run(windows ? 'npm.cmd' : 'npm', ['pack', '--pack-destination', 'dist']);
  },
};

const [name, ...rest] = process.argv.slice(2);
const command = Object.prototype.hasOwnProperty.call(commands, name)
  ? commands[name]
  : null;
if (!command) {
  say(
    `precis: no such script: ${name}; there are ${Object.keys(commands).join(', ')}.`,
  );
  process.exit(2);
}
command(rest);
