import * as sdk from '@useparagon/connect/ConnectSDK';
import { expect, waitUntil } from '@open-wc/testing';
import type { ParagonPort } from '../../src/sdk/paragon-port.js';
import { Connection } from '../../src/state/connection.js';
import { openWorld, type World } from '../support/world.js';

const API = 'https://dev.azure.com/contoso/_apis';
type SdkConstructor = new (environment: object, flags: object) => ParagonPort;

describe('a page that brings its own instance of the SDK', () => {
  let world: World;
  let paragon: ParagonPort;
  let connection: Connection | undefined;

  beforeEach(async () => {
    world = await openWorld();
    await world.control('credential', { status: 'VALID', user: 'avery' });
    paragon = new (findClass())(world.environment, { skipBootstrapWithLastKnownState: true });
  });
  afterEach(() => {
    connection?.dispose();
    localStorage.clear();
  });

  const isConnected = (): Promise<void> =>
    waitUntil(() => connection?.state.status === 'connected', 'connected', { timeout: 8000 });

  it('is used as it is when it is signed in', async () => {
    await paragon.authenticate(world.paragonProject, await world.token());
    connection = new Connection({ paragon });
    await isConnected();
    const reply = await connection.transport.send({
      method: 'GET',
      url: `${API}/projects/nowhere?api-version=7.1`,
    });
    expect(reply.failed).to.be.true;
    expect(reply.data).to.have.property('typeKey');
  });

  it('is signed in if there is a token', async () => {
    connection = new Connection({
      paragon,
      paragonProject: world.paragonProject,
      userToken: await world.token(),
    });
    await isConnected();
    const reply = await connection.transport.send({ method: 'GET', url: `${API}/projects?api-version=7.1` });
    expect(reply.failed).to.be.false;
  });

  it('leaves the user to sign in where it is not signed in', async () => {
    connection = new Connection({ paragon });
    await waitUntil(() => connection?.state.status === 'signed-out', 'signed out');
    await paragon.authenticate(world.paragonProject, await world.token());
    await connection.refresh();
    await isConnected();
  });

  it('goes on working for the page after the connection is disposed of', async () => {
    await paragon.authenticate(world.paragonProject, await world.token());
    connection = new Connection({ paragon });
    await isConnected();
    connection.dispose();
    expect(paragon.getUser().authenticated).to.be.true;
  });
});

function findClass(): SdkConstructor {
  let value: unknown = sdk;
  while (typeof value === 'object' && value !== null && 'default' in value) value = value.default;
  return value as SdkConstructor;
}
