import type { Person } from '../data/people';
import { json } from '../core/http';

/** A failure as Azure DevOps reports it (REST 7.1, WrappedException). */
export class AzureDevOpsError extends Error {
  readonly status: number;
  readonly typeKey: string;
  readonly customProperties: Record<string, unknown> | undefined;

  constructor(status: number, typeKey: string, message: string, customProperties?: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.typeKey = typeKey;
    this.customProperties = customProperties;
  }

  toResponse(): Response {
    const body = {
      $id: '1',
      ...(this.customProperties ? { customProperties: this.customProperties } : {}),
      innerException: null,
      message: this.message,
      typeName: `Microsoft.TeamFoundation.WorkItemTracking.Server.${this.typeKey}, Microsoft.TeamFoundation.WorkItemTracking.Server`,
      typeKey: this.typeKey,
      errorCode: this.customProperties ? 600171 : 0,
      eventId: 3200,
    };
    return json(body, this.status);
  }
}

export const badRequest = (message: string, typeKey = 'VssPropertyValidationException') =>
  new AzureDevOpsError(400, typeKey, message);

/** Missing, deleted and unreadable items look the same from outside. */
export const itemNotFound = (id: number) =>
  new AzureDevOpsError(
    404,
    'WorkItemUnauthorizedAccessException',
    `TF401232: Work item ${id} does not exist, or you do not have permissions to read it.`,
  );

export const tooManyIds = (count: number) =>
  badRequest(
    `VS403474: You requested ${count} work items which exceeds the limit of 200. Modify your query and try again.`,
  );

/** Status and words are not confirmed; that it is a 404 is. */
export const organizationNotFound = (name: string) =>
  new AzureDevOpsError(
    404,
    'HostDoesNotExistException',
    `The following organization does not exist: ${name}.`,
  );

export const projectNotFound = (name: string) =>
  new AzureDevOpsError(
    404,
    'ProjectDoesNotExistWithNameException',
    `TF200016: The following project does not exist: ${name}. Verify that the name of the project is correct and that the project exists on the specified Azure DevOps Server.`,
  );

/** The status is confirmed by public reports, the key by none. */
export const notAMember = ({ name }: Person) =>
  new AzureDevOpsError(
    401,
    'UnauthorizedRequestException',
    `TF400813: The user '${name}' is not authorized to access this resource.`,
  );

export const teamNotFound = (name: string) =>
  new AzureDevOpsError(404, 'TeamNotFoundException', `The team with id '${name}' does not exist.`);

export const typeNotFound = (type: string, project: string) =>
  new AzureDevOpsError(
    404,
    'WorkItemTypeNotFoundException',
    `VS402323: Work item type ${type} does not exist in project ${project} or you do not have permission to access it.`,
  );

export const fieldNotFound = (name: string) =>
  badRequest(`TF51535: Cannot find field ${name}.`, 'WorkItemTrackingFieldDefinitionNotFoundException');

export const staleRevision = () =>
  new AzureDevOpsError(
    412,
    'WorkItemRevisionMismatchException',
    'TF26071: This work item has been changed by someone else since you opened it. You will need to refresh it and discard your changes.',
  );

/** The service answers 500 here, as its announcement of the limit says. */
export const tooManyRevisions = (id: number, count: number) =>
  new AzureDevOpsError(
    500,
    'WorkItemRevisionLimitExceededException',
    `VS403441: Work item ${id} has ${count} revisions, and no more can be made through the REST API.`,
  );

export const wrongContentType = ({ method }: Request, found: string, valid: string) =>
  badRequest(
    `The request indicated a Content-Type of "${found}" for method type "${method}" which is not supported. Valid content types for this method are: ${valid}.`,
    'VssRequestContentTypeNotSupportedException',
  );

export const unknownIdentity = (value: string, fieldName: string) =>
  badRequest(
    `The identity value '${value}' for field '${fieldName}' is an unknown identity.`,
    'RuleValidationException',
  );

export const badTreePath = (id: number, referenceName: string) =>
  badRequest(
    `TF401347: Invalid tree name given for work item ${id}, field '${referenceName}'.`,
    'WorkItemTrackingTreeNodeNotFoundException',
  );

/** One broken rule; the top message names the first by its friendly name. */
export interface RuleProblem {
  referenceName: string;
  name: string;
  flags: string;
  message?: string;
}

export function ruleErrors(problems: readonly RuleProblem[]): AzureDevOpsError {
  const messages = problems.map(
    ({ name, flags, message }) => message ?? `TF401320: Rule Error for field ${name}. Error code: ${flags}.`,
  );
  const errors = problems.map(({ referenceName, flags }, index) => ({
    fieldReferenceName: referenceName,
    fieldStatusFlags: flags,
    errorMessage: messages[index],
    fieldStatusCode: 0,
    ruleValidationErrors: null,
  }));
  return new AzureDevOpsError(400, 'RuleValidationException', messages[0] ?? '', {
    FieldReferenceName: problems[0]?.referenceName,
    FieldStatusFlags: problems[0]?.flags,
    ErrorMessage: messages[0],
    FieldStatusCode: 0,
    RuleValidationErrors: errors,
  });
}
