// All journeys one after the other against one program: the demo group is loaded once. Names of files narrow it down.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startProgram } from './support/program.mjs';
import { root } from './support/tools.mjs';

const folder = join(root, 'e2e');
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((name) => file.startsWith(name))))
  .sort()
  .map((file) => join(folder, file));
if (files.length === 0) throw new Error(`no journey is called ${wanted.join(' ')}`);

const program = await startProgram({ readyWithinSeconds: 900 });
try {
  process.exitCode = await new Promise((resolve, reject) => {
    const tests = spawn(process.execPath, ['--test', '--test-concurrency=1', ...files], {
      stdio: 'inherit',
      env: { ...process.env, BAOXIU_BASE: program.base },
    });
    tests.once('error', reject);
    tests.once('exit', (code) => resolve(code ?? 1));
  });
} finally {
  await program.stop();
}
