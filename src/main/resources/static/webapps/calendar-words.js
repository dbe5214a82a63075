// Chinese for the calendars inside Camunda's web applications, which know English only.
const MONTHS = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
const DAYS = ['日', '一', '二', '三', '四', '五', '六'];

/** Words of the calendar of a form (flatpickr). */
export const formCalendar = {
  weekdays: { shorthand: DAYS, longhand: DAYS.map((day) => `星期${day}`) },
  months: { shorthand: MONTHS, longhand: MONTHS },
  firstDayOfWeek: 1,
  rangeSeparator: ' 至 ',
  weekAbbreviation: '周',
  scrollTitle: '滚动切换',
  toggleTitle: '点击切换上午/下午',
  amPM: ['上午', '下午'],
  yearAriaLabel: '年',
  monthAriaLabel: '月',
  hourAriaLabel: '时',
  minuteAriaLabel: '分',
};

// The date pickers outside of forms take their words from AngularJS, which reads them from the module ngLocale.
function angularWords() {
  window.angular?.module('ngLocale', [], [
    '$provide',
    ($provide) =>
      $provide.value('$locale', {
        id: 'zh-cn',
        localeID: 'zh_CN',
        DATETIME_FORMATS: {
          AMPMS: ['上午', '下午'],
          DAY: DAYS.map((day) => `星期${day}`),
          SHORTDAY: DAYS.map((day) => `周${day}`),
          MONTH: MONTHS,
          SHORTMONTH: MONTHS,
          STANDALONEMONTH: MONTHS,
          ERANAMES: ['公元前', '公元'],
          ERAS: ['公元前', '公元'],
          FIRSTDAYOFWEEK: 0,
          WEEKENDRANGE: [5, 6],
          fullDate: 'yyyy-MM-dd EEEE',
          longDate: 'yyyy-MM-dd',
          medium: 'yyyy-MM-dd HH:mm:ss',
          mediumDate: 'yyyy-MM-dd',
          mediumTime: 'HH:mm:ss',
          short: 'yyyy-MM-dd HH:mm',
          shortDate: 'yyyy-MM-dd',
          shortTime: 'HH:mm',
        },
        NUMBER_FORMATS: {
          CURRENCY_SYM: '¥',
          DECIMAL_SEP: '.',
          GROUP_SEP: ',',
          PATTERNS: [
            { gSize: 3, lgSize: 3, maxFrac: 3, minFrac: 0, minInt: 1, negPre: '-', negSuf: '', posPre: '', posSuf: '' },
            { gSize: 3, lgSize: 3, maxFrac: 2, minFrac: 2, minInt: 1, negPre: '-¥', negSuf: '', posPre: '¥', posSuf: '' },
          ],
        },
        pluralCat: () => 'other',
      }),
  ]);
}

// A form asks the browser, under the name "default", in which order it writes a date. Here that is 2026-11-23, as
// everywhere else, also in a browser that would write 11/23/2026.
function yearFirst() {
  const { DateTimeFormat } = Intl;
  const named = (parameters) => (parameters[0] === 'default' ? ['sv-SE', ...parameters.slice(1)] : parameters);
  Intl.DateTimeFormat = new Proxy(DateTimeFormat, {
    construct: (target, parameters) => new target(...named(parameters)),
    apply: (target, self, parameters) => target(...named(parameters)),
  });
}

export function speakChinese() {
  angularWords();
  yearFirst();
}
