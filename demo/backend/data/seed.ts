import { SEED_START, SPRINTS_START } from './clock';
import type { OrganizationData, ProjectData, StoredItem } from './model';
import { makeDeletedItems, makeItems } from './items';
import { agile } from './processes/agile';
import { basic } from './processes/basic';
import { cmmi } from './processes/cmmi';
import type { Process } from './processes/model';
import { scrum } from './processes/scrum';
import { Random, uuidOf } from './random';
import { areaTree, iterationTree, NodeIds } from './trees';

const DEFAULT_SEED = 1;
const DEFAULT_ITEMS = 20_500;

interface ProjectPlan {
  name: string;
  description: string;
  process: Process;
  /** Without a count, the project takes the `items` option. */
  count?: number;
  firstId: number;
}

/** Ids are unique within an organisation; each project has a range, so that `items` moves no other id. */
const PLANS: Readonly<Record<string, readonly ProjectPlan[]>> = {
  contoso: [
    { name: 'Fabrikam Fiber', description: 'Web shop and apps', process: agile, count: 1200, firstId: 1 },
    { name: 'Tailspin Toys', description: 'Toys and games', process: scrum, count: 300, firstId: 1301 },
    { name: 'Adventure Works', description: 'Warehouse systems', process: cmmi, count: 150, firstId: 1701 },
    { name: 'Northwind', description: 'Supplier portal', process: basic, count: 40, firstId: 1901 },
    { name: 'Big Backlog', description: 'Everything anybody ever asked for', process: agile, firstId: 2001 },
  ],
  litware: [
    { name: 'Litware Insurance', description: 'Claims and policies', process: agile, count: 25, firstId: 1 },
    { name: 'Proseware', description: 'Documents', process: basic, count: 10, firstId: 101 },
  ],
};

const DELETED_PER_PROJECT = 4;

const cache = new Map<string, ReadonlyMap<string, OrganizationData>>();

/** The generated organisations by lower-case name; made once per seed and size, shared by all worlds. */
export function seedData(options: {
  seed?: number | undefined;
  items?: number | undefined;
}): ReadonlyMap<string, OrganizationData> {
  const { seed = DEFAULT_SEED, items = DEFAULT_ITEMS } = options;
  const key = `${seed} ${items}`;
  let data = cache.get(key);
  if (!data) {
    data = new Map(Object.keys(PLANS).map((name) => [name, makeOrganization(name, seed, items)]));
    cache.set(key, data);
  }
  return data;
}

function makeOrganization(name: string, seed: number, size: number): OrganizationData {
  const ids = new NodeIds();
  const projects: ProjectData[] = [];
  const items: StoredItem[] = [];
  for (const plan of PLANS[name] ?? []) {
    const project = makeProject(name, plan, ids);
    const random = new Random(`${seed} ${name} ${plan.name}`);
    const count = plan.count ?? size;
    projects.push(project);
    items.push(...makeItems(project, count, plan.firstId, random));
    items.push(...makeDeletedItems(project, DELETED_PER_PROJECT, plan.firstId + count, random));
  }
  const last = items[items.length - 1]?.id ?? 0;
  const byId = new Map(items.map((item) => [item.id, item]));
  return { name, id: uuidOf(`organization ${name}`), projects, items, byId, nextId: last + 1 };
}

function makeProject(organization: string, plan: ProjectPlan, ids: NodeIds): ProjectData {
  return {
    id: uuidOf(`project ${organization} ${plan.name}`),
    name: plan.name,
    description: plan.description,
    process: plan.process,
    areas: areaTree(plan.name, ids),
    iterations: iterationTree(plan.name, ids, SPRINTS_START),
    lastUpdateTime: new Date(SEED_START).toISOString(),
  };
}
