import type { StateDefinition, TypeField, TypeRule, WorkItemType } from './model';
import { coreFields } from './type-fields';

interface TypeOptions {
  description: string;
  color: string;
  icon: string;
  category: string;
  states: readonly StateDefinition[];
  fields?: readonly TypeField[];
  rules?: readonly TypeRule[];
}

/** A work item type with the fields that all have. */
export function defineType(name: string, options: TypeOptions): WorkItemType {
  return {
    name,
    referenceName: `Microsoft.VSTS.WorkItemTypes.${name.replaceAll(' ', '')}`,
    description: options.description,
    color: options.color,
    icon: options.icon,
    category: `Microsoft.${options.category}Category`,
    states: options.states,
    fields: [...coreFields, ...(options.fields ?? [])],
    rules: options.rules ?? [],
  };
}
