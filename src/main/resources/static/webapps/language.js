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

// An application keeps its words in the browser under Camunda's version, which a new version of ours does not change.
// Words of an earlier day are dropped, so that those of today are read; the server says quickly if they are the same.
export function forgetOldWords() {
  const key = 'camunda-web';
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? '{}');
    const kept = Object.entries(stored).filter(([name]) => !name.includes('_locales_data_'));
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    localStorage.removeItem(key);
  }
}
