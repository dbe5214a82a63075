// An owner confirms a repair on the telephone of the counter; the signature is made void, and the owner signs again by the link of
// the SMS. Everything before is done over the API.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person, drawSignature } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium } from './support/tools.mjs';

const PASSWORD = 'Baoxiu-2026!';
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const HOMES = ['6-2-0501', '6-1-0501', '5-2-0501', '5-1-0501', '4-1-0501', '3-1-0501'].map((room) => `HD-LJW-${room}`);

let program;
let browser;
let administrator;

before(async () => {
  program = await startProgram();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  administrator = await Person.logIn(browser, program.base, 'admin');
}, { timeout: 480_000 });

after(async () => {
  await browser?.close();
  await program?.stop();
});

const as = (user, options) => Person.logIn(browser, program.base, user, options);

function call(person, path, options) {
  const authorization = `Basic ${Buffer.from(`${person.user}:${PASSWORD}`).toString('base64')}`;
  return person.page.request.post(path, { headers: { authorization }, ...options });
}

async function done(person, number, step, values) {
  const task = await person.taskOf(number, `userTask_${step}`);
  const answer = await call(person, `/api/tasks/${task.id}/completion`, { data: values });
  assert.equal(answer.status(), 204, `${step}: ${await answer.text()}`);
}

/** What the demo's clock says, as the forms write it. */
const now = async () => (await administrator.now()).toISOString();

async function quietHome(clerk) {
  for (const home of HOMES) {
    await clerk.page.goto(`/cases?q=${home}`);
    if ((await clerk.page.locator('main a[href^="/cases/BX-"]').count()) === 0) return home;
  }
  throw new Error('every home has a case');
}

/** A leak that property engineering repaired and the warranty office inspected. */
async function repaired(clerk) {
  const home = await quietHome(clerk);
  const reported = await call(clerk, '/api/reports', {
    data: {
      homeCode: home,
      defectClass: 'LEAK',
      place: 'BATHROOM',
      symptom: 'SEEPAGE',
      description: '卫生间门槛石渗水',
      reporterName: '李建国',
      reporterPhone: '19000001301',
      channel: 'COUNTER',
    },
  });
  assert.ok(reported.ok(), await reported.text());
  const number = (await reported.json()).caseNumber;
  const engineer = await as('eng.huadong');
  const office = await as('office.huadong');
  await done(engineer, number, 'contactOwner', { contactedAt: await now(), contactResult: 'REACHED' });
  await done(engineer, number, 'logArrival', { arrivedAt: await now() });
  await done(engineer, number, 'surveySite', {
    surveyDefectClass: 'LEAK',
    surveyPlace: 'BATHROOM',
    cause: 'CONSTRUCTION',
    proposedInWarranty: 'yes',
    proposedHandling: 'PROPERTY',
    surveyNote: '门槛石下防水破损',
  });
  await done(office, number, 'decideFinding', {
    inWarranty: 'yes',
    responsibleParty: 'PROPERTY',
    handling: 'PROPERTY',
    findingReason: '物业自修',
  });
  await done(engineer, number, 'makePropertyAppointment', { appointmentAt: await now() });
  await done(engineer, number, 'carryOutPropertyRepair', {
    arrivedAt: await now(),
    completedAt: await now(),
    workDone: '重做门槛石防水',
    dryingNeeded: 'NONE',
  });
  // a picture of the page will do
  const picture = { name: 'after.png', mimeType: 'image/png', buffer: await clerk.page.screenshot() };
  const added = await call(engineer, `/api/cases/${number}/attachments`, {
    multipart: { kind: 'AFTER', spot: '卫生间', files: picture },
  });
  assert.equal(added.status(), 201);
  await done(office, number, 'inspectRepair', { passed: 'yes', inspectedAt: await now() });
  await engineer.leave();
  await office.leave();
  return number;
}

/** The last link of an SMS about the case, from the demo's outbox. */
async function link(number) {
  for (let page = 0; page < 40; page++) {
    await administrator.page.goto(`/demo/outbox?page=${page}`);
    const lines = (await administrator.page.locator('main').innerText()).split('\n');
    const found = lines.filter((line) => line.includes(number)).map((line) => line.match(/\/c\/[\w-]{43}/)?.[0]);
    if (found.some(Boolean)) return found.find(Boolean);
  }
  throw new Error(`the outbox holds no link for ${number}`);
}

test('an owner signs at the counter, and again by the link after the signature was made void', { timeout: 420_000 }, async () => {
  const clerk = await as('clerk.huadong');
  const number = await repaired(clerk);
  const first = await link(number);
  const desk = await clerk.casePage(number, 'asks-for-signature');
  assert.match(desk.text, /请业主签字/);

  const phone = await as('clerk.huadong', PHONE);
  await phone.page.goto(`/cases/${number}/signature`);
  await phone.snap('signature-empty');
  await phone.page.fill('#signer-name', '李建国');
  await phone.page.locator('main button[type=submit]').click();
  await phone.page.getByText('还没有签名').waitFor();
  await phone.takeSignature(number);
  const signed = await phone.casePage(number, 'signed-phone');
  assert.match(signed.text, /已关闭/);
  assert.match(signed.text, /记录与签字时一致/);
  assert.match(signed.text, /签字人：李建国/);
  assert.equal((await phone.page.goto(first)).status(), 403, 'staff do not answer for the owner');

  const developer = await as('dev.huadong', { viewport: { width: 1280, height: 900 } });
  await developer.casePage(number, 'signed');
  await developer.page.getByText('作废签名').first().click();
  await developer.page.fill('#void-reason', '维修内容登记有误');
  await developer.page.locator('#signatures form button[type=submit]').click();
  await developer.page.getByText('签名已作废，待业主重新确认').waitFor();
  await developer.snap('void');

  const again = await link(number);
  assert.notEqual(again, first);
  const context = await browser.newContext({ baseURL: program.base, locale: 'zh-CN', ...PHONE });
  const owner = new Person(await context.newPage(), 'owner');
  assert.equal((await owner.page.goto(first)).status(), 410, 'a newer message has replaced it');
  await owner.page.goto(again);
  await owner.snap('confirm');
  await owner.page.getByText('还没修好', { exact: true }).click();
  await owner.page.locator('#owner-words').waitFor();
  await owner.snap('confirm-not-fixed');
  await owner.page.getByText('已修好', { exact: true }).click();
  await owner.page.fill('#signer-name', '李建国');
  await drawSignature(owner.page);
  await owner.snap('confirm-signed');
  await owner.page.locator('button[type=submit]').click();
  await owner.page.getByText('谢谢，您已签字确认').waitFor();
  await owner.snap('confirm-thanks');
  assert.equal((await owner.page.goto(again)).status(), 410);
  assert.match(await owner.page.locator('main').innerText(), /您已经提交过答复/);
  await context.close();

  const view = await (await developer.api(`/api/cases/${number}`)).json();
  assert.deepEqual(view.signatures.map(({ means }) => means), ['DRAWN', 'LINK']);
  assert.equal(view.signatures[0].voidReason, '维修内容登记有误');
  assert.equal(view.signatures[1].unchanged, true);
  await developer.casePage(number, 'signed-again');
  for (const person of [clerk, phone, developer]) await person.leave();
});
