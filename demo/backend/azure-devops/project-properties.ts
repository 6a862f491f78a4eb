import type { ProjectData } from '../data/model';
import { jsonList } from './page';
import { projectIn } from './projects';
import type { Call, Route } from './router';

function propertiesOf({ process }: ProjectData): Readonly<Record<string, string>> {
  return {
    'System.CurrentProcessTemplateId': process.id,
    'System.OriginalProcessTemplateId': process.id,
    'System.ProcessTemplateType': process.id,
    'System.Process Template': process.name,
    'System.SourceControlCapabilityFlags': '2',
    'System.SourceControlGitEnabled': 'True',
  };
}

/** `keys` takes names and patterns with a star: `System.CurrentProcessTemplateId,*SourceControl*`. */
function listProperties(call: Call): Response {
  const keys = call.query('keys')?.split(',').filter(Boolean);
  const value = Object.entries(propertiesOf(projectIn(call)))
    .filter(([name]) => !keys || keys.some((key) => fits(name, key.trim())))
    .map(([name, text]) => ({ name, value: text }));
  return jsonList(value);
}

function fits(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^\w ]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}

export const projectPropertyRoutes: readonly Route[] = [
  { method: 'GET', path: 'projects/:id/properties', handle: listProperties },
];
