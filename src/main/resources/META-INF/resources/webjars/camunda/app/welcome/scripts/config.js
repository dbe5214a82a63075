// Settings of Welcome; takes the place of the file in Camunda's own archive.
import { language } from '/webapps/language.js';
import { settings } from '/webapps/shell.js';

const LINKS = {
  zh: [
    { label: '首页', href: '/', description: '待办概览与常用入口' },
    { label: '案件', href: '/cases', description: '查询案件进度、责任与时间线' },
  ],
  en: [
    { label: 'Home', href: '/', description: 'What waits for you, and where to go' },
    { label: 'Cases', href: '/cases', description: 'Progress, responsibility and timeline of cases' },
  ],
};

export default {
  ...(await settings({ zh: '个人中心', en: 'Welcome' })),
  links: LINKS[language],
};
