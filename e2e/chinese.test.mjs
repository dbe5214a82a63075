// Camunda's web applications as staff see them: in Chinese, with the facts of the case on each card; English on demand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium } from './support/tools.mjs';

const TASKLIST = '/camunda/app/tasklist/default/';
const COCKPIT = '/camunda/app/cockpit/default/';

// Words of the applications and of the form viewer; codes and names of products may stay.
const ENGLISH = new RegExp(
  '\\b(Tasks?|Filters?|Claim|Unclaim|Complete|Save|Start|Process(es)?|Create|Created|Due|Follow|Form|History|Diagram|' +
    'Description|Comment|Select|Search|Field|required|results|Loading|Log|Account|Date|Time|Dashboard|Decisions?|' +
    'Deployments?|Variables?|Incidents?|Instances?|Definitions?|Jobs?|Users?|Groups?|Name|Value|Type|State|Actions?)\\b');

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

async function speaksChinese(page, where) {
  const text = await page.locator('body').innerText();
  assert.doesNotMatch(text, ENGLISH, where);
  assert.doesNotMatch(text, /\b[A-Z]{2,}(_[A-Z]{2,})+\b/, `${where}: keys of words`);
}

test('Tasklist, its cards and its forms are Chinese', { timeout: 180_000 }, async () => {
  const engineer = await as('eng.huadong');
  const { page } = engineer;
  await page.goto(TASKLIST);
  await page.getByText('全部任务').click();
  const card = page.locator('li.task .baoxiu-card').first();
  await card.waitFor();
  assert.equal(await page.title(), '报修 任务列表');
  assert.match(await card.locator('.baoxiu-grade').innerText(), /^P[0-4] /);
  assert.match(await card.locator('.baoxiu-home').innerText(), /号楼.*室|公共|车库|电梯/);
  assert.match(await card.locator('.baoxiu-time').innerText(), /^(还剩|已超) \d+ (天|小时|分钟)$/);
  await speaksChinese(page, 'list');
  assert.equal(await page.locator('.create-task-action').isVisible(), false, 'what the gate refuses is not offered');

  const [task] = (await engineer.tasks({ taskDefinitionKey: 'userTask_logArrival' }));
  const form = await engineer.open(task);
  const date = form.locator('.fjs-datepicker input:not([type=hidden])').first();
  assert.match(await date.inputValue(), /^\d{4}-\d\d-\d\d$/);
  assert.equal(await date.getAttribute('placeholder'), '年-月-日');
  await date.click();
  const calendar = form.locator('.flatpickr-calendar.open');
  await calendar.waitFor();
  assert.match(await calendar.innerText(), /月/);
  assert.match((await calendar.locator('.flatpickr-weekdays').innerText()).replace(/\s/g, ''), /^一二三四五六日$/);
  await date.fill('');
  await date.press('Tab');
  await form.getByText('此项必填。').first().waitFor();
  await speaksChinese(page, 'form');
  await engineer.snap('chinese-form');
  await engineer.leave();
});

test('a contractor reads the home and the time left as well', { timeout: 60_000 }, async () => {
  const contractor = await as('c004');
  await contractor.page.goto(TASKLIST);
  await contractor.page.getByText('全部任务').click();
  await contractor.page.locator('li.task .baoxiu-home').first().waitFor();
  await contractor.leave();
});

test('options of a form are searched in Chinese', { timeout: 60_000 }, async () => {
  const clerk = await as('clerk.huadong');
  const { page } = clerk;
  await page.goto(TASKLIST);
  await page.locator('.start-process-action a').first().click();
  const dialog = page.locator('.modal-content');
  await dialog.getByText('维修案件').first().click();
  const search = dialog.locator('input[placeholder="搜索"]').first();
  await search.fill('没有这样的类别');
  await dialog.getByText('没有符合的选项').waitFor();
  await clerk.leave();
});

test('a browser in English reads English, and either language can be chosen', { timeout: 120_000 }, async () => {
  const engineer = await as('eng.huadong', { locale: 'en-US' });
  const { page } = engineer;
  await page.goto(TASKLIST);
  await page.getByText('Start process').waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByText('启动流程').waitFor();
  await page.goto('/');
  await page.getByText('首页').first().waitFor();
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');

  await page.goto(TASKLIST);
  const [task] = await engineer.tasks({ taskDefinitionKey: 'userTask_logArrival' });
  const form = await engineer.open(task);
  assert.match(await form.locator('.fjs-datepicker input').first().inputValue(), /^\d{4}-/, 'year first here too');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Start process').waitFor();
  await engineer.leave();
});

test('Cockpit, Welcome and Admin are Chinese', { timeout: 180_000 }, async () => {
  const auditor = await as('auditor');
  const { page } = auditor;
  const [instance] = await (await page.request.get(
    '/camunda/api/engine/engine/default/process-instance?maxResults=1')).json();
  for (const [address, sign] of [
    ['#/dashboard', '运行中的流程实例'],
    ['#/processes', '已部署的流程定义'],
    ['#/decisions', '决策定义'],
    ['#/tasks', '按类型统计'],
    [`#/process-definition/${instance.definitionId}/runtime`, '作业定义'],
    [`#/process-instance/${instance.id}/runtime`, '用户任务'],
  ]) {
    await page.goto('about:blank');
    await page.goto(COCKPIT + address);
    await page.getByText(sign).first().waitFor();
    await page.waitForLoadState('networkidle');
    const text = (await page.locator('body').innerText()).replace(/\b(Boolean|String|Integer|Long|Date|English)\b/g, '');
    assert.doesNotMatch(text, ENGLISH, address);
  }
  assert.equal(await page.locator('.ctn-toolbar .btn:visible').count(), 0, 'an auditor is offered to change nothing');
  await page.goto('/camunda/app/welcome/default/');
  await page.getByText('编辑资料').waitFor();
  await speaksChinese(page, 'welcome');
  await auditor.leave();

  const admin = await as('admin');
  await admin.page.goto('/camunda/app/admin/default/#/users');
  await admin.page.getByText('用户列表').waitFor();
  await speaksChinese(admin.page, 'admin');
  await admin.leave();
});

test('the end of a session leads to our login', { timeout: 60_000 }, async () => {
  const clerk = await as('clerk.huadong');
  await clerk.page.goto('/camunda/app/cockpit/default/#/login');
  await clerk.page.goto('/camunda/app/tasklist/default/#/login');
  await clerk.page.waitForURL((url) => url.pathname === '/login' || url.pathname === '/');
  await clerk.leave();
});
