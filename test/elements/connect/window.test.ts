import { expect, waitUntil } from '@open-wc/testing';
import { click, clickElsewhere } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { alertText, button, buttonNames, card, leavePage, reaches } from './card.js';

describe('<ado-connect> and its sign-in window', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  const begin = async (): ReturnType<typeof card> => {
    const element = await card(world, { mode: 'headless' });
    await reaches(element, 'disconnected');
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'connecting');
    return element;
  };

  it('offers to show the window while it is open', async () => {
    const element = await begin();
    expect(buttonNames(element)).to.deep.equal(['Show window', 'Cancel']);
    await expect(element).to.be.accessible();
    await click(button(element, 'Show window'));
    expect(element.matches(':state(connecting)')).to.be.true;
    await clickElsewhere('/passport/', 'Accept');
    await reaches(element, 'connected');
    expect(element.connection!.state.hasWindow).to.be.false;
  });

  it('offers it no more where the sign-in page cuts the window off, and connects all the same', async () => {
    await world.control('consent', { decision: 'ask', opener: 'cut' });
    const element = await begin();
    await waitUntil(() => !buttonNames(element).includes('Show window'), 'it is out of reach', {
      timeout: 8000,
    });
    expect(buttonNames(element)).to.deep.equal(['Cancel']);
    await clickElsewhere('/passport/', 'Accept');
    await reaches(element, 'connected');
  });

  it('notices by itself, when the user comes back, that the account is there', async () => {
    await world.control('consent', { decision: 'hang' });
    const element = await begin();
    await world.control('credential', { status: 'VALID', user: 'avery' });
    window.dispatchEvent(new Event('focus'));
    await reaches(element, 'connected');
  });

  it('notices an account that was finished after the user gave up here', async () => {
    const element = await begin();
    await click(button(element, 'Cancel'));
    await reaches(element, 'disconnected');
    await world.control('credential', { status: 'VALID', user: 'avery' });
    window.dispatchEvent(new Event('focus'));
    await reaches(element, 'connected');
  });

  it('lets the user out of a window that never says anything', async () => {
    await world.control('consent', { decision: 'expire' });
    const element = await begin();
    await click(button(element, 'Cancel'));
    await reaches(element, 'disconnected');
    await world.control('consent', { decision: 'accept' });
    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'connected');
  });

  it('says that the page’s own policy cuts its windows off', async () => {
    // What such a policy of the page does, done by the first page of the window: browsers take them alike.
    const headers = { 'cross-origin-opener-policy': 'same-origin' };
    await world.control('faults', [{ path: 'oauth-nonce', headers }]);
    const { hasFocus } = document;
    document.hasFocus = () => false; // it is in the window
    try {
      const element = await begin();
      await reaches(element, 'failed');
      expect(element.connection!.state.error).to.include({ code: 'configuration', fixedBy: 'vendor' });
      expect(element.connection!.state.error!.message).to.contain('Cross-Origin-Opener-Policy');
      expect(alertText(element)).to.not.equal('');
      expect(buttonNames(element)).to.include('Try again');
    } finally {
      document.hasFocus = hasFocus;
    }
  });
});
