// One person at work in Tasklist, in a browser session of their own.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fillForm } from './forms.mjs';
import { root } from './tools.mjs';

const PASSWORD = 'Baoxiu-2026!';
const TASKLIST = '/camunda/app/tasklist/default/';
const screenshots = join(root, 'e2e/screenshots');
let picture = 0;

/** Two strokes across the field, with the mouse. */
export async function drawSignature(page) {
  const canvas = page.locator('[data-signature-canvas]');
  await canvas.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await canvas.boundingBox();
  for (const [fromX, fromY, toX, toY] of [[0.15, 0.25, 0.8, 0.75], [0.2, 0.8, 0.85, 0.2]]) {
    await page.mouse.move(x + width * fromX, y + height * fromY);
    await page.mouse.down();
    await page.mouse.move(x + width * toX, y + height * toY, { steps: 25 });
    await page.mouse.up();
  }
}

export class Person {
  static async logIn(browser, base, user, options = {}) {
    const context = await browser.newContext({
      baseURL: base,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1600, height: 1000 },
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    await page.goto('/login');
    await page.fill('#username', user);
    await page.fill('#password', PASSWORD);
    await page.click('main button[type=submit]');
    await page.waitForURL((url) => !url.pathname.startsWith('/login'));
    return new Person(page, user);
  }

  constructor(page, user) {
    this.page = page;
    this.user = user;
  }

  /** What the page says, once it has come whole: after a click its heading is there before its end. */
  async words() {
    await this.page.waitForLoadState();
    return this.page.locator('main').innerText();
  }

  async snap(name) {
    await this.page.waitForLoadState();
    mkdirSync(screenshots, { recursive: true });
    picture += 1;
    const file = `${String(picture).padStart(2, '0')}-${this.user}-${name}.png`;
    await this.page.screenshot({ path: join(screenshots, file), fullPage: true });
  }

  async leave() {
    await this.page.context().close();
  }

  /** "Start process" with the report form; the number of the new case is read where the person reads it. */
  async report(values) {
    const { page } = this;
    await page.goto(TASKLIST);
    await page.locator('.start-process-action a').first().click();
    const dialog = page.locator('.modal-content');
    await dialog.getByText('维修案件', { exact: false }).first().click();
    await dialog.locator('.fjs-container').waitFor();
    await fillForm(page, dialog, 'report-repair', values);
    await this.snap('report');
    await dialog.locator('.modal-footer .btn-primary:visible').click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Open tasks this person may see, newest first. */
  async tasks(query) {
    const parameters = new URLSearchParams({ sortBy: 'created', sortOrder: 'desc', ...query });
    const response = await this.page.request.get(`/camunda/api/engine/engine/default/task?${parameters}`);
    if (!response.ok()) throw new Error(`tasks of ${this.user}: HTTP ${response.status()}`);
    return response.json();
  }

  /** The API knows no page sessions. */
  api(path) {
    const authorization = `Basic ${Buffer.from(`${this.user}:${PASSWORD}`).toString('base64')}`;
    return this.page.request.get(path, { headers: { authorization } });
  }

  /** Waits for the task to be there: it opens with the step before it, or a minute later in the background. */
  async taskOf(caseNumber, element, attempts = 20) {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const [task] = await this.tasks({ processInstanceBusinessKey: caseNumber, taskDefinitionKey: element });
      if (task) return task;
      await this.page.waitForTimeout(500);
    }
    const others = await this.tasks({ processInstanceBusinessKey: caseNumber });
    const names = others.map((task) => task.taskDefinitionKey).join(', ');
    throw new Error(`${this.user} sees no task ${element} of ${caseNumber}, but: ${names || 'none'}`);
  }

  /** Opens the task as a click on its card in the list does: without loading Tasklist anew if it is there. */
  async open(task) {
    const { page } = this;
    const form = page.locator('[cam-tasklist-task] .fjs-container:not([data-left])');
    if (page.url().includes(TASKLIST) && !page.url().includes(task.id)) {
      await page.evaluate((id) => {
        document.querySelectorAll('.fjs-container').forEach((old) => old.setAttribute('data-left', ''));
        const [path, query] = window.location.hash.split('?');
        const chosen = new URLSearchParams(query);
        chosen.set('task', id);
        window.location.hash = `${path || '#/'}?${chosen}`;
      }, task.id);
    } else {
      await page.goto('about:blank');
      await page.goto(`${TASKLIST}#/?task=${task.id}`);
    }
    await form.waitFor();
    await this.drawn();
    const claim = page.locator('[cam-tasklist-task] button.claim');
    if (await claim.isVisible()) {
      await claim.click();
      await claim.waitFor({ state: 'hidden' });
      await this.drawn();
    }
    return form;
  }

  /** Tasklist draws a form in several steps, and once more when its task is claimed; what is typed before that is lost. */
  drawn() {
    return this.page.locator('[cam-tasklist-task]').evaluate(
      (task) =>
        new Promise((resolve) => {
          let timer;
          const observer = new MutationObserver(wait);
          function wait() {
            clearTimeout(timer);
            timer = setTimeout(() => {
              observer.disconnect();
              resolve();
            }, 200);
          }
          observer.observe(task, { attributes: true, childList: true, subtree: true });
          wait();
        }),
    );
  }

  async caseNumberOf(task) {
    const form = await this.open(task);
    const href = await form.locator('a[href*="/cases/"]').first().getAttribute('href');
    return decodeURIComponent(href.split('/cases/')[1]);
  }

  /** Opens, claims, fills and completes a task of the case. */
  async complete(caseNumber, element, form, values) {
    const scope = await this.open(await this.taskOf(caseNumber, element));
    await fillForm(this.page, scope, form, values);
    await this.snap(element.replace('userTask_', ''));
    await this.submit();
    await this.page.locator('[cam-tasklist-task] .fjs-container').waitFor({ state: 'hidden' });
  }

  /** Uploads a photo of the finished work on the page of the case, as the link in the form leads to it. */
  async photograph(caseNumber, spot = '主卫') {
    const { page } = this;
    await page.goto(`/cases/${caseNumber}#photos`);
    await page.locator('#photos').getByText('维修后', { exact: true }).last().click();
    await page.fill('#photo-spot', spot);
    await page.setInputFiles('#photo-files', {
      name: `维修后-${Date.now()}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await this.camera(),
    });
    await page.locator('#photos form[data-upload] button[type=submit]').click();
    await page.locator('#photos .alert-success').getByText('已上传 1 个文件').waitFor();
    await this.snap('photo');
  }

  /** A picture that is like no other: what the browser shows at this moment, and the time. */
  async camera() {
    const picture = await this.page.screenshot({ type: 'jpeg', quality: 50 });
    return Buffer.concat([picture, Buffer.from(new Date().toISOString())]);
  }

  /** The owner signs on this person's telephone or screen, which completes the step. */
  async takeSignature(caseNumber, name = '李建国') {
    await this.page.goto(`/cases/${caseNumber}/signature`);
    await this.page.fill('#signer-name', name);
    await drawSignature(this.page);
    await this.snap('signature');
    await this.page.locator('main button[type=submit]').click();
    await this.page.waitForURL((url) => url.pathname === `/cases/${caseNumber}`);
  }

  async submit() {
    await this.page.locator('button[ng-click="complete()"]:visible').click();
  }

  /** Lets the demo's time run ahead; the job executor works off what is due then. */
  async forward(minutes) {
    await this.page.goto('/demo/clock');
    const token = await this.page.locator('input[name=_csrf]').first().inputValue();
    const answer = await this.page.request.post('/demo/clock', { form: { minutes: String(minutes), _csrf: token } });
    if (!answer.ok()) throw new Error(`the clock stays: HTTP ${answer.status()}`);
    await this.workedOff();
  }

  /** Waits until the job executor has done all that is due. */
  async workedOff() {
    for (let attempt = 0; attempt < 150; attempt++) {
      const answer = await this.page.request.get(
        '/camunda/api/engine/engine/default/job/count?executable=true&withRetriesLeft=true&active=true');
      if (!answer.ok()) throw new Error(`jobs: HTTP ${answer.status()}`);
      if ((await answer.json()).count === 0) return;
      await this.page.waitForTimeout(200);
    }
    throw new Error('the job executor has still work to do after half a minute');
  }

  /** What the demo's clock says, in Shanghai. */
  async now() {
    await this.page.goto('/demo/clock');
    const text = (await this.page.locator('#now').innerText()).trim();
    return new Date(`${text.replace(' ', 'T')}:00+08:00`);
  }

  /** Messages in the person's inbox that are about the case, in one text; looked for on several pages. */
  async inbox(caseNumber) {
    for (let page = 0; page < 10; page++) {
      await this.page.goto(`/inbox?page=${page}`);
      const texts = await this.page.locator('main .card').filter({ hasText: caseNumber }).allInnerTexts();
      if (texts.length > 0) {
        await this.snap('inbox');
        return texts.join('\n');
      }
    }
    return '';
  }

  async casePage(caseNumber, name) {
    const response = await this.page.goto(`/cases/${caseNumber}`);
    await this.snap(name);
    return { status: response.status(), text: await this.page.locator('main').innerText() };
  }
}
