// Builds dist/ for the Maven module, doing only what changed: each step is remembered by a hash of what it read
// (lock file, sources, Node version) and skipped while that hash is the same. SKIP_TESTS=true leaves Vitest out.
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules/.cache/portal-build');
const SOURCES = ['src', 'public', 'openapi', 'scripts', 'mock'];
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function* walk(entry) {
  if (fs.statSync(entry).isFile()) yield entry;
  else for (const name of fs.readdirSync(entry).sort()) yield* walk(path.join(entry, name));
}

function digest(entries) {
  const hash = crypto.createHash('sha256').update(process.version);
  for (const file of entries.flatMap((e) => [...walk(path.join(root, e))])) {
    hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

function remembered(step) {
  const file = path.join(cache, step);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

function run(...args) {
  const started = Date.now();
  console.log(`npm ${args.join(' ')}`);
  const { status, error } = spawnSync(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) console.error(`npm could not be started: ${error.message}. Node 20.19 or newer has to be on the PATH.`);
  if (status !== 0) process.exit(status ?? 1);
  console.log(`npm ${args.join(' ')}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function step(name, hash, work) {
  if (remembered(name) === hash) return false;
  work();
  fs.mkdirSync(cache, { recursive: true });
  fs.writeFileSync(path.join(cache, name), hash);
  return true;
}

const dependencies = digest(['package.json', 'package-lock.json', '.npmrc']);
const config = [
  'index.html',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
  'postcss.config.mjs',
];
const sources = digest([...config, ...SOURCES]);
const built = fs.existsSync(path.join(root, 'dist/index.html')) ? sources : `${sources}-missing`;

let worked = step('install', dependencies, () => run('ci', '--ignore-scripts'));
worked =
  step('types', sources, () => {
    run('run', 'api:check');
    run('run', 'typecheck');
  }) || worked;
if (process.env.SKIP_TESTS !== 'true') worked = step('test', sources, () => run('test')) || worked;
if (remembered('bundle') !== built) {
  run('run', 'bundle');
  // Maven only ever adds to target/classes: the assets of the build before would stay in the jar.
  fs.rmSync(path.join(root, 'target/classes/META-INF/resources'), { recursive: true, force: true });
  fs.writeFileSync(path.join(cache, 'bundle'), sources);
  worked = true;
}
if (!worked) console.log('admin-portal: nothing changed');
