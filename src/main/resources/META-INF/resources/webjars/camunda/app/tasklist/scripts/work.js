// What Tasklist shows besides its own: facts of the case on each card, and forms in Chinese.
import { translateForms } from '/webapps/form-words.js';
import { language } from '/webapps/language.js';
import card from '/webapps/task-cards.js';

if (language === 'zh') {
  translateForms();
}

export default [card];
