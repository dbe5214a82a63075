// Renders every BPMN diagram (each plane on its own) and every DMN graph and table to PNG in docs/processes/.
// With --check nothing is written: fails if a picture is missing or left over.
import { readFileSync, readdirSync, writeFileSync, mkdirSync, existsSync, rmSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const target = join(root, 'docs/processes');
const require = createRequire(import.meta.url);
const check = process.argv.includes('--check');

function models(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(bpmn|dmn)$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function asset(pkg, path) {
  return join(dirname(require.resolve(`${pkg}/package.json`)), 'dist', path);
}

/** A font file as data address: the page has no base address to load it from. */
function inlineFonts(css, folder) {
  return css.replace(/url\(['"]?([^'")?#]+)[^)]*\)/g, (all, path) => {
    const file = join(folder, path);
    return existsSync(file) ? `url(data:font/woff2;base64,${readFileSync(file).toString('base64')})` : all;
  });
}

const FONT = '"Noto Sans CJK SC", "WenQuanYi Micro Hei", "Droid Sans Fallback", sans-serif';

async function open(browser, script, styles, deviceScaleFactor = 1.5) {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1200 }, deviceScaleFactor });
  const page = await context.newPage();
  await page.setContent('<!doctype html><html lang="zh-CN"><body><div id="canvas"></div></body></html>');
  await page.addStyleTag({
    content: `html, body { margin: 0; background: #fff; font-family: ${FONT}; }
      #canvas { width: 1600px; height: 1200px; } .bjs-powered-by, .powered-by { display: none !important; }
      .bjs-breadcrumbs, .bjs-drilldown { display: none !important; }`,
  });
  for (const file of styles) {
    await page.addStyleTag({ content: inlineFonts(readFileSync(file, 'utf8'), dirname(file)) });
  }
  await page.addScriptTag({ path: script });
  return page;
}

/** The drawing as a picture of its own, cut to its content. */
async function savePicture(page, svg, file) {
  const sheet = await page.context().newPage();
  const size = /<svg[^>]*\swidth="([\d.]+)"[^>]*\sheight="([\d.]+)"/.exec(svg);
  const width = Math.ceil(Number(size[1])) + 20;
  const height = Math.ceil(Number(size[2])) + 20;
  await sheet.setViewportSize({ width, height });
  await sheet.setContent(`<!doctype html><body style="margin:10px;background:#fff">${svg.slice(svg.indexOf('<svg'))}</body>`);
  await sheet.screenshot({ path: file });
  await sheet.close();
}

async function renderBpmn(browser, file) {
  const page = await open(browser, asset('bpmn-js', 'bpmn-viewer.production.min.js'), [
    asset('bpmn-js', 'assets/diagram-js.css'),
    asset('bpmn-js', 'assets/bpmn-js.css'),
  ]);
  const planes = await page.evaluate(
    async ({ xml, font }) => {
      const viewer = new BpmnJS({
        container: '#canvas',
        textRenderer: { defaultStyle: { fontFamily: font }, externalStyle: { fontFamily: font } },
      });
      const { warnings } = await viewer.importXML(xml);
      if (warnings.length) throw new Error(warnings.map((warning) => warning.message).join('\n'));
      const drawn = [];
      for (const diagram of viewer.getDefinitions().diagrams) {
        await viewer.open(diagram);
        const { svg } = await viewer.saveSVG();
        const element = diagram.plane.bpmnElement;
        drawn.push({ id: element.id, label: element.name, svg });
      }
      return drawn;
    },
    { xml: readFileSync(file, 'utf8'), font: FONT },
  );
  const key = basename(file, '.bpmn');
  const pictures = [];
  for (const plane of planes) {
    const name = plane.id === key ? `${key}.png` : `${key}.${plane.id.replace(/^subProcess_/, '')}.png`;
    await savePicture(page, plane.svg, join(target, name));
    pictures.push({ name, label: plane.label ?? plane.id, id: plane.id });
  }
  await page.context().close();
  return pictures;
}

