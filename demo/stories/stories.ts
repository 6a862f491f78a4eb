import {
  Connection,
  type ConnectionOptions,
  type ConnectionState,
  type ConnectionStatus,
} from 'ado-elements';

/** A world of the stand-in that belongs to one story. */
export interface Stage {
  readonly paragonProject: string;
  readonly environment: NonNullable<ConnectionOptions['environment']>;
  token(): Promise<string>;
  /** Posts to a control route. */
  control(route: string, body: unknown): Promise<unknown>;
}

/** A state of `<ado-connect>` and the way there, which is the real one: nothing of the element is set by hand. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly status: ConnectionStatus;
  /** Prepares the stand-in. */
  readonly set?: (stage: Stage) => Promise<unknown>;
  /** What the page configures besides project, addresses and token. */
  readonly options?: (stage: Stage) => ConnectionOptions;
  /** What a person does once it is `from`. */
  readonly act?: { readonly from: Condition; do(connection: Connection): Promise<unknown> };
  /** What has to be so besides the status. */
  readonly also?: Condition;
}

type Condition = (state: ConnectionState) => boolean;

const account = (status: string) => (stage: Stage) => stage.control('credential', { status, user: 'avery' });
const faults = (list: readonly object[]) => (stage: Stage) => stage.control('faults', list);
const both = (one: NonNullable<Story['set']>, other: NonNullable<Story['set']>) => async (stage: Stage) => {
  await one(stage);
  await other(stage);
};
const noOrganization = { 'content-type': 'application/json' };

/*
 * Not here, because no page can bring them about by itself: failures that need a sign-in window, such as a declined
 * consent, since only a click opens one; `timeout`, since it takes 20 seconds; `sdk-load`, since all cards of a page
 * share one copy of the SDK.
 */
export const stories: readonly Story[] = [
  {
    id: 'idle',
    title: 'Idle',
    caption: 'The page has not set it up.',
    status: 'idle',
    options: () => ({ paragonProject: undefined }),
  },
  {
    id: 'loading',
    title: 'Loading',
    caption: 'Paragon has been asked and has not answered.',
    status: 'loading',
    set: faults([{ path: '/sdk/me$', hold: true }]),
  },
  {
    id: 'signed-out',
    title: 'Signed out',
    caption: 'The page has not said who the user is.',
    status: 'signed-out',
    options: () => ({ userToken: undefined }),
  },
  {
    id: 'token-refused',
    title: 'Signed out, token refused',
    caption: 'Paragon refuses the user token.',
    status: 'signed-out',
    set: (stage) => stage.control('tokens', { revoke: true }),
  },
  {
    id: 'disconnected',
    title: 'Disconnected',
    caption: 'No account is connected.',
    status: 'disconnected',
  },
  {
    id: 'connecting',
    title: 'Connecting',
    caption: 'Paragon’s portal is open; here it has a place of its own, else it covers the page.',
    status: 'connecting',
    act: { from: isDisconnected, do: (connection) => begin(connection) },
  },
  {
    id: 'setup-pending',
    title: 'Setup needed',
    caption: 'The portal still has questions.',
    status: 'setup-needed',
    set: account('PENDING'),
  },
  {
    id: 'setup-organization',
    title: 'Setup needed, organization',
    caption: 'Nothing tells the organization.',
    status: 'setup-needed',
    set: both(
      account('VALID'),
      faults([
        {
          path: '/_apis/projects',
          status: 200,
          headers: noOrganization,
          body: '{"count":0,"value":[]}',
        },
      ]),
    ),
  },
  {
    id: 'reconnect-needed',
    title: 'Reconnect needed',
    caption: 'Azure DevOps no longer accepts the account.',
    status: 'reconnect-needed',
    set: account('INVALID'),
  },
  {
    id: 'connected',
    title: 'Connected',
    caption: 'Account and organization are known.',
    status: 'connected',
    set: account('VALID'),
    also: isNamed,
  },
  {
    id: 'connected-error',
    title: 'Connected, with an error',
    caption: 'Disconnecting failed at Paragon; the account is still there.',
    status: 'connected',
    set: both(
      account('VALID'),
      faults([{ method: 'DELETE', path: '/sdk/integrations', status: 500, body: { message: 'Broken' } }]),
    ),
    act: { from: isNamed, do: (connection) => connection.disconnect() },
    also: ({ error }) => error !== undefined,
  },
  {
    id: 'unavailable',
    title: 'Unavailable',
    caption: 'The Paragon project has no active Azure DevOps integration.',
    status: 'unavailable',
    set: (stage) => stage.control('integration', { status: 'inactive' }),
  },
  {
    id: 'failed-network',
    title: 'Failed, network',
    caption: 'Paragon cannot be reached: the user’s to mend.',
    status: 'failed',
    set: faults([{ path: '/sdk/me$', drop: true }]),
  },
  {
    id: 'failed-popup',
    title: 'Failed, popup blocked',
    caption: 'The browser did not open the sign-in window: the user’s to mend.',
    status: 'failed',
    options: () => ({ mode: 'headless' }),
    act: { from: isDisconnected, do: withoutPopups },
  },
  {
    id: 'failed-busy',
    title: 'Failed, too many requests',
    caption: 'Azure DevOps asks to wait.',
    status: 'failed',
    set: both(account('VALID'), faults([{ preset: 'throttled' }])),
  },
  {
    id: 'failed-paragon',
    title: 'Failed, Paragon',
    caption: 'Paragon answers with a page instead of data.',
    status: 'failed',
    set: faults([{ preset: 'paragon-broken' }]),
  },
  {
    id: 'failed-configuration',
    title: 'Failed, configuration',
    caption: 'Paragon does not know the project: the vendor’s to mend.',
    status: 'failed',
    options: () => ({ paragonProject: 'a-project-that-is-not-there' }),
  },
  {
    id: 'failed-server',
    title: 'Failed, server',
    caption: 'Azure DevOps is down: Microsoft’s to mend.',
    status: 'failed',
    set: both(account('VALID'), faults([{ preset: 'unavailable' }])),
  },
];

/** Brings a connection into the story's state on `stage`, or as far as it gets. */
export async function play(story: Story, stage: Stage): Promise<Connection> {
  const { paragonProject, environment } = stage;
  const userToken = await stage.token();
  await story.set?.(stage);
  const own = story.options?.(stage);
  const connection = new Connection({ paragonProject, environment, userToken, ...own });
  const { act } = story;
  if (act) void reached(connection, act.from).then(() => act.do(connection).catch(() => undefined));
  return connection;
}

/** Resolves once the story has come to its state. */
export function arrived(connection: Connection, { status, also }: Story): Promise<void> {
  return reached(connection, (state) => state.status === status && (also?.(state) ?? true));
}

function reached(connection: Connection, condition: Condition): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!condition(connection.state)) return;
      stop();
      resolve();
    };
    const stop = connection.subscribe(look);
    look();
  });
}

function isDisconnected({ status }: ConnectionState): boolean {
  return status === 'disconnected';
}

/** The person's name arrives a moment after the account. */
function isNamed({ status, account }: ConnectionState): boolean {
  return status === 'connected' && account?.name !== undefined;
}

/** Ends when the person is done, which may be never. */
function begin(connection: Connection): Promise<void> {
  return connection.connect('portal');
}

/** Chromium asks for a click before it opens a window, but a visitor's settings may differ; so it is made sure. */
async function withoutPopups(connection: Connection): Promise<void> {
  const { open } = window;
  window.open = () => null;
  await connection.connect('headless').finally(() => (window.open = open));
}
