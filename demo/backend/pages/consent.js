/** Fills in the accounts, and answers without a click if a test asked for that (`control/consent`). */
const { accounts, decision, delay } = document.body.dataset;
const select = document.getElementById('account');
for (const { key, name, mail } of JSON.parse(accounts)) select.add(new Option(`${name} (${mail})`, key));

if (decision !== 'ask') {
  setTimeout(() => {
    if (decision === 'close') window.close();
    else document.querySelector(`button[value="${decision}"]`).click();
  }, Number(delay));
}
