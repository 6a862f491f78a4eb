import assert from 'node:assert/strict';
import type { IWorkItemTrackingApi } from 'azure-devops-node-api/WorkItemTrackingApi';
import {
  CommentExpandOptions,
  CommentReactionType,
  CommentSortOrder,
} from 'azure-devops-node-api/interfaces/WorkItemTrackingInterfaces.js';
import { describeApi, first, project } from './support/microsoft';

const item = 7;
let id = 0;

describeApi<IWorkItemTrackingApi>(
  'WorkItemTrackingApi: comments',
  (connection) => connection.getWorkItemTrackingApi(),
  {
    async addComment(wit) {
      const comment = await wit.addComment({ text: '<b>Looks good</b>' }, project, item);
      id = comment.id ?? 0;
      assert.equal(comment.createdBy?.displayName, 'Avery Howard');
      assert.equal(comment.workItemId, item);
    },

    async getComment(wit) {
      const comment = await wit.getComment(project, item, id, false, CommentExpandOptions.RenderedText);
      assert.match(comment.renderedText ?? '', /Looks good/);
    },

    async getComments(wit) {
      await wit.addComment({ text: 'And another' }, project, item);
      const newest = await wit.getComments(project, item, 1);
      assert.equal(first(newest.comments).text, 'And another');
      assert.ok(newest.continuationToken && (newest.totalCount ?? 0) >= 2);
      const oldest = await wit.getComments(
        project,
        item,
        undefined,
        undefined,
        undefined,
        undefined,
        CommentSortOrder.Asc,
      );
      assert.equal(oldest.comments?.at(-1)?.text, 'And another');
    },

    async getCommentsBatch(wit) {
      const { comments } = await wit.getCommentsBatch(project, item, [id]);
      assert.deepEqual(
        comments?.map((comment) => comment.id),
        [id],
      );
    },

    async updateComment(wit) {
      const comment = await wit.updateComment({ text: 'Looks better' }, project, item, id);
      assert.deepEqual([comment.text, comment.version], ['Looks better', 2]);
    },

    async getCommentVersions(wit) {
      assert.equal((await wit.getCommentVersions(project, item, id)).length, 2);
    },

    async getCommentVersion(wit) {
      assert.match((await wit.getCommentVersion(project, item, id, 1)).text ?? '', /Looks good/);
    },

    async createCommentReaction(wit) {
      const reaction = await wit.createCommentReaction(project, item, id, CommentReactionType.Heart);
      assert.deepEqual([reaction.type, reaction.count], [CommentReactionType.Heart, 1]);
    },

    async getCommentReactions(wit) {
      const reactions = await wit.getCommentReactions(project, item, id);
      assert.ok(reactions.some(({ type, count }) => type === CommentReactionType.Heart && count === 1));
    },

    async getEngagedUsers(wit) {
      const users = await wit.getEngagedUsers(project, item, id, CommentReactionType.Heart);
      assert.equal(first(users).displayName, 'Avery Howard');
    },

    async deleteCommentReaction(wit) {
      await wit.deleteCommentReaction(project, item, id, CommentReactionType.Heart);
      const reactions = await wit.getCommentReactions(project, item, id);
      assert.ok(!reactions.some(({ count }) => count));
    },

    async deleteComment(wit) {
      await wit.deleteComment(project, item, id);
      const { comments = [] } = await wit.getComments(project, item);
      assert.ok(!comments.some((comment) => comment.id === id));
    },
  },
);
