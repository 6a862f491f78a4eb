import 'ado-elements/ado-connect.js';
import { find } from '../find';
import { Standin } from '../standin';
import { arrived, play, stories, type Story } from './stories';

/** `?world=NAME`: begins the names of the worlds. `?rtl`: from right to left. */
const parameters = new URLSearchParams(location.search);
/** Where the SDK puts the portal's frame if it finds such an element; otherwise the frame covers the page. */
const PORTAL_PLACE = 'paragon-connect-frame-container';

const direction = find('#direction', HTMLFormElement);
const rtl = find('#direction input', HTMLInputElement);
rtl.checked = parameters.has('rtl');
direction.addEventListener('change', turn);
turn();

start().catch((error: unknown) => {
  const problem = find('#problem', HTMLElement);
  problem.textContent = `The page could not start. ${error instanceof Error ? error.message : String(error)}`;
  problem.hidden = false;
});

function turn(): void {
  document.documentElement.dir = rtl.checked ? 'rtl' : 'ltr';
}

async function start(): Promise<void> {
  const cards = stories.map((story) => ({ story, card: addCard(story) }));
  const first = cards.find(({ story }) => story.id === 'connecting');
  // The first instance of the SDK takes the place meant for its portal.
  if (first) await showWithPortal(first.story, first.card);
  await Promise.all(cards.filter((each) => each !== first).map(({ story, card }) => show(story, card)));
  find('#stories', HTMLElement).removeAttribute('aria-busy');
}

async function showWithPortal(story: Story, card: HTMLElement): Promise<void> {
  const place = document.createElement('div');
  place.className = 'portal';
  place.id = PORTAL_PLACE;
  card.append(place);
  await show(story, card);
  place.removeAttribute('id');
}

/** Ends when the card is in its state. */
async function show(story: Story, card: HTMLElement): Promise<void> {
  const standin = await Standin.meet(`${parameters.get('world') ?? 'stories'}-${story.id}`, 'avery');
  await standin.control('reset');
  const connection = await play(story, standin);
  const element = document.createElement('ado-connect');
  element.connection = connection;
  card.querySelector('header')?.after(element);
  await arrived(connection, story);
}

function addCard({ id, title, caption }: Story): HTMLElement {
  const card = document.createElement('article');
  card.id = id;
  card.setAttribute('aria-labelledby', `${id}-title`);
  const heading = document.createElement('h2');
  heading.id = `${id}-title`;
  heading.textContent = title;
  const text = document.createElement('p');
  text.textContent = caption;
  const header = document.createElement('header');
  header.append(heading, text);
  card.append(header);
  find('#stories', HTMLElement).append(card);
  return card;
}
