// A contractor that does not come: every rung of the ladder in Tasklist, up to the money, of which a part is given back later;
// an objection that is upheld; and the owner, who is called back three times and has the case opened again.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Person } from './support/tasklist.mjs';
import { startProgram } from './support/program.mjs';
import { chromium, root } from './support/tools.mjs';

const CONTRACT = 'HD-LJW-HT-02';
const THIRD_PARTY = { name: '速修', user: 't001' };
const DAY = 24 * 60;

let program;
let browser;
let clerk;
let engineer;
let office;
let developer;
let cost;
let contractor;
let group;
let hotline;
let administrator;

before(async () => {
  program = await startProgram();
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const as = (user) => Person.logIn(browser, program.base, user);
  clerk = await as('clerk.huadong');
  engineer = await as('eng.huadong');
  office = await as('office.huadong');
  developer = await as('dev.huadong');
  cost = await as('cost.huadong');
  contractor = await as('c102');
  group = await as('groupcs');
  hotline = await as('hotline');
  administrator = await as('admin');
}, { timeout: 480_000 });

after(async () => {
  await browser?.close();
  await program?.stop();
});

async function until(what, condition) {
  for (let attempt = 0; attempt < 120; attempt++) {
    const found = await condition();
    if (found) return found;
    await clerk.page.waitForTimeout(1000);
  }
  throw new Error(`not within two minutes: ${what}`);
}

const taskOf = (person, number, element) => async () =>
  (await person.tasks({ processInstanceBusinessKey: number, taskDefinitionKey: element }))[0];

/** Days that count are working days: a day is gone one by one, so that nothing is due twice over. */
async function days(count) {
  for (let day = 0; day < count; day++) await administrator.forward(DAY);
}

const LINES = ['3-1', '4-1', '5-1', '6-1', '3-2', '4-2', '5-2', '6-2'];

/**
 * A home that nobody reported anything about, on a line of homes of its own: a second report of the same place would be
 * taken for the first, and leaks below each other for a group complaint.
 */
async function quietHome() {
  while (LINES.length > 0) {
    const home = `HD-LJW-${LINES.shift()}-1002`;
    await clerk.page.goto(`/cases?q=${home}`);
    if ((await clerk.page.locator('main a[href^="/cases/BX-"]').count()) === 0) return home;
  }
  throw new Error('every home has a case');
}

/** A leak whose waterproofing contractor has accepted the order and then does not come. */
async function abandoned(description) {
  const homeCode = await quietHome();
  await clerk.report({
    homeCode,
    defectClass: 'LEAK',
    place: 'BATHROOM',
    symptom: 'SEEPAGE',
    description,
    reporterName: '周文',
    reporterPhone: '19000001240',
    channel: 'PHONE',
  });
  await clerk.page.goto(`/cases?q=${homeCode}`);
  const number = (await clerk.page.locator('main a[href^="/cases/BX-"]').first().innerText()).trim();
  const now = () => administrator.now();
  await engineer.complete(number, 'userTask_contactOwner', 'contact-owner', {
    contactedAt: await now(),
    contactResult: 'REACHED',
    visitAt: new Date((await now()).getTime() + DAY * 60_000),
  });
  await engineer.complete(number, 'userTask_logArrival', 'log-arrival', { arrivedAt: await now() });
  await engineer.complete(number, 'userTask_surveySite', 'survey-site', {
    surveyDefectClass: 'LEAK',
    surveyPlace: 'BATHROOM',
    cause: 'CONSTRUCTION',
    proposedInWarranty: 'yes',
    proposedHandling: 'CONTRACTOR',
    surveyNote: '闭水试验渗漏，防水层搭接不足',
  });
  await office.complete(number, 'userTask_decideFinding', 'decide-finding', {
    inWarranty: 'yes',
    responsibleParty: '防水',
    handling: 'CONTRACTOR',
    repairingParty: '防水',
    findingReason: '防水层施工缺陷，在保修期内',
  });
  await office.complete(number, 'userTask_dispatchWorkOrder', 'dispatch-work-order', {
    repairingParty: '防水',
    workScope: '重做卫生间防水层',
  });
  await contractor.complete(number, 'userTask_acceptWorkOrder', 'accept-work-order', { accepted: 'yes' });
  await contractor.complete(number, 'userTask_makeAppointment', 'make-appointment', {
    appointmentAt: new Date((await now()).getTime() + DAY * 60_000),
  });
  return number;
}

