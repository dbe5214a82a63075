// A score event confirmed by another, and the card of a month from its draft to its publication: an appeal with evidence, its
// decision, confirmation, PDF. Days pass until the card is published.
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
  }
  return person.taskOf(key, element);
}

/** The state that the page of the month shows for the subsidiary. */
async function stateOf(person, month) {
  await person.page.goto(`/scorecards?month=${month}`);
  const row = person.page.locator('#cards tr', { has: person.page.locator(`a[href$="/scorecards/${month}/${SUBSIDIARY}"]`) });
  return row.first().innerText();
}

/** In the first days of a month the last one is not frozen, or frozen and not shown to the head. */
async function isStillToCome(group, month) {
  await group.page.goto(`/scorecards?month=${month}`);
  if ((await group.page.locator(`#cards a[href$="/scorecards/${month}/${SUBSIDIARY}"]`).count()) === 0) return true;
  return /已冻结/.test(await stateOf(group, month));
}

async function freezeIfAsked(group) {
  await group.page.goto('/scorecards');
  const freeze = group.page.locator('form[action$="/scorecards/freeze"] button');
  if (await freeze.count()) {
    await freeze.click();
    await group.page.waitForLoadState();
  }
}

/**
 * The month whose draft the head can object to: the last one, as the demo leaves it, or some days later. If its window is over because time was let
 * run, the running month is brought to its end, frozen, and to its draft day.
 */
async function monthAtDraft(administrator, group, head) {
  const now = dayOf(await administrator.now());
  const first = new Date(`${now.slice(0, 7)}-01T00:00:00Z`);
  const last = new Date(first.getTime() - 24 * 3600_000).toISOString().slice(0, 7);
  const open = { taskDefinitionKey: 'userTask_reviewDraft' };
  if ((await head.tasks({ ...open, processInstanceBusinessKey: `${SUBSIDIARY}-${last}` })).length > 0) return last;
  if (await isStillToCome(group, last)) {
    await freezeIfAsked(group);
    await until(administrator, head, `${SUBSIDIARY}-${last}`, 'userTask_reviewDraft');
    return last;
  }
  const month = now.slice(0, 7);
  for (let days = 0; dayOf(await administrator.now()).slice(0, 7) === month && days < 32; days++) {
    await administrator.forward(DAY);
  }
  await freezeIfAsked(group);
  await until(administrator, head, `${SUBSIDIARY}-${month}`, 'userTask_reviewDraft');
  return month;
}

/** Opens the first line of the card with a case that is held against it. */
async function missedCase(person, month) {
  for (const line of ['RESPONSE', 'FINISH', 'FIRST_FIX', 'CLOSE_LONG', 'SATISFACTION', 'OWNER_RAISED']) {
    await person.page.goto(`/scorecards/${month}/${SUBSIDIARY}/${line}?show=MISSES`);
    if (await person.page.getByText('对此申诉').count()) return line;
  }
  throw new Error('the demo has no case to object to');
}

test('an event is entered by one and confirmed by another', { timeout: 240_000 }, async () => {
  const service = await as(`dev.${SUBSIDIARY}`);
  const group = await as('groupcs');
  const administrator = await as('admin');
  const today = dayOf(await administrator.now());
  await service.page.goto('/score-events');
  await service.page.locator('details summary').click();
  await service.page.selectOption('#subsidiary', SUBSIDIARY);
  await service.page.selectOption('#eventKind', 'CONDUCT');
  await service.page.fill('#happenedOn', today);
  await service.page.fill('#eventReason', '上门人员态度生硬，业主录音为证');
  const picture = await service.page.screenshot();
  await service.page.setInputFiles('#eventFiles', { name: '录音截图.png', mimeType: 'image/png', buffer: picture });
  await service.page.click('details button[type=submit]');
  await service.page.waitForURL(/\/score-events\/\d+$/);
  assert.equal(await service.page.locator('button[name=eventDecision]').count(), 0);
  const address = new URL(service.page.url()).pathname;
  await group.page.goto(address);
  await group.page.click('button[name=eventDecision][value=yes]');
  await group.page.getByText('已办理').waitFor();
  assert.match(await group.words(), new RegExp(`计入月份：${today.slice(0, 7)}`));
  await group.snap('score-event');
  await service.page.goto('/score-events');
  await service.snap('score-events');
  for (const person of [service, group, administrator]) await person.leave();
});

