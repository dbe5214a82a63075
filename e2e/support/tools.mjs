// The packages of the browser tests are those of tools/modeling: one lock file for the repository.
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const require = createRequire(resolve(root, 'tools/modeling/package.json'));

export const { chromium } = require('playwright-core');
