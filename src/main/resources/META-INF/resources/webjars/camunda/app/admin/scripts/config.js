// Settings of Admin; takes the place of the file in Camunda's own archive.
import { settings } from '/webapps/shell.js';

export default await settings({ zh: '系统管理', en: 'Admin' });
