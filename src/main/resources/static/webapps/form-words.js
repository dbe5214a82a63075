// Chinese for what the form viewer itself says: it has no translations. Only elements in which it puts its own words
// are touched, and only texts known here; labels, options and what people typed stay as they are.
import { formCalendar } from './calendar-words.js';

const TEXTS = new Map([
  ['Select', '请选择'],
  ['No results', '没有符合的选项'],
  ['All values selected', '已全部选择'],
  ['Nothing to show.', '没有内容'],
  ['Field is required.', '此项必填。'],
  ['Value is not a number.', '请填写数字。'],
  ['Value is expected to be an integer.', '请填写整数。'],
  ['Field must be a valid email.', '请填写有效的电子邮箱。'],
  ['Field must be a valid  international phone number. (e.g. +4930664040900)', '请填写带国家代码的电话，例如 +8613800000000。'],
]);

const PATTERNS = [
  [/^Field must have minimum value of (.+)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少填写 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多填写 $1 个字。'],
  [/^Field must match pattern (.+)\.$/, '格式不对，应符合 $1。'],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, '最多 $1 位小数。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '只能填写规定的值，最接近的是 $1 和 $2。'],
  [/^(\d+) of (\d+)$/, '第 $1 页，共 $2 页'],
];

const PLACEHOLDERS = new Map([
  ['Search', '搜索'],
  ['yyyy-mm-dd', '年-月-日'],
  ['hh:mm', '时:分'],
  ['hh:mm ?m', '时:分 am/pm'],
]);

const LABELS = new Map([
  ['Previous page', '上一页'],
  ['Next page', '下一页'],
]);

const OWN_WORDS = [
  '.fjs-form-field-error li',
  '.fjs-select-placeholder',
  '.fjs-dropdownlist-empty',
  '.fjs-table-empty',
  '.fjs-table-nav-label',
].join(',');

/** The Chinese for a text of the form viewer; the text itself if it is none. */
export function chinese(text) {
  const known = TEXTS.get(text.trim());
  if (known) {
    return known;
  }
  for (const [pattern, translation] of PATTERNS) {
    if (pattern.test(text.trim())) {
      return text.trim().replace(pattern, translation);
    }
  }
  return text;
}

// The text is changed inside its node: the viewer keeps that node and writes into it when its own text changes.
function translateTexts(form) {
  for (const element of form.querySelectorAll(OWN_WORDS)) {
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
        const translation = chinese(node.data);
        if (translation !== node.data) {
          node.data = translation;
        }
      }
    }
  }
}

function translateAttributes(form) {
  for (const input of form.querySelectorAll('input[placeholder]')) {
    const placeholder = PLACEHOLDERS.get(input.placeholder);
    if (placeholder) {
      input.placeholder = placeholder;
    }
  }
  for (const element of form.querySelectorAll('[aria-label]')) {
    const label = LABELS.get(element.getAttribute('aria-label'));
    if (label) {
      element.setAttribute('aria-label', label);
    }
  }
}

function translateCalendars(form) {
  for (const input of form.querySelectorAll('.fjs-datepicker input')) {
    const calendar = input._flatpickr;
    if (calendar && calendar.l10n?.yearAriaLabel !== formCalendar.yearAriaLabel) {
      calendar.set('locale', formCalendar);
    }
  }
}

function translate(form) {
  translateTexts(form);
  translateAttributes(form);
  translateCalendars(form);
}

const observed = new WeakSet();

function observe(form) {
  if (observed.has(form)) {
    return;
  }
  observed.add(form);
  // What is changed here calls the observer once more, which then finds nothing to change.
  new MutationObserver(() => translate(form)).observe(form, {
    attributeFilter: ['placeholder'],
    characterData: true,
    childList: true,
    subtree: true,
  });
  translate(form);
}

/** Translates every form that is shown from now on. */
export function translateForms() {
  const forms = document.getElementsByClassName('fjs-container');
  const look = () => Array.from(forms, observe);
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  look();
}
