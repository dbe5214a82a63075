// A leak from report to closure, as a new user would do it: everything in Tasklist and on the case page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from './support/tasklist.mjs';
import { fillForm } from './support/forms.mjs';
import { startProgram } from './support/program.mjs';
import { chromium } from './support/tools.mjs';

const HOME = 'HD-LJW-2-1-0302';
const DAY = 24 * 3600_000;

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

const as = (user) => Person.logIn(browser, program.base, user);

test('a leak is reported, repaired, reworked once, confirmed and closed', { timeout: 420_000 }, async () => {
  const clerk = await as('clerk.huadong');
  const engineer = await as('eng.huadong');
  const office = await as('office.huadong');
  const contractor = await as('c004');
  const administrator = await as('admin');
  // other journeys have let the demo's time run ahead
  const now = () => administrator.now();
  const tomorrow = async () => new Date((await now()).getTime() + DAY);
  await clerk.page.goto('/');
  await clerk.snap('home');

  const known = new Set((await engineer.tasks({ processDefinitionKey: 'repair-case' })).map((task) => task.id));
  await clerk.report({
    homeCode: HOME,
    defectClass: 'LEAK',
    place: 'BATHROOM',
    symptom: 'SEEPAGE',
    description: '主卧卫生间墙角渗水，墙面发霉',
    reporterName: '张晓明',
    reporterPhone: '19000001234',
    channel: 'COUNTER',
  });
  const first = (await engineer.tasks({ processDefinitionKey: 'repair-case' })).find(
    (task) => !known.has(task.id) && task.taskDefinitionKey === 'userTask_contactOwner');
  assert.ok(first, 'property engineering has a new task to contact the owner');
  const number = await engineer.caseNumberOf(first);
  assert.match(number, /^BX-HD-LJW-\d{8}-\d{4}$/);

  await engineer.complete(number, 'userTask_contactOwner', 'contact-owner', {
    contactedAt: await now(),
    contactResult: 'REACHED',
    visitAt: await tomorrow(),
    contactNote: '业主明天在家',
  });
  await engineer.complete(number, 'userTask_logArrival', 'log-arrival', { arrivedAt: await now() });
  await engineer.complete(number, 'userTask_surveySite', 'survey-site', {
    surveyDefectClass: 'LEAK',
    surveyPlace: 'BATHROOM',
    cause: 'CONSTRUCTION',
    proposedInWarranty: 'yes',
    proposedHandling: 'CONTRACTOR',
    surveyNote: '墙根防水层开裂，闭水试验渗漏',
  });
  await office.complete(number, 'userTask_decideFinding', 'decide-finding', {
    inWarranty: 'yes',
    responsibleParty: '岭南建设',
    handling: 'CONTRACTOR',
    repairingParty: '岭南建设',
    findingReason: '防水层施工缺陷，在保修期内',
  });
  await office.complete(number, 'userTask_dispatchWorkOrder', 'dispatch-work-order', {
    repairingParty: '岭南建设',
    workScope: '重做主卧卫生间墙根防水层并恢复面层',
  });
  await contractor.complete(number, 'userTask_acceptWorkOrder', 'accept-work-order', { accepted: 'yes' });
  await contractor.complete(number, 'userTask_makeAppointment', 'make-appointment', { appointmentAt: await tomorrow() });
  const repair = {
    arrivedAt: await now(),
    completedAt: await now(),
    workDone: '凿除面层，重做防水，恢复面砖',
    materials: '聚氨酯防水涂料 8 公斤',
    dryingNeeded: 'NONE',
  };
  await contractor.complete(number, 'userTask_carryOutRepair', 'carry-out-repair', repair);

  await contractor.photograph(number);
  await office.open(await office.taskOf(number, 'userTask_inspectRepair'));
  await office.complete(number, 'userTask_inspectRepair', 'inspect-repair', {
    passed: 'no',
    inspectedAt: await now(),
    inspectionNote: '闭水 24 小时后仍有渗漏',
  });
  await contractor.complete(number, 'userTask_makeAppointment', 'make-appointment', { appointmentAt: await tomorrow() });
  await contractor.complete(number, 'userTask_carryOutRepair', 'carry-out-repair', {
    ...repair,
    arrivedAt: await now(),
    completedAt: await now(),
    workDone: '返修：补做管根防水',
  });
  // the photo of the repair that failed proves nothing
  const inspection = await office.open(await office.taskOf(number, 'userTask_inspectRepair'));
  await inspection.getByText('本次维修的维修后照片 0 张，验收合格须有 1 张', { exact: false }).waitFor();
  await fillForm(office.page, inspection, 'inspect-repair', { passed: 'yes', inspectedAt: await now() });
  await office.submit();
  await office.page.getByText('验收合格须有本次维修的“维修后”照片 1 张，现有 0 张', { exact: false }).first().waitFor();
  await office.snap('no-photo');
  await contractor.photograph(number);
  await office.complete(number, 'userTask_inspectRepair', 'inspect-repair', { passed: 'yes', inspectedAt: await now() });
  await clerk.takeSignature(number);

  assert.deepEqual(await clerk.tasks({ processInstanceBusinessKey: number }), [], 'nothing is left to do');
  const page = await clerk.casePage(number, 'closed');
  assert.equal(page.status, 200);
  assert.match(page.text, new RegExp(number));
  assert.match(page.text, /已关闭/);

  const stranger = await as('clerk.huanan');
  const hidden = await stranger.casePage(number, 'other-subsidiary');
  assert.equal(hidden.status, 404, 'another subsidiary does not see the case');
  for (const person of [clerk, engineer, office, contractor, administrator, stranger]) await person.leave();
});

