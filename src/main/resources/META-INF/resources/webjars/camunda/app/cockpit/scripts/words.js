// Chinese for the few words that Cockpit and its viewer of decision tables say without looking them up.
import { language } from '/webapps/language.js';

const WORDS = {
  '.null-value': [[/^null$/, '空']],
  'td.actions': [[/^Actions$/, '操作']],
  '.view-drd-button': [[/^View DRD$/, '查看决策需求图']],
  '.dms-label': [[/^Hit policy:$/, '命中策略：']],
  '.hit-policy-value': [
    [/^Unique$/, '唯一'],
    [/^First$/, '首条'],
    [/^Priority$/, '按优先级'],
    [/^Any$/, '任一'],
    [/^Collect$/, '汇集'],
    [/^Rule order$/, '按规则顺序'],
    [/^Output order$/, '按输出顺序'],
  ],
  '.clause': [
    [/^When$/, '当'],
    [/^And$/, '且'],
    [/^Then$/, '则'],
  ],
  'th.annotation': [[/^Annotations$/, '注释']],
};

function translate() {
  for (const [selector, words] of Object.entries(WORDS)) {
    for (const element of document.querySelectorAll(selector)) {
      const text = element.firstChild;
      const known = text?.nodeType === Node.TEXT_NODE && words.find(([english]) => english.test(text.data.trim()));
      if (known) {
        text.data = known[1];
      }
    }
  }
}

if (language === 'zh') {
  let asked = false;
  const later = () => {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        translate();
      });
    }
  };
  new MutationObserver(later).observe(document.body, { childList: true, subtree: true });
}

export default [];
