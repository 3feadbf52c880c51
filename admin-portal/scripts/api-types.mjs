// Generates src/api/<name>.ts from openapi/<name>.yaml; with --check it only fails when the committed types differ.
import fs from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

/** The client asks for JSON wherever there is JSON; what else an operation can answer is for downloads. */
const jsonOnly = (content) =>
  content.includes('"application/json"') ? content.replace(/^ +"text\/[^"\n]+": [^\n]+\n/gm, '') : content;

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
let stale = 0;

for (const file of fs.readdirSync(path.join(root, 'openapi')).filter((f) => f.endsWith('.yaml'))) {
  const source = path.join(root, 'openapi', file);
  const target = path.join(root, 'src/api', `${path.basename(file, '.yaml')}.ts`);
  const ast = await openapiTS(new URL(`file://${source}`));
  const types = astToString(ast).replace(/content: \{\n(?: +"[^"\n]+": [^\n]+\n)+ +\}/g, jsonOnly);
  const text = `// Generated from openapi/${file} by scripts/api-types.mjs. Do not edit.\n\n${types}`;
  const current = fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : '';
  if (current === text) continue;
  if (check) {
    console.error(
      `src/api/${path.basename(target)} differs from openapi/${file}: run "npm run api:generate" and commit.`,
    );
    stale++;
  } else {
    fs.writeFileSync(target, text);
  }
}
process.exitCode = stale ? 1 : 0;
