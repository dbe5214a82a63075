// Settings of Cockpit; takes the place of the file in Camunda's own archive.
import { settings } from '/webapps/shell.js';

export default {
  ...(await settings({ zh: '流程监控', en: 'Cockpit' })),
  customScripts: ['scripts/rights', 'scripts/words'],
};
