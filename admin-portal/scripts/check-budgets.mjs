// Fails when opening a page takes more than its budget. What counts is what the browser has to fetch before it can draw:
// the entry, the page, and what both import, as the gateway sends it to a browser that takes gzip.
import fs from 'node:fs';
import path from 'node:path';

const BUDGETS = { requests: 60, script: 235_000, style: 25_000, total: 250_000 };
/** Where most people begin; the rest of a later page comes on top of what is there already. */
const LANDINGS = { pages: ['DashboardPage', 'ProviderKeysPage'], total: 240_000 };
/** Those that a page in English needs; a browser takes the others only for letters of theirs. */
const FONTS = { pattern: /-latin-wght-.*\.woff2$/, budget: 95_000 };

const dist = path.resolve(import.meta.dirname, '../dist');
const manifestFile = path.join(dist, '.vite/manifest.json');
const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'));
const sizeOf = (file) => fs.statSync(path.join(dist, file)).size;

function collect(key, files) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const css of chunk.css ?? []) files.add(css);
  for (const next of chunk.imports ?? []) collect(next, files);
  return files;
}

function costOf(page) {
  const files = [...collect(page, collect('index.html', new Set()))];
  const bytes = (suffix) =>
    files.filter((file) => file.endsWith(suffix)).reduce((sum, file) => sum + sizeOf(`${file}.gz`), 0);
  const [script, style] = [bytes('.js'), bytes('.css')];
  return { requests: files.length, script, style, total: script + style };
}

function hold(what, cost, budget) {
  if (cost <= budget) return;
  console.error(`${what} is ${cost}, over its budget of ${budget}: split a route or drop a dependency.`);
  process.exitCode = 1;
}

const pages = Object.keys(manifest).filter((key) => /Page\.tsx$/.test(key) && manifest[key].isDynamicEntry);
const costs = Object.fromEntries(pages.map((page) => [path.basename(page, '.tsx'), costOf(page)]));
console.table(costs);
for (const [page, cost] of Object.entries(costs)) {
  for (const [part, budget] of Object.entries(BUDGETS)) hold(`${part} of ${page}`, cost[part], budget);
  if (LANDINGS.pages.includes(page)) hold(`first load of ${page}`, cost.total, LANDINGS.total);
}
const fonts = fs.readdirSync(path.join(dist, 'assets')).filter((file) => FONTS.pattern.test(file));
hold(
  'fonts',
  fonts.reduce((sum, file) => sum + sizeOf(`assets/${file}`), 0),
  FONTS.budget,
);
fs.rmSync(path.dirname(manifestFile), { recursive: true });