/** Drafts the letter that is proposed, has it approved, issued and sent; its PDF is kept as a file to look at. */
async function send(number, rung, values, approvers = [developer]) {
  await until(`draft of ${rung}`, taskOf(office, number, 'userTask_draftLetter'));
  await office.complete(number, 'userTask_draftLetter', 'draft-letter', { sendLetter: 'yes', rung, ...values });
  for (const approver of approvers) {
    await approver.complete(number, 'userTask_approveLetter', 'approve-letter', { approved: 'yes' });
  }
  await until(`${rung} is issued`, taskOf(office, number, 'userTask_recordDelivery'));
  await office.complete(number, 'userTask_recordDelivery', 'record-delivery', {
    deliveryChannel: 'WECOM',
    sendNow: true,
  });
  await keepPdf(number, rung);
}

async function keepPdf(number, rung) {
  await office.page.goto(`/cases/${number}`);
  const letter = await office.page.locator('#ladder a[href^="/letters/"]:not([href$="/objection"])').last().getAttribute('href');
  const answer = await office.page.request.get(`${letter}/pdf`);
  assert.equal(answer.status(), 200, `PDF of ${rung}`);
  const folder = join(root, 'e2e/screenshots');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `letter-${rung}.pdf`), await answer.body());
}

/** What the retention of the contract holds, in yuan, as its API says. */
async function retention() {
  const answer = await office.api(`/api/contracts/${CONTRACT}/retention`);
  assert.equal(answer.status(), 200);
  return answer.json();
}

const balanceOf = (account) => account.sources.find(({ source }) => source === 'RETENTION').balance;

test('notice, demand, and what follows: money is taken once, and not where an objection is upheld', { timeout: 1_500_000 }, async () => {
  const before = balanceOf(await retention());
  const late = await abandoned('主卫墙角渗水');
  const disputed = await abandoned('次卫地漏边渗水');

  await days(4);
  for (const number of [late, disputed]) {
    await send(number, 'REPAIR_NOTICE', { demandText: '收函后二十四小时内进场维修。' });
  }
  await days(2);
  for (const number of [late, disputed]) {
    await send(number, 'FORMAL_DEMAND', { demandText: '逾期仍未进场的，由第三方维修，费用由你司承担。' });
  }
  await days(8);

  await send(late, 'THIRD_PARTY_NOTICE', { demandText: '即日起由第三方维修，费用由你司承担。' });

  // an objection that is upheld: nothing is taken
  await send(disputed, 'DEDUCTION_NOTICE', {
    deviationReason: '本案不另派第三方，按合同扣收逾期违约金',
    demandText: '从质保金中扣收逾期违约金。',
  });
  await contractor.complete(disputed, 'userTask_raiseObjection', 'raise-objection', {
    objection: '业主自行改动卫生间，逾期不应由我司承担',
    wanted: '撤销扣款',
  });
  await group.complete(disputed, 'userTask_decideObjection', 'decide-objection', {
    ruling: 'REVOKED',
    rulingReason: '业主确认自行改动，异议成立',
  });
  const revoked = await office.casePage(disputed, 'objection-upheld');
  assert.match(revoked.text, /撤销/);
  assert.equal(balanceOf(await retention()), before, 'nothing was taken');
  // another party repairs; its cost comes back from the contractor
  await office.complete(late, 'userTask_chooseThirdParty', 'choose-third-party', {
    sendThirdParty: 'yes',
    thirdParty: THIRD_PARTY.name,
  });
  await office.complete(late, 'userTask_recordQuote', 'record-third-party-quote', {
    quoted: 'yes',
    quoteNumber: 'BJ-2026-118',
    quoteSum: '4800',
    quoteReason: '按现场面积包干',
  });
  await developer.complete(late, 'userTask_approveQuote', 'approve-third-party-cost', { approved: 'yes' });
  const third = await Person.logIn(browser, program.base, THIRD_PARTY.user);
  await third.complete(late, 'userTask_acceptWorkOrder', 'accept-work-order', { accepted: 'yes' });
  await third.complete(late, 'userTask_makeAppointment', 'make-appointment', {
    appointmentAt: new Date((await administrator.now()).getTime() + 60_000 * 60),
  });
  await administrator.forward(120);
  const done = await administrator.now();
  await third.complete(late, 'userTask_carryOutRepair', 'carry-out-repair', {
    arrivedAt: done,
    completedAt: done,
    workDone: '重做防水层，闭水试验合格',
    materials: '聚氨酯防水涂料 12 公斤',
    dryingNeeded: 'NONE',
  });
  await third.photograph(late);
  await office.complete(late, 'userTask_inspectRepair', 'inspect-repair', {
    passed: 'yes',
    inspectedAt: await administrator.now(),
  });
  await clerk.takeSignature(late);
  // a case does not close over the complaint that its delay has raised
  await settled(late);
  await until('the owner is to be called back', taskOf(developer, late, 'userTask_callOwner'));
  await office.complete(late, 'userTask_recordCost', 'record-third-party-cost', {
    invoiceNumber: '26322000000012345678',
    invoiceAmount: '4800',
    invoicedOn: await administrator.now(),
    quantitiesConfirmed: true,
  });
  await send(late, 'DEDUCTION_NOTICE', { demandText: '从质保金中扣收第三方维修费用及违约金。' }, [developer, cost]);
  const letter = await office.casePage(late, 'deduction-announced');
  assert.match(letter.text, /扣款通知单/);
  await days(9);
  const posted = await until('the deduction is posted', async () => {
    const account = await retention();
    return balanceOf(account) < before && account;
  });
  const posting = posted.postings.find(({ caseNumber }) => caseNumber === late);
  assert.ok(posting, 'the posting names the case');
  assert.match(posting.letterNumber, /^华东维修〔\d{4}〕第\d+号$/);
  assert.ok(Math.abs(before - balanceOf(posted) - Math.abs(posting.amount)) < 0.005, 'the balance is the sum of its postings');
  await office.casePage(late, 'ladder');
  await givenBack(posting.letterNumber, '1000');
  assert.ok(Math.abs(balanceOf(await retention()) - balanceOf(posted) - 1000) < 0.005, 'part of it was given back');
  await calledBack(late);
});

