import type { Route } from '../router';
import { activityRoutes } from './activity';
import { backlogConfigurationRoutes } from './backlog-configuration';
import { backlogItemRoutes } from './backlog-items';
import { boardRoutes } from './boards';
import { capacityRoutes } from './capacities';
import { daysOffRoutes } from './days-off';
import { reorderRoutes } from './reorder';
import { teamFieldValueRoutes } from './team-field-values';
import { teamIterationRoutes } from './team-iterations';
import { teamSettingRoutes } from './team-settings';

/** Teams at work: their settings, sprints, backlogs and boards. */
export const workRoutes: readonly Route[] = [
  ...teamSettingRoutes,
  ...teamFieldValueRoutes,
  ...teamIterationRoutes,
  ...backlogConfigurationRoutes,
  ...backlogItemRoutes,
  ...boardRoutes,
  ...capacityRoutes,
  ...daysOffRoutes,
  ...reorderRoutes,
  ...activityRoutes,
];
