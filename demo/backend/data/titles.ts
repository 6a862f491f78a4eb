import * as phrase from './phrases';
import * as work from './phrases-work';
import type { WorkItemType } from './processes/model';
import type { Random } from './random';

/** A plausible title for a work item of that type; the Issue of the Basic process is a story. */
export function makeTitle({ name, category }: WorkItemType, random: Random): string {
  if (name === 'Issue' && category !== 'Microsoft.RequirementCategory') return obstacle(random);
  const make = MAKERS[name] ?? story;
  return make(random);
}

const MAKERS: Readonly<Record<string, (random: Random) => string>> = {
  Bug: bug,
  Task: task,
  Epic: theme,
  Feature: theme,
  Impediment: obstacle,
  'Change Request': (random) =>
    `Change of scope: ${lower(random.pick(phrase.abilities))} ${random.pick(phrase.places)}`,
  Review: (random) =>
    `${random.pick(['Design', 'Code', 'Security', 'Document'])} review of the ${random.pick(work.components)}`,
  Risk: (random) =>
    `${capital(random.pick(work.components))} may not be ready ${random.pick(phrase.audiences)}`,
  'Test Case': (random) => `Check: ${lower(random.pick(phrase.abilities))} ${random.pick(phrase.conditions)}`,
};

function bug(random: Random): string {
  const symptom = random.pick(phrase.symptoms);
  const place = random.pick(phrase.places);
  const condition = random.pick(phrase.conditions);
  return random.pick([`${symptom} ${place}`, `${symptom} ${condition}`, `${symptom} ${place} ${condition}`]);
}

function story(random: Random): string {
  const ability = random.pick(phrase.abilities);
  const place = random.pick(phrase.places);
  const audience = random.pick(phrase.audiences);
  return random.pick([`${ability} ${place}`, `${ability} ${audience}`, `${ability} ${place} ${audience}`]);
}

function task(random: Random): string {
  const chore = `${random.pick(work.chores)} ${random.pick(work.components)}`;
  return random.chance(0.3) ? chore : `${chore} ${random.pick(work.occasions)}`;
}

function obstacle(random: Random): string {
  const text = random.pick(work.obstacles);
  return random.pick([
    `${text}, blocks the ${random.pick(work.components)}`,
    `${text} (needed ${random.pick(work.occasions)})`,
  ]);
}

function theme(random: Random): string {
  const name = random.pick(phrase.themes);
  return random.pick([
    name,
    `${name} ${random.pick(phrase.audiences)}`,
    `${name} ${random.pick(phrase.places)}`,
  ]);
}

/** A short description in HTML, as people write it. */
export function makeDescription(random: Random): string {
  const place = random.pick(phrase.places);
  const component = random.pick(work.components);
  return random.pick([
    `<p>Customers asked for this ${place}. It touches the <b>${component}</b>.</p>`,
    `<p>Seen by the support team ${place}.</p><ul><li>Check the ${component}</li><li>Tell the customer</li></ul>`,
    `<div>Agreed in the planning: start with the ${component}, then look at it again ${place}.</div>`,
    `<p>Part of the work on the ${component}. See the notes of the last review.</p>`,
  ]);
}

/** Titles that test the reader's patience and the renderer's care. */
export const edgeTitles: readonly string[] = [
  'Collect every place in which an address can be changed, from the address book over the checkout page to the supplier portal and the returns wizard, and make sure that the same checks run in all of them, so that no parcel heads for an address nobody knows!',
  '🎉 Celebrate the thousandth order with confetti 🎊',
  'עמוד ההזמנות אינו נטען לאחר עדכון',
  'تحسين سرعة البحث في قائمة المنتجات',
  '<img src=x onerror=alert(1)> in a product name breaks the label',
  'Quotes in names: O’Brien, "Ann" & \'Bob\' <sales>',
];

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
