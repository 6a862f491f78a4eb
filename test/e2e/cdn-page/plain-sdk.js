// The SDK without our guard: what hostile windows can do to it shows that the tests of the guard are awake.
import * as sdk from '@useparagon/connect/ConnectSDK';
import { standinUrl } from '/standin-url.js';

const world = new URLSearchParams(location.search).get('world') ?? 'main';
const answer = await fetch(`${standinUrl}/standin/environment?world=${encodeURIComponent(world)}`);
const { paragonProject, environment, tokenUrl } = await answer.json();
const { token } = await (await fetch(tokenUrl)).json();

let ConnectSDK = sdk;
while (typeof ConnectSDK !== 'function') ConnectSDK = ConnectSDK.default;
const paragon = new ConnectSDK(environment, { skipBootstrapWithLastKnownState: true });
await paragon.authenticate(paragonProject, token);
document.querySelector('h1').textContent = 'Signed in';
