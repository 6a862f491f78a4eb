import { expect } from '@open-wc/testing';
import { isHtml, replyError } from '../../src/ado/errors.js';
import type { AdoErrorCode } from '../../src/errors.js';

interface Case {
  readonly what: string;
  readonly status?: number;
  readonly typeKey?: string;
  readonly message?: string;
  readonly code: AdoErrorCode;
}

const PAGE = '\ufeff\r\n<!DOCTYPE html><html lang="en"><title>Sign In</title></html>';

/** Refusals with a body of Azure DevOps' own, as seen in the wild. */
const REFUSALS: readonly Case[] = [
  {
    what: 'a user without access to the organization',
    status: 401,
    typeKey: 'InvalidIdentityException',
    message: "TF400813: The user 'x' is not authorized to access this resource.",
    code: 'unauthorized',
  },
  {
    what: 'an item that is gone or hidden',
    status: 404,
    typeKey: 'WorkItemUnauthorizedAccessException',
    message: 'TF401232: Work item 1 does not exist, or you do not have permissions to read it.',
    code: 'not-found',
  },
  {
    what: 'a stale revision',
    status: 412,
    typeKey: 'WorkItemRevisionMismatchException',
    message: 'TF26071: This work item has been changed by someone else since you opened it.',
    code: 'conflict',
  },
  {
    what: 'a failed test of the patch',
    status: 412,
    typeKey: 'TestPatchOperationFailedException',
    message: 'VS403351: Test Operation for path /rev failed.',
    code: 'conflict',
  },
  {
    what: 'a broken rule',
    status: 400,
    typeKey: 'RuleValidationException',
    message: 'TF401320: Rule Error for field Title. Error code: Required, InvalidEmpty.',
    code: 'invalid',
  },
  {
    what: 'a value that is not in the list',
    status: 400,
    typeKey: 'RuleValidationException',
    message: "The field 'State' contains the value 'x' that is not in the list of supported values.",
    code: 'invalid',
  },
  {
    what: 'a bad area path',
    status: 400,
    typeKey: 'WorkItemTrackingTreeNodeNotFoundException',
    message: "TF401347: Invalid tree name given for work item -1, field 'System.AreaPath'.",
    code: 'invalid',
  },
  { what: 'too many tags', status: 400, message: 'TF401243: Too many tags.', code: 'invalid' },
  {
    what: 'no right on the area',
    status: 403,
    message: 'TF237111: The current user does not have permissions to save work items under the area path.',
    code: 'forbidden',
  },
  {
    what: 'no right to delete',
    status: 403,
    typeKey: 'AccessCheckException',
    message: 'Access denied.',
    code: 'forbidden',
  },
  {
    what: 'an unknown type',
    status: 404,
    typeKey: 'WorkItemTypeNotFoundException',
    message: 'VS402323: Work item type X does not exist in project Y.',
    code: 'invalid',
  },
  {
    what: 'an unknown project',
    status: 404,
    typeKey: 'ProjectDoesNotExistWithNameException',
    message: 'TF200016: The following project does not exist: Nowhere.',
    code: 'project-not-found',
  },
  {
    what: 'a project of which only the code tells',
    status: 404,
    message: 'TF200016: The following project does not exist: Nowhere.',
    code: 'project-not-found',
  },
  {
    what: 'an unknown field in a query',
    status: 400,
    typeKey: 'VssPropertyValidationException',
    message: 'TF51005: The query references a field that does not exist. The error is caused by «[X]».',
    code: 'query-invalid',
  },
  {
    what: 'too many results',
    status: 400,
    typeKey: 'WorkItemTrackingQueryResultSizeLimitExceededException',
    message: 'VS402337: The number of work items returned exceeds the size limit of 20000.',
    code: 'too-many-results',
  },
  {
    what: 'a query that takes too long',
    status: 400,
    message: 'VS402335: The query exceeded the maximum execution time.',
    code: 'too-many-results',
  },
  {
    what: 'throttling',
    status: 429,
    message: 'TF400733: The request has been canceled: Request was blocked.',
    code: 'rate-limited',
  },
];

/** Refusals of which only the status tells. */
const STATUSES: readonly (readonly [status: number, code: AdoErrorCode])[] = [
  [203, 'unauthorized'],
  [400, 'invalid'],
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [409, 'conflict'],
  [412, 'conflict'],
  [429, 'rate-limited'],
  [500, 'server'],
  [503, 'server'],
];

