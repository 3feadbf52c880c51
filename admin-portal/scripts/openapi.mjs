// Takes the OpenAPI documents that the build of each service wrote into openapi/, from which the client's types are
// generated; with --check it only says which differ. A document that is missing, or older than the sources of its
// service, belongs to no build of these sources and says nothing.
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const SERVICES = ['key-service', 'config-service', 'usage-service'];
let stale = 0;

const modified = (file) => fs.statSync(file).mtimeMs;

const newest = (folder) =>
  Math.max(...fs.readdirSync(folder, { recursive: true }).map((name) => modified(path.join(folder, name))));

for (const service of SERVICES) {
  const folder = path.join(root, '..', service);
  const built = path.join(folder, 'target/openapi/openapi.yaml');
  const taken = path.join(root, 'openapi', `${service}.yaml`);
  if (!fs.existsSync(built) || modified(built) < newest(path.join(folder, 'src/main'))) {
    console.log(`${service}: not built since its sources changed`);
    continue;
  }
  const text = fs.readFileSync(built, 'utf8');
  if (fs.existsSync(taken) && fs.readFileSync(taken, 'utf8') === text) continue;
  if (check) {
    console.error(`openapi/${service}.yaml is not what ${service} answers: run "npm run api:take" and commit.`);
    stale++;
  } else {
    fs.writeFileSync(taken, text);
    console.log(`openapi/${service}.yaml`);
  }
}
process.exitCode = stale ? 1 : 0;
