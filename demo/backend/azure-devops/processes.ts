import { json } from '../core/http';
import { agile } from '../data/processes/agile';
import { basic } from '../data/processes/basic';
import { cmmi } from '../data/processes/cmmi';
import type { Process } from '../data/processes/model';
import { scrum } from '../data/processes/scrum';
import { AzureDevOpsError } from './errors';
import { jsonList } from './page';
import type { Call, Route } from './router';
import { apiUrl } from './urls';

const PROCESSES: readonly (readonly [process: Process, description: string])[] = [
  [agile, 'For teams that plan with stories and track bugs and tasks beside them.'],
  [basic, 'For teams that want epics, issues and tasks, and nothing else.'],
  [cmmi, 'For teams that need formal change requests, reviews and risks.'],
  [scrum, 'For teams that work by the book of Scrum.'],
];

function present({ organization }: Call, [process, description]: (typeof PROCESSES)[number]): object {
  const url = apiUrl(organization.name, `process/processes/${process.id}`);
  return {
    id: process.id,
    name: process.name,
    description,
    url,
    type: 'system',
    isDefault: process === basic,
    _links: { self: { href: url } },
  };
}

function listProcesses(call: Call): Response {
  return jsonList(PROCESSES.map((entry) => present(call, entry)));
}

function getProcess(call: Call): Response {
  const id = call.params['id']?.toLowerCase() ?? '';
  const entry = PROCESSES.find(([process]) => process.id === id);
  if (entry) return json(present(call, entry));
  const message = `VS402362: The process with id '${id}' does not exist.`;
  throw new AzureDevOpsError(404, 'ProcessNotFoundByTypeIdException', message);
}

export const processRoutes: readonly Route[] = [
  { method: 'GET', path: 'process/processes', handle: listProcesses },
  { method: 'GET', path: 'process/processes/:id', handle: getProcess },
];