describe('a refusal of Azure DevOps', () => {
  for (const { what, status, typeKey = '', message = '', code } of REFUSALS) {
    it(`for ${what} is “${code}”, whether or not the status can be seen`, () => {
      const data = { $id: '1', message, typeKey, errorCode: 0 };
      expect(replyError({ failed: true, status, data })).to.include({ code, message });
      expect(replyError({ failed: true, data }).code).to.equal(code);
    });
  }

  for (const [status, code] of STATUSES) {
    it(`with ${String(status)} and nothing more is “${code}”`, () => {
      for (const data of [undefined, '', {}, { message: 'Nobody knows this.', typeKey: 'SomeException' }])
        expect(replyError({ failed: true, status, data }).code).to.equal(code);
    });
  }

  it('is a server’s failure where nothing at all is known', () => {
    const error = replyError({ failed: true, data: undefined });
    expect(error).to.include({ code: 'server', serverCode: undefined });
    expect(error.message).to.equal('Azure DevOps answered with a failure');
  });

  it('that is a sign-in page means a dead connection, with any status that says nothing else', () => {
    for (const status of [undefined, 200, 203, 302])
      expect(replyError({ failed: status !== 200, status, data: PAGE }).code).to.equal('unauthorized');
  });

  it('that is a page keeps what its status says, and does not quote the page', () => {
    expect(replyError({ failed: true, status: 429, data: PAGE }).code).to.equal('rate-limited');
    const error = replyError({ failed: true, status: 502, data: PAGE });
    expect(error).to.include({ code: 'server', message: 'Azure DevOps answered 502' });
  });

  it('in plain text is quoted, at most 300 characters of it', () => {
    expect(replyError({ failed: true, status: 400, data: 'No.' }).message).to.equal('No.');
    expect(replyError({ failed: true, status: 400, data: 'x'.repeat(5000) }).message).to.have.length(300);
  });

  it('hands on how long to wait', () => {
    expect(replyError({ failed: true, status: 429, data: '', retryAfter: 7 }).retryAfter).to.equal(7);
  });

  it('hands on the server’s code, or its type key where there is none', () => {
    const data = { message: 'TF401232: gone', typeKey: 'WorkItemUnauthorizedAccessException' };
    expect(replyError({ failed: true, data }).serverCode).to.equal('TF401232');
    expect(replyError({ failed: true, data: { typeKey: 'X' } }).serverCode).to.equal('X');
  });

  it('names each field whose rule was broken, by reference name', () => {
    const RuleValidationErrors = [
      { fieldReferenceName: 'System.Title', errorMessage: 'TF401320: Title', fieldStatusFlags: 'Required' },
      { fieldReferenceName: 'System.State', errorMessage: 'TF401320: State' },
      { fieldReferenceName: 'broken' },
      null,
    ];
    const data = { typeKey: 'RuleValidationException', customProperties: { RuleValidationErrors } };
    expect(replyError({ failed: true, status: 400, data }).fields).to.deep.equal([
      { field: 'System.Title', message: 'TF401320: Title' },
      { field: 'System.State', message: 'TF401320: State' },
    ]);
  });

  it('of a strange shape is still an error with a code of ours', () => {
    const strange = [
      { message: 1, typeKey: {} },
      { customProperties: { RuleValidationErrors: 'x' } },
      { customProperties: null },
      { typeKey: 'constructor' },
      { typeKey: 'toString' },
      [],
      7,
    ];
    for (const data of strange) {
      const error = replyError({ failed: true, status: 400, data });
      expect(String(error.code), JSON.stringify(data)).to.equal('invalid');
      expect(error.fields).to.deep.equal([]);
    }
  });
});

describe('a page where data was expected', () => {
  it('is known by how it begins', () => {
    for (const page of [PAGE, '<html>', '  <HEAD>', '<body class="x">', '<!doctype HTML>'])
      expect(isHtml(page), page).to.be.true;
  });

  it('is not mistaken for data that holds markup', () => {
    for (const data of ['', 'a <html> b', '<p>note</p>', '{"a":"<html>"}', { html: '<html>' }, null, 1])
      expect(isHtml(data), JSON.stringify(data)).to.be.false;
  });
});