test('a draft is appealed to, decided, confirmed and published', { timeout: 900_000 }, async () => {
  const administrator = await as('admin');
  const group = await as('groupcs');
  const head = await as(`head.${SUBSIDIARY}`);
  const month = await monthAtDraft(administrator, group, head);
  const key = `${SUBSIDIARY}-${month}`;
  await head.page.goto(`/scorecards/${month}/${SUBSIDIARY}`);
  await head.page.locator('#appeals #appealReason').waitFor();
  await head.snap('card-draft');

  // from the card to the case in two clicks, and to the appeal about it in one more
  const line = await missedCase(head, month);
  await head.snap('card-cases');
  await head.page.getByText('对此申诉').first().click();
  await head.page.locator('#appealReason').waitFor();
  assert.equal(await head.page.locator('#appealItem').inputValue(), line);
  const number = await head.page.locator('#appealCase').inputValue();
  await head.page.fill('#appealReason', '业主书面要求改期，见附件');
  const picture = await head.page.screenshot();
  await head.page.setInputFiles('#appealFiles', { name: '改期说明.png', mimeType: 'image/png', buffer: picture });
  await head.page.click('#appeals form[enctype] button[type=submit]');
  await head.page.getByText('已办理').waitFor();
  await head.snap('card-appeal');
  const review = await head.open(await head.taskOf(key, 'userTask_reviewDraft'));
  assert.match(await review.innerText(), new RegExp(number));
  await fillForm(head.page, review, 'review-draft', { reviewResult: 'SUBMIT' });
  await head.snap('reviewDraft');
  await head.submit();
  await head.page.locator('[cam-tasklist-task] .fjs-container').waitFor({ state: 'hidden' });

  await group.complete(key, 'userTask_decideAppeal', 'decide-appeal', {
    appealRuling: 'UPHELD',
    appealRulingReason: '经核查，业主确有书面改期要求',
  });
  await group.taskOf(key, 'userTask_confirmScore', 120);
  await group.complete(key, 'userTask_confirmScore', 'confirm-score', { scoreConfirmed: true });

  // published on its day: locked, on paper, told
  for (let day = 0; day < 20 && !/已发布/.test(await stateOf(group, month)); day++) {
    await administrator.forward(DAY);
  }
  assert.match(await stateOf(group, month), /已发布/);
  await group.snap('scorecards');
  const paper = await head.page.request.get(`/scorecards/${month}/${SUBSIDIARY}/card.pdf`);
  assert.equal(paper.status(), 200);
  assert.equal((await paper.body()).subarray(0, 5).toString(), '%PDF-');
  await head.page.goto(`/scorecards/${month}/${SUBSIDIARY}`);
  await head.page.locator('#appeals').getByText('成立', { exact: true }).waitFor();
  assert.equal(await head.page.locator('#appealReason').count(), 0, 'nothing can be raised any more');
  await head.snap('card-published');
  // and from a point to the version of the table that gave it
  await head.page.locator('a[href^="/score-rules/score-item/"]').first().click();
  await head.page.waitForURL(/\/score-rules\/score-item\/\d+$/);
  assert.match(await head.words(), /及时响应率\s+15\s+80\s+98/);
  await head.snap('card-rule');
  await head.page.goto('/inbox');
  await head.page.getByText(`【考核】${month} 考核结果`).first().waitFor();
  for (const person of [administrator, group, head]) await person.leave();
});

test('it fits on a phone', { timeout: 120_000 }, async () => {
  const head = await as(`head.${SUBSIDIARY}`, { viewport: { width: 390, height: 844 }, isMobile: true });
  const { page } = head;
  for (const address of ['/score-events', '/scorecards', '/score-rules/inside-score/1']) {
    await page.goto(address);
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= window, `${address}: ${wide} of ${window}`);
  }
  await page.goto('/score-events');
  await head.snap('score-events-phone');
  await head.leave();
});
