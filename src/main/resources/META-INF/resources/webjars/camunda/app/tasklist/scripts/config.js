// Settings of Tasklist; takes the place of the file in Camunda's own archive.
import { language } from '/webapps/language.js';
import { settings } from '/webapps/shell.js';

const SHORTCUTS = {
  claimTask: { key: 'ctrl+alt+c', zh: '认领当前任务', en: 'claims the currently selected task' },
  focusFilter: { key: 'ctrl+shift+f', zh: '转到第一个筛选器', en: 'sets the focus to the first filter in the list' },
  focusList: { key: 'ctrl+alt+l', zh: '转到任务列表中的第一个任务', en: 'sets the focus to the first task in the list' },
  focusForm: { key: 'ctrl+alt+f', zh: '转到任务表单的第一个输入框', en: 'sets the focus to the first input field in a task form' },
  startProcess: { key: 'ctrl+alt+p', zh: '打开启动流程对话框', en: 'opens the start process modal dialog' },
};

export default {
  ...(await settings({ zh: '任务列表', en: 'Tasklist' })),
  customScripts: ['scripts/work'],
  shortcuts: Object.fromEntries(
    Object.entries(SHORTCUTS).map(([name, { key, ...description }]) => [name, { key, description: description[language] }])),
};
