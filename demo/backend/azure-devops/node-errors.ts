import type { TreeNode } from '../data/model';
import { AzureDevOpsError, badRequest } from './errors';

export const nodeNotFound = (name: string) =>
  new AzureDevOpsError(
    404,
    'ClassificationNodeNotFoundException',
    `VS402485: The area/iteration node was not found: ${name}`,
  );

export const sameNodeName = (name: string, parent: TreeNode) =>
  new AzureDevOpsError(
    409,
    'ClassificationNodeDuplicateNameException',
    `VS402371: Classification node name ${name} is already in use by a different child of parent classification node ${parent.identifier}. Choose a different name and try again.`,
  );

export const badNodeName = (name: string) =>
  badRequest(
    `VS402362: The name "${name}" is not valid for an area or iteration.`,
    'ClassificationNodeInvalidNameException',
  );

export const rootNode = () =>
  badRequest(
    'The root of a tree cannot be renamed, moved or deleted.',
    'ClassificationNodeCannotModifyRootNodeException',
  );

export const treeTooDeep = (most: number) =>
  badRequest(
    `A tree of areas or iterations has at most ${most} levels.`,
    'ClassificationNodeMaximumDepthExceededException',
  );

export const tooManyNodes = (most: number) =>
  badRequest(
    `A project has at most ${most} areas and as many iterations.`,
    'ClassificationNodeMaximumCountExceededException',
  );

export const badMove = (message: string) => badRequest(message, 'ClassificationNodeInvalidMoveException');
