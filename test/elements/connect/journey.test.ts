import { expect } from '@open-wc/testing';
import { click, clickElsewhere } from '../../support/user.js';
import { openWorld, type World } from '../../support/world.js';
import { alertText, button, buttonNames, card, leavePage, reaches, text } from './card.js';

describe('<ado-connect>, the whole way', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(leavePage);

  it('connects through the portal, calls Azure DevOps, and gives the account back', async () => {
    await world.control('consent', { decision: 'accept' });
    const element = await card(world);
    await reaches(element, 'disconnected');

    await click(button(element, 'Connect Azure DevOps'));
    await reaches(element, 'connecting');
    expect(buttonNames(element)).to.deep.equal(['Cancel']);
    await clickElsewhere('/connect/ui', 'Connect');
    await reaches(element, 'connected');

    expect(text(element)).to.contain('contoso');
    expect(buttonNames(element)).to.deep.equal(['Disconnect']);
    const reply = await element.connection!.transport.send({
      method: 'GET',
      url: 'https://dev.azure.com/contoso/_apis/projects?api-version=7.1',
    });
    expect(reply).to.include({ failed: false, status: 200 });

    await click(button(element, 'Disconnect'));
    await reaches(element, 'disconnected');
    expect(alertText(element)).to.equal('');
  });
});
