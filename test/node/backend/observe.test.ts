import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ObservedAnswer } from '../../../demo/backend/core/observe';
import { createStandin } from './support/standin';

describe('an observer of the stand-in', () => {
  it('sees the answers of routes, and neither faults nor control routes', async () => {
    const answers: ObservedAnswer[] = [];
    const observer = (answer: ObservedAnswer) => void answers.push(answer);
    const standin = createStandin({ items: 20, pages: {}, observer });
    const call = (path: string, init?: RequestInit) =>
      standin.fetch(new Request(`http://standin.test/standin/w/seen${path}`, init));
    const projects = '/azure-devops/contoso/_apis/projects?$top=1';
    const headers = { authorization: 'Bearer avery' };
    const body = JSON.stringify([{ path: '^/azure-devops', status: 500, times: 1 }]);

    await call('/control/faults', { method: 'POST', body });
    await call(projects, { headers });
    const response = await call(projects, { headers });

    assert.deepEqual(answers, [
      {
        method: 'GET',
        path: '/azure-devops/contoso/_apis/projects',
        query: '?$top=1',
        status: 200,
        type: 'application/json; charset=utf-8',
        text: await response.text(),
      },
    ]);
  });
});
