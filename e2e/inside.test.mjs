// Scores of departments and people, rewards and penalties, as those see them whom they concern: on a screen and on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium } from './support/tools.mjs';

const SCREEN = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true };
const CASE_OF = /\/cases\/([^/?#]+)/;

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

/** The inside scores of the newest card that the person sees on the list, which for a head is a draft perhaps. */
async function openInside(page) {
  await page.goto('/scorecards');
  await page.locator('main a[href*="/huadong"]').first().click();
  await page.locator('main a[href$="/inside"]').first().click();
  await page.locator('main h1', { hasText: '内部考核' }).waitFor();
}

/** The same a month before, which is published. */
async function openPublished(page) {
  await openInside(page);
  await openBefore(page);
}

async function openBefore(page) {
  const [, year, month] = /\/scorecards\/(\d{4})-(\d{2})\//.exec(page.url()).map(Number);
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  await page.goto(`/scorecards/${before}/huadong/inside`);
  await page.locator('main h1', { hasText: '内部考核' }).waitFor();
}

/** What the newest month says in which calls to owners were due: the demo has months without. */
async function wordsWithCalls(person) {
  for (let months = 0; months < 3 && !/岗位整体/.test(await person.words()); months++) await openBefore(person.page);
  return person.words();
}

async function looksRight(person, name) {
  const { page } = person;
  const text = await person.words();
  assert.doesNotMatch(text, /\?\?|inside\.|reward\./, `${name}: no key without words`);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${name}: ${wide} of ${window}`);
  await person.snap(name);
  return text;
}

/** A case that counts for a person of the post, and the person. */
async function someoneOf(page, item) {
  const link = page.locator(`main a[href*="/inside/${item}?person="]`).first();
  const who = new URL(await link.getAttribute('href'), program.base).searchParams.get('person');
  await link.click();
  const number = CASE_OF.exec(await page.locator('main a[href^="/cases/"]').first().getAttribute('href'))[1];
  return { who, number };
}

for (const [form, options] of [['screen', SCREEN], ['phone', PHONE]]) {
  test(`the head opens scores to their cases, on a ${form}`, { timeout: 180_000 }, async () => {
    const head = await as('head.huadong', options);
    const { page } = head;
    await openInside(page);
    const text = await looksRight(head, `inside-${form}`);
    assert.match(text, /物业客服/);
    assert.match(text, /按同一批案件计算，共同承担/);
    assert.match(await wordsWithCalls(head), /岗位整体/);
    await page.locator('main a[href*="/inside/PROPERTY_CS/RESPONSE"]').click();
    await page.locator('main a[href^="/cases/"]').first().waitFor();
    await looksRight(head, `inside-cases-${form}`);
    await head.leave();
  });

  test(`a person of a post sees the own score alone, on a ${form}`, { timeout: 180_000 }, async () => {
    const head = await as('head.huadong', options);
    await openPublished(head.page);
    const address = head.page.url();
    const everybody = await head.page.locator('main a[href*="/CONDUCT?person="]')
      .evaluateAll((links) => links.map((link) => link.href));
    const { who } = await someoneOf(head.page, 'OFFICER/CONDUCT');
    await head.leave();
    const person = await as(who, options);
    const { page } = person;
    await page.goto(address);
    await looksRight(person, `inside-own-${form}`);
    const seen = await page.locator('main a[href*="person="]').evaluateAll((links) =>
      links.map((link) => new URL(link.href).searchParams.get('person')).filter((one) => one));
    assert.ok(seen.length > 0 && seen.every((one) => one === who), `${who} sees ${seen}`);
    // the line of a post as a whole names nobody and is seen like that of a department
    const others = everybody.filter((one) => ![who, ''].includes(new URL(one).searchParams.get('person')));
    assert.ok(others.length > 0, 'there are others to hide');
    for (const other of others) {
      assert.equal((await page.goto(other)).status(), 404, other);
    }
    await person.leave();
  });
}

test('a penalty is entered by the head, confirmed by the group and read by the person', { timeout: 240_000 }, async () => {
  const head = await as('head.huadong', SCREEN);
  await openInside(head.page);
  const { who, number } = await someoneOf(head.page, 'OFFICER/CONDUCT');
  const month = /\/scorecards\/(\d{4}-\d{2})\//.exec(head.page.url())[1];
  await head.page.goto('/rewards');
  await looksRight(head, 'rewards');
  const enter = async (reason) => {
    const { page } = head;
    await page.goto('/rewards');
    await page.locator('main details summary').click();
    await page.selectOption('#rewardPerson', who);
    await page.fill('#rewardMonth', month);
    await page.selectOption('#rewardKind', 'PENALTY');
    await page.fill('#rewardPoints', '0.5');
    await page.fill('#caseNumber', number);
    await page.fill('#rewardReason', reason);
    await page.click('main details form button[type=submit]');
  };
  await enter('判责说明未附现场照片');
  await head.page.waitForURL(/\/rewards\/\d+/);
  const address = new URL(head.page.url()).pathname;
  await looksRight(head, 'reward');
  await enter('再点一次');
  await head.page.getByText('已有一条待确认或已确认的记录').waitFor();
  await looksRight(head, 'reward-refused');
  await head.leave();

  const group = await as('groupcs', PHONE);
  await group.page.goto(address);
  await looksRight(group, 'reward-phone');
  await group.page.click('button[name=rewardDecision][value=yes]');
  await group.page.locator('.alert-success').waitFor();
  await group.page.goto(`/rewards?person=${who}&state=CONFIRMED`);
  assert.match(await group.page.locator('#reward-sums').innerText(), /处罚/);
  await looksRight(group, 'rewards-phone');
  await group.leave();

  const person = await as(who, PHONE);
  await person.page.goto(address);
  assert.match(await looksRight(person, 'reward-own-phone'), /判责说明未附现场照片/);
  assert.equal(await person.page.locator('button[name=rewardDecision]').count(), 0);
  await person.leave();
});