const HOUR = 3600_000;

/** Level 3 answers, or decides if its time to answer was over; the owner agrees to an answer. */
async function settled(number) {
  const answering = 'userTask_answerLevel3';
  const [waits] = await hotline.tasks({ processInstanceBusinessKey: number, taskDefinitionKey: answering });
  if (!waits) {
    await hotline.complete(number, 'userTask_decideEscalation', 'decide-escalation', {
      decisionReason: '第三方已修复并经业主确认，原施工单位按合同追责',
    });
    return;
  }
  await hotline.complete(number, answering, 'answer-escalation', { answer: '第三方已修复并经业主确认，原施工单位按合同追责' });
  await hotline.complete(number, 'userTask_askOwnerLevel3', 'ask-owner', { ownerAgrees: 'yes', ownerWords: '电话回复：同意' });
}

/** The next three instants at 10:00, 15:00 or 19:00 in Shanghai. */
function attemptsAfter(now) {
  const midnight = Math.floor((now.getTime() + 8 * HOUR) / (24 * HOUR)) * 24 * HOUR - 8 * HOUR;
  const times = [];
  for (let day = 0; times.length < 3; day++) {
    for (const hour of [10, 15, 19]) {
      const at = new Date(midnight + (day * 24 + hour) * HOUR);
      if (at > now && times.length < 3) times.push(at);
    }
  }
  return times;
}

/** Three calls at different times of the day, each written down when it was made; the last brings the case back into work. */
async function calledBack(number) {
  const [first, second, third] = attemptsAfter(await administrator.now());
  const call = async (calledAt, values) => {
    await administrator.forward(Math.ceil((calledAt - (await administrator.now())) / 60_000) + 1);
    await developer.complete(number, 'userTask_callOwner', 'call-owner', { calledAt, ...values });
  };
  await call(first, { callResult: 'NO_ANSWER', callNote: '无人接听' });
  await call(second, { callResult: 'NO_ANSWER' });
  await call(third, {
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
  assert.equal(reopened.round, 2, 'the case is in its second round');
  await developer.page.goto('/callbacks?from=2020-01-01');
  await developer.snap('callbacks');
  assert.match(await developer.page.locator('main').innerText(), /各回访人/);
}

/** The office asks for it on the page of the contract, another department approves it in Tasklist. */
async function givenBack(letterNumber, yuan) {
  await office.page.goto(`/contracts/${CONTRACT}`);
  const deduction = office.page.locator('.posting-list tr').filter({ hasText: letterNumber }).first();
  await deduction.locator('summary').click();
  await deduction.locator('[name=reversalAmount]').fill(yuan);
  await deduction.locator('[name=reversalEvidence]').fill('双方协议 2026-31');
  await deduction.locator('[name=reversalReason]').fill('经复核，部分面积不属本次渗漏');
  await office.snap('reversal');
  await deduction.locator('button[type=submit]').click();
  await office.page.locator('[role=status]').first().waitFor();
  await developer.complete(CONTRACT, 'userTask_approveReversal', 'approve-deduction-reversal', { approved: 'yes' });
  await office.page.goto(`/contracts/${CONTRACT}`);
  await office.snap('ledger');
}
