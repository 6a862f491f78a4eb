import { resourcesOf } from './resource';

const PROJECT = '_apis/projects/{projectId}';

/** Organization, projects, processes, teams; who and what else lives beside them. */
export const coreResources = [
  ...resourcesOf('core', [
    ['6f9619ff-8b86-d011-b42d-00c04fc964ff', 'categorizedteams', `${PROJECT}/{resource}`, 1, 'preview'],
    ['294c494c-2600-4d7e-b76c-3dd50c3c95be', 'members', `${PROJECT}/teams/{teamId}/{resource}`, 2],
    ['93878975-88c5-4e6a-8abb-7ddd77a8a7d8', 'processes', '_apis/process/{resource}/{processId}', 1],
    ['8031090f-ef1d-4af6-85fc-698cd75d42bf', 'projectCollections', '_apis/{resource}/{collectionId}', 2],
    ['603fe2ac-9723-48b9-88ad-09305aa6c6e1', 'projects', '_apis/{resource}/{*projectId}', 4],
    ['0a3ffdfc-fe94-47a6-bb27-79bf3f762eac', 'projectsProperties', '_apis/{resource}', 1, 'preview'],
    ['4976a71a-4487-49aa-8aab-a1eda469037a', 'properties', `${PROJECT}/{resource}`, 1, 'preview'],
    ['7a4d9ee9-3433-4347-b47a-7a80f1cf307e', 'teams', '_apis/{resource}', 3, 'preview'],
    ['d30a3dd1-f8ba-442a-b86a-bd0c0c383e59', 'teams', `${PROJECT}/{resource}/{*teamId}`, 3],
  ]),
  ...resourcesOf('Location', [
    ['00d9565f-ed9c-4a06-9a50-00e7896ccab4', 'ConnectionData', '_apis/{resource}', 1, 'preview'],
    ['e81700f7-3be2-46de-8624-2eb35882fcaa', 'ResourceAreas', '_apis/{resource}/{areaId}', 1, 'preview'],
  ]),
  ...resourcesOf('IdentityPicker', [
    ['4102f006-0b23-4b26-bb1b-b661605e6b33', 'Identities', '_apis/{area}/{resource}', 1, 'preview'],
  ]),
];

/** On the host `vssps.dev.azure.com`. */
export const identityHostResources = [
  ...resourcesOf('IMS', [
    ['28010c54-d0c0-4c89-a5b0-1c9e188b9fb7', 'Identities', '_apis/{resource}/{*identityId}', 1],
  ]),
  ...resourcesOf('Graph', [
    ['05942c89-006a-48ce-bb79-baeb8abf99c6', 'SubjectQuery', '_apis/{area}/{resource}', 1, 'preview'],
  ]),
];

/** On the host `almsearch.dev.azure.com`. */
export const searchHostResources = resourcesOf('search', [
  ['73b2c9e2-ff9e-4447-8cda-5f5b21ff7cae', 'workItemSearchResults', '{project}/_apis/{area}/{resource}', 1],
]);
