// An owner confirms a repair, gets a link by SMS and answers on a telephone, once. Calls of staff are part of the ladder, which
// lets time run.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium } from './support/tools.mjs';

const CONFIRM = 'userTask_confirmWithOwner';

let program;
let browser;
let developer;

before(async () => {
  program = await startProgram();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  developer = await Person.logIn(browser, program.base, 'dev.huadong');
}, { timeout: 480_000 });

after(async () => {
  await browser?.close();
  await program?.stop();
});

test('an owner answers on a telephone, once', { timeout: 300_000 }, async () => {
  const clerk = await Person.logIn(browser, program.base, 'clerk.huadong');
  const [task] = await clerk.tasks({ processDefinitionKey: 'repair-case', taskDefinitionKey: CONFIRM });
  assert.ok(task, 'the demo has a repair that an owner has to confirm');
  const number = await clerk.caseNumberOf(task);
  await clerk.takeSignature(number);
  await developer.taskOf(number, 'userTask_callOwner', 200);
  const administrator = await Person.logIn(browser, program.base, 'admin');
  await administrator.page.goto('/demo/outbox');
  let link;
  for (let page = 0; page < 40 && !link; page++) {
    const texts = await administrator.words();
    const lines = texts.split('\n').filter((line) => line.includes(number) && line.includes('/s/'));
    link = lines.map((line) => line.match(/\/s\/[\w-]{43}/)?.[0]).find(Boolean);
    if (!link) await administrator.page.goto(`/demo/outbox?page=${page + 1}`);
  }
  assert.ok(link, `the outbox holds the link for ${number}`);
  const owner = await browser.newContext({
    baseURL: program.base,
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    isMobile: true,
  });
  const phone = new Person(await owner.newPage(), 'owner');
  await phone.page.goto(link);
  await phone.snap('survey');
  await phone.page.getByText('已解决', { exact: true }).click();
  for (const [question, score] of [['Overall', 5], ['Speed', 4], ['Quality', 5], ['Attitude', 5]]) {
    await phone.page.locator(`label[for=answer${question}-${score}]`).click();
  }
  await phone.page.fill('#surveyWords', '谢谢师傅');
  await phone.snap('survey-filled');
  await phone.page.locator('button[type=submit]').click();
  await phone.page.getByText('感谢您的反馈').waitFor();
  await phone.snap('survey-thanks');
  const again = await phone.page.goto(link);
  assert.equal(again.status(), 410);
  assert.match(await phone.page.locator('main').innerText(), /您已经提交过答复/);
  await phone.snap('survey-used');
  const answer = await developer.api(`/api/cases/${number}`);
  const callback = (await answer.json()).callbacks.at(-1);
  assert.equal(callback.outcome, 'ONLINE');
  assert.equal(callback.answers[0].words, '谢谢师傅');
});
