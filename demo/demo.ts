import 'ado-elements/ado-connect.js';
import 'ado-elements/ado-work-items.js';
import { logEvents } from './event-log';
import { find } from './find';
import { Simulate } from './simulate';
import { Standin } from './standin';

const connect = document.querySelector('ado-connect')!;
const list = document.querySelector('ado-work-items')!;

/*
 * `?connected`: an account is already there. `?project=NAME`: the project is fixed. `?user=KEY`: who is signed in
 * to Harbor. `?world=NAME`: a copy of the data of one's own.
 */
const parameters = new URLSearchParams(location.search);

start().catch((error: unknown) => {
  const problem = find('#problem', HTMLElement);
  problem.textContent = `The demo could not start. ${error instanceof Error ? error.message : String(error)}`;
  problem.hidden = false;
});

async function start(): Promise<void> {
  const user = parameters.get('user') ?? 'avery';
  showUser(user);
  const project = parameters.get('project');
  if (project) list.setAttribute('project', project);

  const standin = await Standin.meet(parameters.get('world'), user);
  if (parameters.has('connected')) await standin.control('credential', { status: 'VALID', user });

  const simulate = new Simulate(standin, list);
  const shown = simulate.start();
  logEvents([connect, list], find('#events', HTMLOListElement), simulate.noteItem);

  // All that a vendor's page has to do.
  connect.paragonProject = standin.paragonProject;
  connect.environment = standin.environment;
  connect.tokenProvider = standin.token;
  await shown;
}

function showUser(key: string): void {
  const name = key.charAt(0).toLocaleUpperCase() + key.slice(1);
  find('#initial', HTMLElement).textContent = name.charAt(0);
  find('#user', HTMLElement).textContent = name;
}
