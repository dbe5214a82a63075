// In which language Camunda's web applications speak. Our own pages follow the same cookie, else the browser; the
// applications do so too. What is neither Chinese nor English reads Chinese.
const COOKIE = 'baoxiu-language';
const LANGUAGES = ['zh', 'en'];

function remembered() {
  const entry = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${COOKIE}=`));
  const language = entry?.slice(COOKIE.length + 1);
  return LANGUAGES.includes(language) ? language : null;
}

function ofBrowser() {
  return (navigator.languages?.[0] ?? navigator.language ?? '').toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export const language = remembered() ?? ofBrowser();

export function choose(other) {
  document.cookie = `${COOKIE}=${other}; Path=/; Max-Age=31536000; SameSite=Lax`;
  window.location.reload();
}

// The applications would take the browser's language if it were on the list; so the list holds the chosen one only.
export const locales = { availableLocales: [language], fallbackLocale: language };

/**
 * Puts the words of an application where it looks for them first. It would read them itself, but only after it has drawn
 * what it then does not draw again; and it would take those of an earlier version of ours, as it tells versions apart by
 * Camunda's number alone.
 */
export async function bringWords() {
  const base = document.querySelector('base');
  const folder = `${base.getAttribute('app-root')}/app/${base.getAttribute('app-name')}/locales/`;
  const response = await fetch(`${folder}${language}.json`, { cache: 'no-cache' });
  if (!response.ok) {
    return;
  }
  const words = JSON.parse((await response.text()).replace(/^\uFEFF/, ''));
  const stored = JSON.parse(localStorage.getItem('camunda-web') ?? '{}');
  stored[`${folder}_locales_data_${language}_${window.bust}`] = JSON.stringify(words);
  localStorage.setItem('camunda-web', JSON.stringify(stored));
}
