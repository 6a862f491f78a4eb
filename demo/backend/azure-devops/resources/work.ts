import { resourcesOf, type Row } from './resource';

const TEAM = '{project}/{team}/_apis/{area}';
const SPRINT = `${TEAM}/teamsettings/iterations/{iterationId}`;

/** Everything that Microsoft's client knows of teams, sprints, backlogs and boards. */
const rows: readonly Row[] = [
  ['2882c15d-0cb3-43b5-8fb7-db62e09a79db', 'automationRules', `${TEAM}/{resource}`, 2, 'preview'],
  ['7799f497-3cb5-4f16-ad4f-5cd06012db64', 'backlogConfiguration', `${TEAM}/{resource}`, 1],
  ['7c468d96-ab1d-4294-a360-92f07e9ccd98', 'workItems', `${TEAM}/backlogs/{backlogId}/{resource}`, 1],
  ['a93726f9-7867-4e38-b4f2-0bfafc2f6a94', 'backlogs', `${TEAM}/{resource}/{id}`, 1],
  ['0120b002-ab6c-4ca0-98cf-a8d7492f865c', 'boardbadge', `${TEAM}/boards/{id}/{resource}`, 1, 'preview'],
  ['eb7ec5a3-1ba3-4fd1-b834-49a5a387e57d', 'boardcolumns', '{project}/_apis/{area}/{resource}', 1],
  ['186abea3-5c35-432f-9e28-7a15b4312a0e', 'boardparents', `${TEAM}/boards/{resource}`, 1],
  ['bb494cc6-a0f5-4c6c-8dca-ea6912e79eb9', 'boardrows', '{project}/_apis/{area}/{resource}', 1],
  ['23ad19fc-3b8e-4877-8462-b3f92bc06b40', 'boards', `${TEAM}/{resource}/{id}`, 1],
  ['b30d9f58-1891-4b0a-b168-c46408f919b0', 'boardusersettings', `${TEAM}/boards/{board}/{resource}`, 1],
  ['74412d15-8c1a-4352-a48d-ef1ed5587d57', 'capacities', `${SPRINT}/{resource}/{teamMemberId}`, 3],
  ['b044a3d9-02ea-49c7-91a1-b730949cc896', 'cardrulesettings', `${TEAM}/boards/{board}/{resource}`, 2],
  ['3f84a8d1-1aab-423e-a94b-6dcbdcca511f', 'cardrulesettings', `${TEAM}/taskboard/{resource}`, 2],
  ['07c3b467-bc60-4f05-8e34-599ce288fafc', 'cardsettings', `${TEAM}/boards/{board}/{resource}`, 2],
  ['0d63745f-31f3-4cf3-9056-2a064e567637', 'cardsettings', `${TEAM}/taskboard/{resource}`, 2],
  ['45fe888c-239e-49fd-958c-df1a1ab21d97', 'charts', `${TEAM}/boards/{board}/{resource}/{name}`, 1],
  ['c555d7ff-84e1-47df-9923-a3fe0cd8751b', 'columns', `${TEAM}/boards/{board}/{resource}`, 1],
  [
    'bdd0834e-101f-49f0-a6ae-509f384a12b4',
    'deliverytimeline',
    '{project}/_apis/{area}/plans/{id}/{resource}',
    1,
  ],
  [
    '1e385ce0-396b-4273-8171-d64562c18d37',
    'iterationcapacities',
    '{project}/_apis/{area}/iterations/{iterationId}/{resource}',
    1,
  ],
  ['c9175577-28a1-4b06-9197-8636af9f64ad', 'iterations', `${TEAM}/teamsettings/{resource}/{id}`, 1],
  ['0b42cb47-cd73-4810-ac90-19c9ba147453', 'plans', '{project}/_apis/{area}/{resource}/{id}', 1],
  [
    '9cbba37c-6cc6-4f70-b903-709be86acbf0',
    'predefinedQueries',
    '{project}/_apis/{area}/{resource}/{id}',
    1,
    'preview',
  ],
  ['f901ba42-86d2-4b0c-89c1-3f86d06daa84', 'processConfiguration', '{project}/_apis/{area}/{resource}', 1],
  ['0863355d-aefd-4d63-8669-984c9b7b0e78', 'rows', `${TEAM}/boards/{board}/{resource}`, 1],
  ['c6815dbe-8e7e-4ffe-9a79-e83ee712aa92', 'taskboardcolumns', `${TEAM}/{resource}`, 1],
  [
    '1be23c36-8872-4abc-b57d-402cd6c669d9',
    'taskboardworkitems',
    `${TEAM}/{resource}/{iterationId}/{workItemId}`,
    1,
  ],
  ['2d4faa2e-9150-4cbf-a47a-932b1b4a0773', 'teamdaysoff', `${SPRINT}/{resource}`, 1],
  ['07ced576-58ed-49e6-9c1e-5cb53ab8bf2a', 'teamfieldvalues', `${TEAM}/teamsettings/{resource}`, 1],
  ['c3c1012b-bea7-49d7-b45e-1664e566f84c', 'teamsettings', `${TEAM}/{resource}`, 1],
  ['5b3ef1a6-d3ab-44cd-bafd-c7f45db850fa', 'workitems', `${SPRINT}/{resource}`, 1],
  ['1c22b714-e7e4-41b9-85e0-56ee13ef55ed', 'workitemsorder', `${TEAM}/{resource}`, 1],
  [
    '47755db2-d7eb-405a-8c25-675401525fc9',
    'workitemsorder',
    `${TEAM}/iterations/{iterationId}/{resource}`,
    1,
  ],
];

export const workResources = resourcesOf('work', rows);
