import type { SchemaObject } from 'ajv';

/** How every area of Azure DevOps reports a failure (`WrappedException` of Microsoft's own clients). */
export const wrappedException: SchemaObject = {
  type: 'object',
  properties: {
    $id: { type: 'string' },
    innerException: { type: ['object', 'null'] },
    message: { type: 'string', minLength: 1 },
    typeName: { type: 'string', pattern: '^[\\w.]+, [\\w.]+' },
    typeKey: { type: 'string', pattern: '^\\w+$' },
    errorCode: { type: 'integer' },
    eventId: { type: 'integer' },
    customProperties: { type: 'object' },
    helpLink: { type: 'string' },
    stackTrace: { type: ['string', 'null'] },
  },
  required: ['$id', 'innerException', 'message', 'typeName', 'typeKey', 'errorCode', 'eventId'],
  additionalProperties: false,
};
