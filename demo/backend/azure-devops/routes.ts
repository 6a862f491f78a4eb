import type { App } from '../app';
import { artifactRoutes } from './artifacts';
import { attachmentRoutes } from './attachments';
import { batchRoutes } from './batch';
import { categoryRoutes } from './categories';
import { classificationRoutes } from './classification';
import { classificationWriteRoutes } from './classification-write';
import { reactionRoutes } from './comment-reactions';
import { commentRoutes } from './comments';
import { connectionDataRoutes } from './connection-data';
import { dispatch } from './dispatch';
import { AzureDevOpsError } from './errors';
import { fieldRoutes } from './fields';
import { historyRoutes } from './history';
import { iconRoutes } from './icons';
import { identityPickerRoutes } from './identities';
import { identityHostRoutes } from './identity-host';
import { itemReadRoutes } from './items-read';
import { itemWriteRoutes } from './items-write';
import { processRoutes } from './processes';
import { profileRoutes } from './profile-host';
import { projectPropertyRoutes } from './project-properties';
import { projectRoutes } from './projects';
import { queryRoutes } from './queries';
import { queryRunRoutes } from './queries-run';
import { queryWriteRoutes } from './queries-write';
import { recycleBinRoutes } from './recycle-bin';
import { relationTypeRoutes } from './relation-types';
import { reportingRoutes } from './reporting';
import { reportingLinkRoutes } from './reporting-links';
import { searchHostRoutes } from './search';
import { resourceAreaRoutes } from './resource-areas';
import type { Route } from './router';
import { tagRoutes } from './tag-list';
import { templateRoutes } from './templates';
import { teamRoutes } from './teams';
import { transitionRoutes } from './transitions';
import { typeRoutes } from './work-item-types';
import { wiqlRoutes } from './wiql';
import { workRoutes } from './work';

/** Routes of `dev.azure.com`. */
const mainRoutes: readonly Route[] = [
  ...connectionDataRoutes,
  ...resourceAreaRoutes,
  ...projectRoutes,
  ...projectPropertyRoutes,
  ...processRoutes,
  ...teamRoutes,
  ...typeRoutes,
  ...categoryRoutes,
  ...fieldRoutes,
  ...iconRoutes,
  ...classificationRoutes,
  ...classificationWriteRoutes,
  ...wiqlRoutes,
  ...queryRoutes,
  ...queryWriteRoutes,
  ...queryRunRoutes,
  ...itemWriteRoutes,
  ...itemReadRoutes,
  ...recycleBinRoutes,
  ...historyRoutes,
  ...commentRoutes,
  ...reactionRoutes,
  ...attachmentRoutes,
  ...batchRoutes,
  ...identityPickerRoutes,
  ...tagRoutes,
  ...relationTypeRoutes,
  ...templateRoutes,
  ...artifactRoutes,
  ...transitionRoutes,
  ...reportingRoutes,
  ...reportingLinkRoutes,
  ...workRoutes,
];

/** The hosts of Azure DevOps, by the prefix under which the stand-in serves each: `/azure-devops/{organization}/…`. */
export const hosts: Readonly<Record<string, readonly Route[]>> = {
  '/azure-devops': mainRoutes,
  '/azure-devops-identity': identityHostRoutes,
  '/azure-devops-search': searchHostRoutes,
};

/** Azure DevOps, for the relay and for clients of their own. */
export function azureDevOpsRoutes(app: App): void {
  profileRoutes(app);
  for (const [prefix, routes] of Object.entries(hosts)) mount(app, prefix, routes);
}

function mount(app: App, prefix: string, routes: readonly Route[]): void {
  app.all(`${prefix}/*`, async (context) => {
    try {
      return await dispatch(context, prefix, routes);
    } catch (error) {
      if (error instanceof AzureDevOpsError) return error.toResponse();
      throw error;
    }
  });
}
