import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { click, clickElsewhere, popupsAreBlocked, press, setViewport, type } from './user.js';

/** The helpers that every other test leans on, in every engine. */
describe('a simulated user', () => {
  it('is needed to open a popup', function () {
    if (!popupsAreBlocked()) this.skip(); // the packaged Chromium is a headless shell, which blocks none
    expect(window.open('about:blank', '', 'popup')).to.equal(null);
  });

  it('clicks, types and presses keys with modifiers', async () => {
    const form = await fixture<HTMLFormElement>(html`
      <form>
        <input aria-label="first" />
        <textarea aria-label="second"></textarea>
      </form>
    `);
    const [first, second] = [...form.children] as [HTMLInputElement, HTMLTextAreaElement];
    await click(first);
    await type('Hé {{ +x');
    expect(first.value).to.equal('Hé {{ +x');
    await press('Tab');
    expect(document.activeElement).to.equal(second);
    await press('Shift+Tab');
    expect(document.activeElement).to.equal(first);
    await press('Control+a');
    await press('Delete');
    await press('Space');
    await press('+');
    expect(first.value).to.equal(' +');
  });

  it('presses a button inside a frame', async () => {
    await fixture(html`<iframe title="elsewhere" src="/test/support/pages/elsewhere.html?frame"></iframe>`);
    const message = oneEvent<MessageEvent<string>>(window, 'message');
    await clickElsewhere('elsewhere.html?frame', 'Press me');
    expect((await message).data).to.equal('pressed, trusted: true');
  });

  it('opens a popup with a click, as no script could, and presses a button in it', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>Open</button>`);
    let popup: Window | null = null;
    button.addEventListener('click', () => {
      popup = window.open('/test/support/pages/elsewhere.html?popup', '', 'popup,width=400,height=300');
    });
    await click(button);
    expect(popup, 'the popup').to.exist;
    const message = oneEvent<MessageEvent<string>>(window, 'message');
    await clickElsewhere('elsewhere.html?popup', 'Press me');
    expect((await message).data).to.equal('pressed, trusted: true');
    (popup as Window | null)?.close();
    await type('x'); // the page still gets the keys
  });

  it('sizes the page', async () => {
    await setViewport(600, 500);
    expect(innerWidth).to.equal(600);
  });
});
