import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { arrived, play, stories } from '../../../demo/stories/stories.js';
import type { AdoConnect } from '../../../src/elements/connect/connect-element.js';
import type { Connection, ConnectionStatus } from '../../../src/state/connection.js';
import { openWorld } from '../../support/world.js';
import { alertText, buttonNames, leavePage, text } from './card.js';

const MEND = ['Try again', 'Copy details', 'Check the setup'];
const MESSAGE = 'Copy message for the developers';
const TELL = [...MEND, MESSAGE];

/** What a person meets in each of the demo's stories: a heading, what is said at once, and what they can do. */
const EXPECTED: Readonly<Record<string, { says: RegExp; alert?: RegExp; buttons: readonly string[] }>> = {
  idle: { says: /^Azure DevOps This page has not set up/, buttons: [] },
  loading: { says: /^Azure DevOps Loading…/, buttons: [] },
  'signed-out': { says: /^Azure DevOps Sign in to this page/, buttons: [] },
  'token-refused': { says: /^Azure DevOps/, alert: /was refused.*developers/s, buttons: TELL },
  disconnected: { says: /^Azure DevOps Work with/, buttons: ['Connect Azure DevOps'] },
  connecting: { says: /^Connecting…/, buttons: ['Cancel'] },
  'setup-pending': { says: /^Azure DevOps account One step left/, buttons: ['Finish setup', 'Disconnect'] },
  'setup-organization': {
    says: /^Azure DevOps account.*Organization/s,
    alert: /Type its name/,
    buttons: ['Use this organization', 'Disconnect'],
  },
  'reconnect-needed': {
    says: /^Azure DevOps account/,
    alert: /no longer accepts/,
    buttons: ['Reconnect', 'Disconnect'],
  },
  connected: { says: /^AH Avery Howard contoso.*Connected/s, buttons: ['Change', 'Disconnect'] },
  'connected-error': {
    says: /^AH Avery Howard contoso/,
    alert: /had a problem/,
    buttons: ['Change', 'Try again', 'Copy details', 'Disconnect', MESSAGE],
  },
  unavailable: { says: /^Azure DevOps/, alert: /not switched on/, buttons: TELL },
  'failed-network': { says: /^Azure DevOps/, alert: /could not be reached/, buttons: MEND },
  'failed-popup': { says: /^Azure DevOps/, alert: /blocked the sign-in window/, buttons: MEND },
  'failed-busy': { says: /^Azure DevOps account/, alert: /asks us to wait/, buttons: MEND },
  'failed-paragon': { says: /^Azure DevOps/, alert: /had a problem/, buttons: TELL },
  'failed-configuration': { says: /^Azure DevOps/, alert: /not set up correctly/, buttons: TELL },
  'failed-server': { says: /^Azure DevOps account/, alert: /Microsoft can fix this/, buttons: MEND },
};

const STATES: readonly ConnectionStatus[] = [
  'idle',
  'loading',
  'signed-out',
  'disconnected',
  'connecting',
  'setup-needed',
  'reconnect-needed',
  'connected',
  'unavailable',
  'failed',
];

describe('the stories of <ado-connect>', () => {
  let connection: Connection | undefined;
  afterEach(() => {
    connection?.dispose();
    leavePage();
  });

  it('leave no state out', () => {
    expect(new Set(stories.map(({ status }) => status))).to.have.keys([...STATES]);
    expect(stories.map(({ id }) => id)).to.have.members(Object.keys(EXPECTED));
  });

  for (const story of stories) {
    it(`${story.id}: says so, offers what helps, and axe finds nothing`, async () => {
      connection = await play(story, await openWorld());
      const element = await fixture<AdoConnect>(html`<ado-connect .connection=${connection}></ado-connect>`);
      await arrived(connection, story);
      await element.updateComplete;
      const { says, alert, buttons } = EXPECTED[story.id]!;
      expect(element.matches(`:state(${story.status})`)).to.be.true;
      expect(text(element)).to.match(says);
      if (alert) expect(alertText(element)).to.match(alert);
      else expect(alertText(element)).to.equal('');
      // The words of the message for others are loaded on demand.
      await waitUntil(() => buttonNames(element).length >= buttons.length, 'all buttons are there');
      expect(buttonNames(element)).to.deep.equal(buttons);
      await expect(element).to.be.accessible();
    });
  }

  it('leave no empty place where there is nothing to press', async () => {
    connection = await play(
      stories.find(({ id }) => id === 'idle')!,
      await openWorld(),
    );
    const element = await fixture<AdoConnect>(html`<ado-connect .connection=${connection}></ado-connect>`);
    expect(element.shadowRoot!.querySelector('[part=actions]')!.checkVisibility()).to.be.false;
  });
});
