// What a vendor's own page would know from its server: project, service addresses, and how to get a token.
import { standinUrl } from '/standin-url.js';

const world = new URLSearchParams(location.search).get('world') ?? 'main';
const answer = await fetch(`${standinUrl}/standin/environment?world=${encodeURIComponent(world)}`);
const { paragonProject, environment, tokenUrl } = await answer.json();

const connect = document.querySelector('ado-connect');
connect.environment = environment;
connect.tokenProvider = async () => (await (await fetch(tokenUrl)).json()).token;
connect.paragonProject = paragonProject;
