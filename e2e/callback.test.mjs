// Owners are called back: three attempts in Tasklist of which the last finds a problem that is not solved, so the case is in
// work again; and an owner who answers on a telephone, once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium } from './support/tools.mjs';

const HOUR = 3600_000;
const CALL = 'userTask_callOwner';

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

/** Closed cases whose owner waits for the first call, oldest closing first. */
async function waiting() {
  const list = await developer.api('/api/cases?state=CLOSED&subsidiary=huadong&sort=-closed&size=60');
  assert.equal(list.status(), 200);
  const found = [];
  for (const { caseNumber } of (await list.json()).cases) {
    const answer = await developer.api(`/api/cases/${caseNumber}`);
    const { closedAt, callbacks } = await answer.json();
    const last = callbacks.at(-1);
    if (last?.outcome === 'RUNNING' && last.calls.length === 0) found.push({ number: caseNumber, closedAt: new Date(closedAt) });
  }
  return found.sort((a, b) => a.closedAt - b.closedAt);
}

/** The first three instants after the closing at 10:00, 15:00 or 19:00 in Shanghai. */
function attemptsAfter(closedAt) {
  const midnight = new Date(Math.floor((closedAt.getTime() + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR);
  const times = [];
  for (let day = 0; times.length < 3; day++) {
    for (const hour of [10, 15, 19]) {
      const at = new Date(midnight.getTime() + (day * 24 + hour) * HOUR);
      if (at > closedAt && times.length < 3) times.push(at);
    }
  }
  return times;
}

test('three calls, the last of which brings the case back into work', { timeout: 300_000 }, async () => {
  const now = new Date();
  const chosen = (await waiting()).find(({ closedAt }) => attemptsAfter(closedAt)[2] < now);
  assert.ok(chosen, 'the demo has a case that was closed long enough ago for three calls');
  const { number } = chosen;
  const times = attemptsAfter(chosen.closedAt);
  await developer.complete(number, CALL, 'call-owner', { calledAt: times[0], callResult: 'NO_ANSWER', callNote: '无人接听' });
  await developer.complete(number, CALL, 'call-owner', { calledAt: times[1], callResult: 'NO_ANSWER' });
  await developer.complete(number, CALL, 'call-owner', {
    calledAt: times[2],
    callResult: 'REACHED',
    answerSolved: 'no',
    answerOverall: '2',
    answerSpeed: '3',
    answerQuality: '1',
    answerAttitude: '4',
    surveyWords: '墙角还在渗水',
  });
  const page = await developer.casePage(number, 'called-back');
  assert.match(page.text, /重开返修/);
  assert.match(page.text, /墙角还在渗水/);
  const answer = await developer.api(`/api/cases/${number}`);
  const reopened = await answer.json();
  assert.notEqual(reopened.stage, 'CLOSED');
  assert.ok(reopened.round > 1, 'the case is in another round');
  await developer.page.goto('/callbacks?from=2020-01-01');
  await developer.snap('callbacks');
  assert.match(await developer.page.locator('main').innerText(), /各回访人/);
});

test('an owner answers on a telephone, once', { timeout: 300_000 }, async () => {
  const chosen = (await waiting()).at(-1);
  assert.ok(chosen, 'the demo has a case that was closed a short time ago');
  const administrator = await Person.logIn(browser, program.base, 'admin');
  await administrator.page.goto('/demo/outbox');
  let link;
  for (let page = 0; page < 40 && !link; page++) {
    const texts = await administrator.page.locator('main').innerText();
    const lines = texts.split('\n').filter((line) => line.includes(chosen.number) && line.includes('/s/'));
    link = lines.map((line) => line.match(/\/s\/[\w-]{43}/)?.[0]).find(Boolean);
    if (!link) await administrator.page.goto(`/demo/outbox?page=${page + 1}`);
  }
  assert.ok(link, `the outbox holds the link for ${chosen.number}`);
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
  const answer = await developer.api(`/api/cases/${chosen.number}`);
  const callback = (await answer.json()).callbacks.at(-1);
  assert.equal(callback.outcome, 'ONLINE');
  assert.equal(callback.answers[0].words, '谢谢师傅');
});