test('what is wrong is said in the form and the task stays', { timeout: 120_000 }, async () => {
  const clerk = await as('clerk.huadong');
  const { page } = clerk;
  await page.goto('/camunda/app/tasklist/default/');
  await clerk.report({
    homeCode: 'HD-LJW-2-1-0401',
    defectClass: 'DRAIN',
    place: 'KITCHEN',
    symptom: 'BLOCKED',
    description: '厨房下水堵塞',
    reporterName: '李静',
    reporterPhone: '19000001235',
    channel: 'PHONE',
  });
  const engineer = await as('eng.huadong');
  const [task] = (await engineer.tasks({ processDefinitionKey: 'repair-case' })).filter(
    (open) => open.taskDefinitionKey === 'userTask_contactOwner');
  const number = await engineer.caseNumberOf(task);
  const administrator = await as('admin');
  const tomorrow = new Date((await administrator.now()).getTime() + DAY);
  const scope = await engineer.open(task);
  await fillForm(engineer.page, scope, 'contact-owner', { contactedAt: tomorrow, contactResult: 'NOT_REACHED' });
  await engineer.submit();
  await engineer.page.getByText('联系时间', { exact: false }).filter({ hasText: '「' }).first().waitFor();
  await engineer.snap('refused');
  assert.equal((await engineer.taskOf(number, 'userTask_contactOwner')).id, task.id);
  for (const person of [clerk, engineer, administrator]) await person.leave();
});

// It lets the demo's time run ahead by days.
test('nobody takes a report up: level 1 is silent, level 2 too, level 3 decides', { timeout: 420_000 }, async () => {
  const clerk = await as('clerk.huadong');
  const engineer = await as('eng.huadong');
  const developer = await as('dev.huadong');
  const hotline = await as('hotline');
  const administrator = await as('admin');
  const until = async (what, condition) => {
    for (let attempt = 0; attempt < 90; attempt++) {
      const found = await condition();
      if (found) return found;
      await clerk.page.waitForTimeout(1000);
    }
    throw new Error(`not within 90 s: ${what}`);
  };
  /** Days pass one by one, since weekends and holidays do not count. */
  const daysUntil = async (what, condition) => {
    for (let day = 0; day < 12; day++) {
      const found = await condition();
      if (found) return found;
      await administrator.forward(24 * 60);
    }
    return until(what, condition);
  };
  const taskOf = (person, number, element) => async () =>
    (await person.tasks({ processInstanceBusinessKey: number, taskDefinitionKey: element }))[0];

  await clerk.report({
    homeCode: 'HD-LJW-2-1-0703',
    defectClass: 'LEAK',
    place: 'BATHROOM',
    symptom: 'SEEPAGE',
    description: '次卫吊顶滴水',
    reporterName: '王芳',
    reporterPhone: '19000001236',
    channel: 'PHONE',
  });
  // read where the clerk reads it; nobody may claim the task for that
  await clerk.page.goto('/cases?q=HD-LJW-2-1-0703');
  const number = (await clerk.page.locator('main a[href^="/cases/BX-"]').first().innerText()).trim();
  assert.match(number, /^BX-HD-LJW-\d{8}-\d{4}$/);

  // P1: an hour for the first contact. Nobody claims the task: the level above is told, not who is missing.
  await administrator.forward(61);
  const level1 = await until('level 1', taskOf(clerk, number, 'userTask_answerLevel1'));
  assert.match(await clerk.inbox(number), /无人接手/, 'customer service of the property company is told');
  assert.doesNotMatch(await engineer.inbox(number), /无人接手|已超时/, 'those who do not stir are not');
  await clerk.open(level1);
  await clerk.snap('level-1');

  // four working hours without an answer, then a working day
  await administrator.forward('MORNING');
  const level2 = await daysUntil('level 2', taskOf(developer, number, 'userTask_answerLevel2'));
  assert.match(await developer.inbox(number), /升级/, 'customer service of the developer is told');
  await developer.open(level2);
  await developer.snap('level-2');
  const level3 = await daysUntil('level 3', taskOf(hotline, number, 'userTask_answerLevel3'));
  assert.match(await hotline.inbox(number), /升级/, 'the hotline of the group is told');
  assert.equal(level3.assignee, null);

  await hotline.complete(number, 'userTask_answerLevel3', 'answer-escalation', {
    answer: '集团已责成物业今日上门，并致歉',
  });
  await hotline.complete(number, 'userTask_askOwnerLevel3', 'ask-owner', {
    ownerAgrees: 'no',
    ownerWords: '要求更换物业工程师',
  });
  await hotline.complete(number, 'userTask_decideEscalation', 'decide-escalation', {
    decisionReason: '由保修办直接派单维修；更换人员的诉求不予支持',
  });

  const record = await hotline.casePage(number, 'levels');
  for (const words of [/1 物业客服/, /2 地产客服/, /3 集团热线/, /物业工程 1 小时 1 分/, /不认可：要求更换/, /不予支持/]) {
    assert.match(record.text, words, 'the record names levels, who held the case, and the decision');
  }
  assert.deepEqual(
    (await hotline.tasks({ processInstanceBusinessKey: number })).filter((task) => /Level|Escalation/.test(task.taskDefinitionKey)),
    [], 'the chain has ended');
  assert.ok(await taskOf(engineer, number, 'userTask_contactOwner')(), 'the work itself goes on');
  for (const person of [clerk, engineer, developer, hotline, administrator]) await person.leave();
});
