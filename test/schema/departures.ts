import type { SchemaObject } from 'ajv';

export interface Departure {
  /** A definition, a property of one (`WorkItem.fields`), or an operation's id. */
  at: string;
  schema: SchemaObject;
  /** What the live service does instead, and how that is known. */
  reason: string;
}

const ref = (definition: string): SchemaObject => ({ $ref: `#/definitions/${definition}` });
const orNull = (schema: SchemaObject): SchemaObject => ({ anyOf: [schema, { type: 'null' }] });
const list = (items: SchemaObject): SchemaObject => ({
  type: 'object',
  properties: { count: { type: 'integer' }, value: { type: 'array', items } },
  required: ['count', 'value'],
  additionalProperties: false,
  countsItsValue: true,
});
const scalar: SchemaObject = { type: ['string', 'number', 'boolean'] };
/** Of a field: people come as objects, or as text in old revisions. */
const fieldValue: SchemaObject = { anyOf: [scalar, ref('IdentityRef')] };

/** Where the stand-in follows the service instead of Microsoft's schema, or where the schema says too little. */
export const departures: readonly Departure[] = [
  {
    at: 'ReferenceLinks',
    schema: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: { href: { type: 'string' } },
        required: ['href'],
        additionalProperties: false,
      },
    },
    reason: 'The wire has no `links` around the links: every sample has `_links: {self: {href}}`.',
  },
  {
    at: 'WorkItem.fields',
    schema: { type: 'object', additionalProperties: fieldValue },
    reason:
      'Says only “object”. The service sends text, numbers, booleans and people; empty fields are absent.',
  },
  {
    at: 'WorkItem.multilineFieldsFormat',
    schema: { type: 'object', additionalProperties: { enum: ['html', 'markdown'] } },
    reason: 'In the 7.2 schema only; sent for items that have long texts.',
  },
  {
    at: 'WorkItemFieldUpdate.oldValue',
    schema: fieldValue,
    reason: 'Says only “object”, see WorkItem.fields.',
  },
  {
    at: 'WorkItemFieldUpdate.newValue',
    schema: fieldValue,
    reason: 'Says only “object”, see WorkItem.fields.',
  },
  {
    at: 'WorkItemLink.source',
    schema: orNull(ref('WorkItemReference')),
    reason: 'Null, or missing, in the rows at the top of a tree (samples of wiql).',
  },
  {
    at: 'WorkItemLink.rel',
    schema: orNull({ type: 'string' }),
    reason: 'Null, or missing, in the rows at the top of a tree (samples of wiql).',
  },
  {
    at: 'Work Items_List',
    schema: list(orNull(ref('WorkItem'))),
    reason: 'With errorPolicy=omit, null stands for an item that is not there.',
  },
  {
    at: 'Work Items_Get Work Items Batch',
    schema: list(orNull(ref('WorkItem'))),
    reason: 'With errorPolicy=omit, null stands for an item that is not there.',
  },
  {
    at: 'Classification Nodes_Get Classification Nodes',
    schema: list(orNull(ref('WorkItemClassificationNode'))),
    reason: 'With errorPolicy=omit, null stands for a node that is not there (sample From_Ids_ErrorPolicy).',
  },
  {
    at: 'WorkItemField2.description',
    schema: orNull({ type: 'string' }),
    reason: 'Null where there is none (sample POST_wit_field).',
  },
  {
    at: 'WorkItemStateTransition.actions',
    schema: orNull({ type: 'array', items: { type: 'string' } }),
    reason: 'Null where a transition has no actions (samples of workItemTypes).',
  },
  {
    at: 'Identity.descriptor',
    schema: { type: 'string' },
    reason: 'An object in the schema; on the wire one text, `type;identifier` (all of Microsoft’s clients).',
  },
  {
    at: 'Comments_Delete',
    schema: ref('Comment'),
    reason: 'Has no body in the schema; the sample shows the deleted comment. Both are taken.',
  },
  {
    at: 'WorkItemTypeFieldInstance.defaultValue',
    schema: orNull({ type: 'string' }),
    reason: 'Null where there is no default (samples of workItemTypes).',
  },
  {
    at: 'WorkItemTypeFieldWithReferences.defaultValue',
    schema: { anyOf: [scalar, ref('IdentityRef'), { type: 'null' }] },
    reason: 'Says only “object”. Text, or null where there is no default (samples of workItemTypesField).',
  },
  {
    at: 'WorkItemTypeFieldWithReferences.allowedValues',
    schema: { type: 'array', items: { anyOf: [{ type: 'string' }, ref('IdentityRef')] } },
    reason: 'Says only “object”. Texts, also for numbers; people as objects (samples of workItemTypesField).',
  },
  {
    at: 'ReportingWorkItemRevisionsBatch.values',
    schema: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'integer' },
          rev: { type: 'integer' },
          fields: { type: 'object' },
        },
        required: ['id', 'rev', 'fields'],
        additionalProperties: false,
      },
    },
    reason: 'A generic type became a text `T`; revisions are objects (samples of workItemRevisions).',
  },
  {
    at: 'ReportingWorkItemLinksBatch.values',
    schema: {
      type: 'array',
      items: {
        type: 'object',
        properties: { rel: { type: 'string' }, attributes: { type: 'object' } },
        required: ['rel', 'attributes'],
        additionalProperties: false,
      },
    },
    reason:
      'A generic type became a text `T`; Microsoft’s Node client reads relations, here without address.',
  },
];
