// Satisfaction as management sees it: each instrument by itself, the dip after moving in at a glance, also on a phone; and
// a file on its way from the institute to the page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium } from './support/tools.mjs';

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
  await page.waitForFunction(() => {
    const all = [...document.querySelectorAll('[data-chart]')];
    return all.length > 0 && all.every((chart) => chart.querySelector('canvas'));
  });
  return page.locator('[data-chart]').count();
}

test('the dip after moving in stands beside the benchmark', { timeout: 120_000 }, async () => {
  const auditor = await as('auditor');
  const { page } = auditor;
  const complaints = complaintsOf(page);
  await page.goto('/surveys');
  assert.ok((await charts(page)) >= 4);
  const text = await page.locator('main').innerText();
  assert.match(text, /入住前 60 → 磨合期 54，下降 6 分。同年行业基准 57 → 66，上升 9 分。/);
  assert.match(text, /低于基准 12 分/);
  assert.match(text, /高于基准 3 分/);
  assert.match(text, /神秘客户检查[\s\S]*80/);
  await auditor.snap('satisfaction');

  await page.selectOption('#subsidiary', 'huanan');
  await page.locator('section strong', { hasText: '华南公司' }).waitFor();
  assert.ok((await charts(page)) >= 1, 'charts are drawn anew after the filter');
  await auditor.snap('satisfaction-subsidiary');
  assert.deepEqual(complaints, []);
  await auditor.leave();
});

test('it fits on a phone', { timeout: 120_000 }, async () => {
  const head = await as('head.huadong', { viewport: { width: 390, height: 844 }, isMobile: true });
  const { page } = head;
  await page.goto('/surveys');
  await charts(page);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${wide} of ${window}`);
  await head.snap('satisfaction-phone');
  await head.leave();
});

test('a file is mapped, tried and imported', { timeout: 120_000 }, async () => {
  const group = await as('groupcs');
  const { page } = group;
  await page.goto('/surveys/waves');
  await page.fill('#source', '另一家机构');
  const rows = '客户群,板块,满意率,有效问卷\n磨合期,维修服务,57,210\n准业主,维修服务,163,190\n';
  await page.setInputFiles('#file', { name: '结果.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.click('main form button[type=submit]:has-text("上传")');
  await page.locator('#wave').fill(`浏览器 ${Date.now()}`);
  await page.fill('#heldOn', '2026-01-31');
  await page.selectOption('#scale', 'HUNDRED');
  await page.getByLabel('板块').selectOption('QUESTION');
  await page.getByLabel('满意率').selectOption('SCORE');
  await page.click('button[value=try]');
  await page.getByText('超出分制范围 0–100').waitFor();
  await group.snap('wave-errors');
  assert.equal(await page.locator('button[value=import]').count(), 0);
  await group.leave();
});
