// Dashboards as management sees them: every picture drawn and with its table, on a screen, on a phone and on paper; a number
// leads to its cases; and a changed table of the score is tried.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Person } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium, root } from './support/tools.mjs';

const BOARDS = ['overview', 'ranking', 'subsidiary', 'defects', 'held', 'promises', 'satisfaction', 'trend'];

let program;
let browser;

before(async () => {
  program = await startProgram();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
}, { timeout: 480_000 });

after(async () => {
  await browser?.close();
  await program?.stop();
});

const as = (user, options) => Person.logIn(browser, program.base, user, options);

function complaintsOf(page) {
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/** Waits until every chart is drawn. */
async function charts(page) {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('[data-chart]')].every((chart) => chart.querySelector('canvas')));
  return page.locator('[data-chart]').count();
}

/** Width of A4 between the margins that browsers take, in CSS pixels. */
const PAPER = 718;

/** What stands beyond the right edge of the paper. */
async function cutOnPaper(page) {
  const screen = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: PAPER, height: 1000 });
  const cut = await page.evaluate((width) =>
    [...document.querySelectorAll('main *')]
      .filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && (box.right > width + 1 || box.left < -1);
      })
      .map((one) => `${one.tagName} ${one.className} ${one.textContent.trim().slice(0, 40)}`)
      .slice(0, 5), PAPER);
  await page.emulateMedia({ media: null });
  await page.setViewportSize(screen);
  return cut;
}

test('every dashboard has its pictures with tables below them, also on paper', { timeout: 240_000 }, async () => {
  const auditor = await as('auditor');
  const { page } = auditor;
  const complaints = complaintsOf(page);
  for (const board of BOARDS) {
    await page.goto(`/dashboards/${board}`);
    const drawn = await charts(page);
    const tables = await page.locator('.board-table').count();
    if (board !== 'overview') assert.ok(drawn > 0, `${board} has pictures`);
    assert.ok(tables > 0, `${board} has tables`);
    assert.equal(await page.locator('.board-panel:has([data-chart]):not(:has(table))').count(), 0);
    assert.doesNotMatch(await page.locator('main').innerText(), /\?\?|board\./);
    await auditor.snap(`dashboard-${board}`);
    assert.deepEqual(await cutOnPaper(page), [], `${board} on paper`);
    assert.ok((await page.pdf({ format: 'A4' })).length > 10_000, `${board} as PDF`);
  }
  assert.deepEqual(complaints, []);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('/dashboards/subsidiary');
  const [wide, room] = await page
    .locator('#panel-trend .table-responsive')
    .evaluate((table) => [table.scrollWidth, table.clientWidth]);
  assert.ok(wide <= room, `the table of figures is ${wide} wide in ${room}`);
  await auditor.leave();
});

test('a number leads to the figure, and from there to its cases', { timeout: 120_000 }, async () => {
  const auditor = await as('auditor');
  const { page } = auditor;
  await page.goto('/dashboards/ranking');
  await charts(page);
  await page.locator('#panel-ranking tbody th a').first().click();
  await page.waitForURL(/\/dashboards\/subsidiary\?month=.*&subsidiary=/);
  await page.locator('#panel-items tbody th a').first().click();
  await page.waitForURL(/\/scorecards\/\d{4}-\d{2}\/[a-z]+\/[A-Z_]+/);
  assert.ok((await page.locator('main a[href^="/cases/"]').count()) > 0);
  await auditor.leave();
});

test('the navigation is one line at 1280 px, and its menus lead everywhere, also on a phone', { timeout: 120_000 }, async () => {
  for (const name of ['groupcs', 'auditor']) {
    const person = await as(name, { viewport: { width: 1280, height: 900 } });
    const { page } = person;
    await page.goto('/');
    const bar = await page.locator('header.navbar .nav-item:visible, header.navbar .user').evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect()).map((box) => Math.round((box.top + box.bottom) / 2)));
    assert.ok(Math.max(...bar) - Math.min(...bar) < 12, `${name}: ${bar}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    const navigation = page.locator('#navigation');
    await navigation.getByRole('button', { name: '考核' }).click();
    await person.snap(`navigation-${name}`);
    await navigation.getByRole('link', { name: '奖扣事项' }).click();
    await page.waitForURL('**/score-events');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('.navbar-toggler').click();
    await navigation.getByRole('button', { name: '承包商' }).click();
    await navigation.getByRole('link', { name: '合同与质保金' }).waitFor();
    await person.snap(`navigation-${name}-phone`);
    await navigation.getByRole('link', { name: '合同与质保金' }).click();
    await page.waitForURL('**/contracts');
    await person.leave();
  }
});

test('they fit on a phone, and a head sees the own subsidiary only', { timeout: 180_000 }, async () => {
  const head = await as('head.huadong', { viewport: { width: 390, height: 844 }, isMobile: true });
  const { page } = head;
  for (const board of BOARDS) {
    await page.goto(`/dashboards/${board}`);
    await charts(page);
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= window, `${board}: ${wide} of ${window}`);
    assert.doesNotMatch(await page.locator('main').innerText(), /华南公司/);
    await head.snap(`dashboard-${board}-phone`);
  }
  await head.leave();
});

test('a changed table is tried and nothing else happens', { timeout: 120_000 }, async () => {
  const group = await as('groupcs');
  const { page } = group;
  await page.goto('/scorecards');
  await page.getByRole('link', { name: '规则试算' }).click();
  const shipped = await readFile(join(root, 'processes', 'scorecard', 'score-item.dmn'), 'utf8');
  const bring = async (text) => {
    await page.setInputFiles('#file', { name: 'score-item.dmn', mimeType: 'application/xml', buffer: Buffer.from(text) });
    await page.click('main form button[type=submit]');
  };
  await bring(shipped.replaceAll('<text>75</text>', '<text>60</text>'));
  await page.locator('#what-if').waitFor();
  assert.match(await page.locator('#what-if').innerText(), /用 score-item 试算 \d+ 家公司/);
  await group.snap('what-if');
  await bring(shipped.replace('"FIRST_FIX"', '"BEAUTY"'));
  await page.getByText('第 3 行（rule_firstFix）：“BEAUTY”不是可以计分的指标').waitFor();
  await group.snap('what-if-refused');
  await group.leave();
});
