// Takes the OpenAPI documents that the build of each service wrote into openapi/, from which the client's types are
// generated; with --check it only says which differ. Services that were not built are left out.
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const check = process.argv.includes('--check');
const SERVICES = ['key-service', 'config-service', 'usage-service'];
let stale = 0;

for (const service of SERVICES) {
  const built = path.join(root, '..', service, 'target/openapi/openapi.yaml');
  const committed = path.join(root, 'openapi', `${service}.yaml`);
  if (!fs.existsSync(built)) continue;
  const text = fs.readFileSync(built, 'utf8');
  if (fs.existsSync(committed) && fs.readFileSync(committed, 'utf8') === text) continue;
  if (check) {
    console.error(`openapi/${service}.yaml is not what ${service} answers: run "npm run api:take" and commit.`);
    stale++;
  } else {
    fs.writeFileSync(committed, text);
    console.log(`openapi/${service}.yaml`);
  }
}
process.exitCode = stale ? 1 : 0;
