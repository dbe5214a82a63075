// What all of Camunda's web applications share here: their language, our name, the way back to our pages, one login.
// Imported by the settings file of each application, which is read before the application starts.
import { bringWords, choose, language, locales } from './language.js';
import { speakChinese } from './calendar-words.js';

const WORDS = {
  zh: { vendor: '报修', home: '首页', cases: '案件', other: 'English', otherLanguage: 'en', links: '报修系统' },
  en: { vendor: 'Baoxiu', home: 'Home', cases: 'Cases', other: '中文', otherLanguage: 'zh', links: 'Baoxiu' },
};
const words = WORDS[language];
const YEAR_FIRST = {
  monthName: 'MMMM',
  day: 'DD',
  abbr: 'YYYY-MM-DD',
  short: 'YYYY-MM-DD',
  normal: 'YYYY-MM-DD HH:mm',
  long: 'YYYY-MM-DD HH:mm:ss',
};

function link(text, href) {
  const element = document.createElement('a');
  element.textContent = text;
  element.href = href;
  return element;
}

function bar() {
  const element = document.createElement('span');
  element.className = 'baoxiu-bar';
  const change = document.createElement('button');
  change.type = 'button';
  change.lang = words.otherLanguage === 'zh' ? 'zh-CN' : 'en';
  change.textContent = words.other;
  change.addEventListener('click', () => choose(words.otherLanguage));
  element.append(link(words.vendor, '/'), link(words.home, '/'), link(words.cases, '/cases'), change);
  return element;
}

// The place where Camunda announces the end of its community edition.
function fillBanner() {
  const banner = document.querySelector('.ce-eol-banner');
  if (banner && !banner.querySelector('.baoxiu-bar')) {
    banner.replaceChildren(bar());
  }
}

// An application would show a login form of its own after a logout or when the session has ended, and that form is
// closed; so its address leads to ours.
function toOurLogin() {
  if (window.location.hash.startsWith('#/login')) {
    window.location.replace('/login');
  }
}

function useOurIcon() {
  const icon = document.querySelector('link[rel=icon]');
  if (icon) {
    icon.type = 'image/svg+xml';
    icon.href = '/favicon.svg';
  }
}

/**
 * Settings every application has, and what is done at once.
 *
 * @param {{zh: string, en: string}} names of the application
 */
export async function settings(names) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (language === 'zh') {
    speakChinese();
  }
  useOurIcon();
  window.addEventListener('hashchange', toOurLogin);
  toOurLogin();
  const header = document.querySelector('[cam-widget-header]');
  if (header) {
    new MutationObserver(fillBanner).observe(header, { childList: true, subtree: true });
    fillBanner();
  }
  // Without them it starts all the same, and reads them itself.
  await bringWords().catch((error) => console.warn(error));
  return {
    app: { name: names[language], vendor: words.vendor },
    locales,
    ...(language === 'zh' ? { dateFormat: YEAR_FIRST } : {}),
    csrfCookieName: 'XSRF-TOKEN',
    disableWelcomeMessage: true,
  };
}
