// A month of a subsidiary from the freeze to the published card: draft, an event, an appeal with evidence, its decision,
// confirmation, PDF. The demo's time runs into the next month, so this journey is the last one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fillForm } from './support/forms.mjs';
import { Person } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium } from './support/tools.mjs';

const SUBSIDIARY = 'huadong';
const DAY = 24 * 60;

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

/** The calendar day in Shanghai. */
const dayOf = (date) => new Date(date.getTime() + 8 * 3600_000).toISOString().slice(0, 10);

/** Lets days pass until the person sees the task: the days of the cycle are working days. */
async function until(administrator, person, key, element) {
  for (let day = 0; day < 20; day++) {
    const [task] = await person.tasks({ processInstanceBusinessKey: key, taskDefinitionKey: element });
    if (task) return task;
    await administrator.forward(DAY);
    await administrator.page.waitForTimeout(4000);
  }
  return person.taskOf(key, element);
}

/** The state that the page of the month shows for the subsidiary. */
async function stateOf(person, month) {
  await person.page.goto(`/scorecards?month=${month}`);
  const row = person.page.locator('#cards tr', { has: person.page.locator(`a[href$="/scorecards/${month}/${SUBSIDIARY}"]`) });
  return row.first().innerText();
}

test('a month is frozen, appealed to, decided, confirmed and published', { timeout: 900_000 }, async () => {
  const administrator = await as('admin');
  const group = await as('groupcs');
  const head = await as(`head.${SUBSIDIARY}`);
  const service = await as(`dev.${SUBSIDIARY}`);
  const started = await administrator.now();
  const month = dayOf(started).slice(0, 7);
  const key = `${SUBSIDIARY}-${month}`;

  // an event: entered by one, confirmed by another
  await service.page.goto('/score-events');
  await service.page.locator('details summary').click();
  await service.page.selectOption('#subsidiary', SUBSIDIARY);
  await service.page.selectOption('#eventKind', 'CONDUCT');
  await service.page.fill('#happenedOn', dayOf(started));
  await service.page.fill('#eventReason', '上门人员态度生硬，业主录音为证');
  const picture = await service.page.screenshot();
  await service.page.setInputFiles('#eventFiles', { name: '录音截图.png', mimeType: 'image/png', buffer: picture });
  await service.page.click('details button[type=submit]');
  await service.page.waitForURL(/\/score-events\/\d+$/);
  await service.snap('score-event');
  const event = service.page.url().split('/').pop();
  await group.page.goto(`/score-events/${event}`);
  await group.page.click('button[name=eventDecision][value=yes]');
  await group.page.getByText('已确认').first().waitFor();
  assert.match(await group.page.locator('main').innerText(), new RegExp(`计入月份：${month}`));

  // the month ends
  for (let days = 0; dayOf(await administrator.now()).slice(0, 7) === month && days < 32; days++) {
    await administrator.forward(DAY);
  }
  await group.page.goto('/scorecards');
  const freeze = group.page.locator('form[action$="/scorecards/freeze"] button');
  if (await freeze.count()) {
    await freeze.click();
    await group.page.waitForLoadState();
  }
  assert.match(await stateOf(group, month), /./);
  await group.snap('scorecards');

  // the draft, and an appeal with evidence about the event
  const review = await until(administrator, head, key, 'userTask_reviewDraft');
  await head.page.goto(`/scorecards/${month}/${SUBSIDIARY}`);
  await head.page.locator('#appeals #appealReason').waitFor();
  await head.snap('card-draft');
  await head.page.selectOption('#appealItem', 'EVENT');
  await head.page.selectOption('#appealEvent', event);
  await head.page.fill('#appealReason', '录音不是本公司人员');
  await head.page.setInputFiles('#appealFiles', { name: '证明.png', mimeType: 'image/png', buffer: picture });
  await head.page.click('#appeals form[enctype] button[type=submit]');
  await head.page.getByText('已办理').waitFor();
  await head.snap('card-appeal');
  const draft = await head.open(review);
  assert.match(await draft.innerText(), /奖扣事项/);
  await fillForm(head.page, draft, 'review-draft', { reviewResult: 'SUBMIT' });
  await head.snap('reviewDraft');
  await head.submit();
  await head.page.locator('[cam-tasklist-task] .fjs-container').waitFor({ state: 'hidden' });

  await group.complete(key, 'userTask_decideAppeal', 'decide-appeal', {
    appealRuling: 'UPHELD',
    appealRulingReason: '经核查，录音中的人员属其他公司',
  });
  await group.complete(key, 'userTask_confirmScore', 'confirm-score', { scoreConfirmed: true });

  // published on its day, locked, on paper, told
  for (let day = 0; day < 20 && !/已发布/.test(await stateOf(group, month)); day++) {
    await administrator.forward(DAY);
    await administrator.page.waitForTimeout(4000);
  }
  assert.match(await stateOf(group, month), /已发布/);
  const paper = await head.page.request.get(`/scorecards/${month}/${SUBSIDIARY}/card.pdf`);
  assert.equal(paper.status(), 200);
  assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
  await head.page.goto(`/scorecards/${month}/${SUBSIDIARY}`);
  await head.page.locator('#appeals').getByText('成立').first().waitFor();
  assert.equal(await head.page.locator('#appealReason').count(), 0, 'nothing can be raised any more');
  await head.snap('card-published');
  await head.page.goto('/inbox');
  await head.page.getByText(`【考核】${month} 考核结果`).first().waitFor();
  for (const person of [administrator, group, head, service]) await person.leave();
});

test('it fits on a phone', { timeout: 120_000 }, async () => {
  const head = await as(`head.${SUBSIDIARY}`, { viewport: { width: 390, height: 844 }, isMobile: true });
  const { page } = head;
  for (const address of ['/score-events', '/scorecards']) {
    await page.goto(address);
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= window, `${address}: ${wide} of ${window}`);
  }
  await page.goto('/score-events');
  await head.snap('score-events-phone');
  await head.leave();
});
