import { findField } from '../data/fields';
import type { StoredItem } from '../data/model';
import { findPerson } from '../data/people';
import type { QuerySource } from '../wiql/source';
import { fieldValue, findArea, findIteration } from './field-value';
import type { OrganizationStore } from './store';

export function sourceOf(organization: OrganizationStore): QuerySource<StoredItem> {
  return {
    items: () => organization.all(),
    id: (item) => item.id,
    field: findField,
    value: (item, name) => fieldValue(organization, item, name),
    person: (text) => findPerson(text)?.mail,
    personText: (stored) => {
      const person = findPerson(stored);
      return person ? `${person.name} <${person.mail}>` : stored;
    },
    hasPath: (name, path) => {
      const find = name === 'System.AreaPath' ? findArea : findIteration;
      return organization.projects.some((project) => find(project, path));
    },
  };
}
