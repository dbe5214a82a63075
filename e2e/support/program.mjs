// Starts the program as tools/dist installs it with the demo group on a free port and an empty data folder.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './tools.mjs';

/** An ordinary Wednesday in the middle of a month, so that journeys find the same group on every day of the year. */
const DAY = process.env.BAOXIU_DEMO_NOW ?? '2026-11-18T10:00';

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function installed() {
  const program = join(root, 'target', 'dist', 'baoxiu');
  if (!existsSync(program)) throw new Error('no program in target/dist, run: mvn package && tools/dist/build');
  return program;
}

/**
 * Waits until the program reports ready; the demo group is loaded then.
 * BAOXIU_BASE names a program that runs already, with the profile demo; then none is started.
 */
export async function startProgram({ readyWithinSeconds = 420 } = {}) {
  if (process.env.BAOXIU_BASE) {
    return { base: process.env.BAOXIU_BASE.replace(/\/$/, ''), stop: async () => {} };
  }
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'baoxiu-e2e-'));
  mkdirSync(join(root, 'target'), { recursive: true });
  const logFile = join(root, 'target', 'e2e.log');
  const log = createWriteStream(logFile);
  const child = spawn(
    installed(),
    [
      '--spring.profiles.active=demo',
      `--baoxiu.demo.now=${DAY}`,
      `--server.port=${port}`,
      '--server.address=127.0.0.1',
      `--spring.datasource.url=jdbc:h2:file:${join(folder, 'baoxiu')};LOCK_TIMEOUT=10000;DEFAULT_NULL_ORDERING=HIGH;TRACE_LEVEL_FILE=0`,
    ],
    {
      cwd: folder,
      env: { ...process.env, BAOXIU_JAVA_OPTIONS: '-Xmx1g' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  let exit = null;
  child.once('exit', (code, signal) => (exit = signal ?? code));

  async function stop() {
    if (exit === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await gone;
      clearTimeout(timer);
    }
    rmSync(folder, { recursive: true, force: true });
  }

  const base = `http://127.0.0.1:${port}`;
  const until = Date.now() + readyWithinSeconds * 1000;
  for (;;) {
    if (exit !== null) throw new Error(`the program ended with ${exit}, see ${logFile}`);
    try {
      if ((await fetch(`${base}/actuator/health/readiness`)).status === 200) return { base, stop };
    } catch {
      // not listening yet
    }
    if (Date.now() > until) {
      await stop();
      throw new Error(`the program was not ready within ${readyWithinSeconds} s, see ${logFile}`);
    }
    await sleep(1000);
  }
}
