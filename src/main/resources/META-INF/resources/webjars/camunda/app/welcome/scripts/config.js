// Settings of Welcome; takes the place of the file in Camunda's own archive.
import { settings } from '/webapps/shell.js';

export default settings({ zh: '欢迎', en: 'Welcome' });
