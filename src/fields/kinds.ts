import type { TypeField } from '../ado/types.js';
import { booleanKind } from './boolean.js';
import { dateKind } from './date.js';
import type { FieldInfo, FieldKind } from './field-kind.js';
import { identityKind } from './identity.js';
import { longTextKind } from './long-text.js';
import { doubleKind, integerKind } from './number.js';
import { numberPicklistKind, picklistKind } from './picklist.js';
import { textKind } from './text.js';

/** The kind of a field, by what the server says of it. */
export function kindOf(
  field: Pick<FieldInfo | TypeField, 'type' | 'isIdentity' | 'allowedValues'>,
): FieldKind {
  if (field.isIdentity || field.type === 'identity') return identityKind;
  const isList = field.allowedValues.length > 0;
  switch (field.type) {
    case 'integer':
    case 'picklistInteger':
      return isList ? numberPicklistKind : integerKind;
    case 'double':
    case 'picklistDouble':
      return isList ? numberPicklistKind : doubleKind;
    case 'boolean':
      return booleanKind;
    case 'dateTime':
      return dateKind;
    case 'html':
    case 'history':
      return longTextKind;
    case 'string':
    case 'plainText':
    case 'treePath':
    case 'guid':
    case 'picklistString':
      return isList ? picklistKind : textKind;
  }
}
