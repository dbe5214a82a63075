// Grade, home and time left on each card of the task list. They are asked of our own pages for all cards that are drawn
// together: the engine knows codes only.
const SETTLE_MS = 50;
const waiting = new Map();
let timer = null;

async function ask(ids) {
  const query = new URLSearchParams(ids.map((id) => ['task', id]));
  const response = await fetch(`/tasklist/cards?${query}`, { headers: { Accept: 'application/json' } });
  const ours = response.ok && !response.redirected;
  return new Map((ours ? await response.json() : []).map((card) => [card.task, card]));
}

async function answer() {
  timer = null;
  const asked = new Map(waiting);
  waiting.clear();
  const cards = await ask([...asked.keys()]).catch(() => new Map());
  for (const [id, nodes] of asked) {
    const card = cards.get(id);
    if (card) {
      nodes.forEach((node) => draw(node, card));
    }
  }
}

function piece(className, text) {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function draw(node, card) {
  const line = document.createElement('div');
  line.className = 'baoxiu-card';
  if (card.gradeLabel) {
    line.append(piece(`baoxiu-grade baoxiu-grade-${card.grade}`, card.gradeLabel));
  }
  line.append(piece('baoxiu-home', card.home));
  if (card.timeLeft) {
    line.append(piece(card.late ? 'baoxiu-time baoxiu-late' : 'baoxiu-time', card.timeLeft));
  }
  if (card.provisional) {
    line.append(piece('baoxiu-time', card.provisional));
  }
  node.replaceChildren(line);
}

export default {
  id: 'baoxiu-task-card',
  pluginPoint: 'tasklist.card',
  priority: 1000,
  render(node, { taskId }) {
    waiting.set(taskId, [...(waiting.get(taskId) ?? []), node]);
    timer ??= setTimeout(answer, SETTLE_MS);
  },
  unmount() {},
};