async function renderDmn(browser, file) {
  const page = await open(browser, asset('dmn-js', 'dmn-viewer.production.min.js'), [
    asset('dmn-js', 'assets/diagram-js.css'),
    asset('dmn-js', 'assets/dmn-js-shared.css'),
    asset('dmn-js', 'assets/dmn-js-drd.css'),
    asset('dmn-js', 'assets/dmn-js-decision-table.css'),
    asset('dmn-js', 'assets/dmn-js-literal-expression.css'),
    asset('dmn-js', 'assets/dmn-font/css/dmn-embedded.css'),
  ], 1);
  await page.addStyleTag({
    // The whole table belongs on the picture, not the part that fits a window.
    content: `.dmn-decision-table-container, .dmn-decision-table-container .tjs-container, .tjs-table-container,
      #canvas.table, #canvas.table .dmn-js-parent { height: auto !important; width: max-content !important;
      overflow: visible !important; max-width: none !important; }
      .view-drd { display: none !important; }
      .dmn-decision-table-container, .dmn-decision-table-container * { font-family: ${FONT} !important; }
      .dmn-icon-clear:before { font-family: dmn !important; }`,
  });
  const views = await page.evaluate(
    async ({ xml }) => {
      const viewer = new DmnJS({ container: '#canvas' });
      const { warnings } = await viewer.importXML(xml);
      if (warnings.length) throw new Error(warnings.map((warning) => warning.message).join('\n'));
      window.viewer = viewer;
      return viewer.getViews().map((view) => ({ id: view.element.id, label: view.element.name, type: view.type }));
    },
    { xml: readFileSync(file, 'utf8') },
  );
  const key = basename(file, '.dmn');
  const tables = views.filter((view) => view.type === 'decisionTable');
  const pictures = [];
  for (const view of views) {
    if (view.type === 'drd') {
      if (tables.length < 2) continue; // one table needs no graph
      const svg = await page.evaluate(async (id) => {
        await viewer.open(viewer.getViews().find((view) => view.element.id === id));
        return (await viewer.getActiveViewer().saveSVG()).svg;
      }, view.id);
      await savePicture(page, svg, join(target, `${key}.png`));
      pictures.unshift({ name: `${key}.png`, label: view.label, id: key });
    } else {
      await page.evaluate(async (id) => {
        document.getElementById('canvas').classList.add('table');
        await viewer.open(viewer.getViews().find((view) => view.element.id === id));
      }, view.id);
      const name = view.id === key && tables.length === 1 ? `${key}.png` : `${key}.${view.id}.png`;
      await page.locator('.dmn-decision-table-container').screenshot({ path: join(target, name) });
      pictures.push({ name, label: view.label, id: view.id });
      await page.evaluate(() => document.getElementById('canvas').classList.remove('table'));
    }
  }
  await page.context().close();
  return pictures;
}

/** Names of the pictures a model must have, read from the model without drawing it. */
function expected(file) {
  const xml = readFileSync(file, 'utf8');
  if (file.endsWith('.bpmn')) {
    const key = basename(file, '.bpmn');
    return [...xml.matchAll(/BPMNPlane\b[^>]*\bbpmnElement="([^"]+)"/g)].map(([, id]) =>
      id === key ? `${key}.png` : `${key}.${id.replace(/^subProcess_/, '')}.png`);
  }
  const key = basename(file, '.dmn');
  const tables = [...xml.matchAll(/<decision\b[^>]*\bid="([^"]+)"/g)].map(([, id]) => id);
  return tables.length === 1 ? [`${key}.png`] : [`${key}.png`, ...tables.map((id) => `${key}.${id}.png`)];
}

function existing() {
  return existsSync(target) ? readdirSync(target).filter((name) => name.endsWith('.png')).sort() : [];
}

const files = models(join(root, 'processes'));

if (check) {
  const wanted = files.flatMap(expected).sort();
  const have = existing();
  const missing = wanted.filter((name) => !have.includes(name));
  const left = have.filter((name) => !wanted.includes(name));
  if (missing.length || left.length) {
    console.error(`docs/processes is not up to date, run: npm run pictures\nmissing: ${missing}\nleft over: ${left}`);
    process.exit(1);
  }
  console.log(`${wanted.length} pictures of ${files.length} models are there`);
} else {
  mkdirSync(target, { recursive: true });
  existing().forEach((name) => rmSync(join(target, name)));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--force-color-profile=srgb'],
  });
  let listing = '# Pictures of the models\n\nMade from the models by `npm run pictures` in `tools/modeling`; do not edit.\n';
  let count = 0;
  for (const file of files) {
    const pictures = file.endsWith('.bpmn') ? await renderBpmn(browser, file) : await renderDmn(browser, file);
    const path = relative(root, file).replaceAll('\\', '/');
    listing += `\n## \`${path}\`\n`;
    for (const { name, label, id } of pictures) {
      listing += `\n### ${label} (\`${id}\`)\n\n![${label}](${name})\n`;
      count++;
    }
  }
  await browser.close();
  writeFileSync(join(target, 'README.md'), listing);
  console.log(`${count} pictures of ${files.length} models`);
}
