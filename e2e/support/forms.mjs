// Fills a Camunda Form by the keys of its fields, as a person would: with mouse and keyboard.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tools.mjs';

function fieldsOf(form) {
  const file = ['repair', 'escalation', 'contractor', 'survey', 'scorecard'].map((room) => join(root, 'forms', room, `${form}.form`)).find(existsSync);
  if (!file) throw new Error(`no form ${form}`);
  const { components } = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(components.filter((component) => component.key).map((component) => [component.key, component]));
}

function labelOf(field, value) {
  return field.values?.find((option) => option.value === value)?.label ?? value;
}

const two = (number) => String(number).padStart(2, '0');

/** A point in time as the wall clock in Shanghai shows it. */
function wallClock(date) {
  const shanghai = new Date(date.getTime() + 8 * 3600_000);
  return {
    year: shanghai.getUTCFullYear(),
    month: two(shanghai.getUTCMonth() + 1),
    day: two(shanghai.getUTCDate()),
    time: `${two(shanghai.getUTCHours())}:${two(shanghai.getUTCMinutes())}`,
  };
}

/** The date as the field's own placeholder writes it: 年-月-日, or for example mm/dd/yyyy. */
function dateText(placeholder, { year, month, day }) {
  return (placeholder || '年-月-日').toLowerCase().replace(/yyyy|年/, year).replace(/mm|月/, month).replace(/dd|日/, day);
}

async function fillOne(page, container, field, value) {
  switch (field.type) {
    case 'textfield':
    case 'textarea':
    case 'number':
      await container.locator('input, textarea').first().fill(String(value));
      return;
    case 'checkbox':
      if (value) await container.locator('input[type=checkbox]').check();
      return;
    case 'radio':
      await container.getByText(labelOf(field, value), { exact: true }).click();
      return;
    case 'checklist':
      for (const item of value) await container.getByText(labelOf(field, item), { exact: true }).click();
      return;
    case 'select': {
      await container.locator('.fjs-input-group').click();
      // A part of the label is enough: the options of some fields come from the server.
      await container.locator('.fjs-dropdownlist-item').filter({ hasText: labelOf(field, value) }).first().click();
      return;
    }
    case 'datetime': {
      const clock = wallClock(value);
      const date = container.locator('.fjs-datepicker input:not([type=hidden])').first();
      await date.fill(dateText(await date.getAttribute('placeholder'), clock));
      await date.press('Enter');
      await date.press('Tab');
      if (field.subtype !== 'date') {
        const time = container.locator('.fjs-timepicker input').first();
        await time.fill(clock.time);
        await time.press('Tab');
      }
      return;
    }
    default:
      throw new Error(`a field of type ${field.type} cannot be filled`);
  }
}

/** Fills the fields in the order given; a later field may appear only because of an earlier one. */
export async function fillForm(page, scope, form, values) {
  const fields = fieldsOf(form);
  for (const [key, value] of Object.entries(values)) {
    const field = fields.get(key);
    if (!field) throw new Error(`form ${form} has no field ${key}`);
    const container = scope.locator('.fjs-form-field').filter({ has: page.locator(`[id$="-${field.id}"], [id*="-${field.id}-"]`) }).last();
    await container.scrollIntoViewIfNeeded();
    await fillOne(page, container, field, value);
  }
}
