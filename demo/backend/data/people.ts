import { uuidOf } from './random';

/** A person of the seeded organisations; `key` is also the user name of the demo's own backend. */
export interface Person {
  key: string;
  name: string;
  mail: string;
  id: string;
  descriptor: string;
  team: 'Web' | 'Mobile' | 'Platform' | 'Quality';
}

const TABLE: readonly (readonly [name: string, team: Person['team']])[] = [
  ['Avery Howard', 'Web'],
  ['Jamal Hartnett', 'Platform'],
  ['Raisa Pokrovskaya', 'Mobile'],
  ['Christie Church', 'Quality'],
  ['Johnnie McLeod', 'Web'],
  ['Mei Tanaka', 'Platform'],
  ['Noah Okafor', 'Mobile'],
  ['Inés Valdés', 'Web'],
  ['Sören Lindqvist', 'Platform'],
  ['Priya Raman', 'Quality'],
  ['Yusuf Demir', 'Mobile'],
  ['Hannah O’Brien', 'Quality'],
];

export const people: readonly Person[] = TABLE.map(([name, team]) => {
  const plain = name.normalize('NFD').replace(/[\u0300-\u036f’']/g, '');
  const [first = '', last = ''] = plain.toLowerCase().split(' ');
  const mail = `${first}.${last}@contoso.com`;
  const id = uuidOf(`person ${mail}`);
  return { key: first, name, mail, id, team, descriptor: `aad.${btoa(id).replace(/=+$/, '')}` };
});

const byText = new Map<string, Person>();
for (const person of people) {
  const forms = [
    person.key,
    person.mail,
    person.id,
    person.descriptor,
    person.name,
    `${person.name} <${person.mail}>`,
  ];
  for (const form of forms) byText.set(form.toLowerCase(), person);
}

/** Finds a person by unique name, display name, `Name <mail>`, id, descriptor or key. */
export function findPerson(text: string): Person | undefined {
  const trimmed = text.trim();
  const mail = /<([^<>]+)>\s*$/.exec(trimmed)?.[1];
  const found = byText.get((mail ?? trimmed).toLowerCase());
  return found;
}

/** Who signs in for a user of the demo: the person of that key, else the first one. */
export function personForUser(user: string): Person {
  const person = findPerson(user) ?? people[0];
  if (!person) throw new Error('No people');
  return person;
}
