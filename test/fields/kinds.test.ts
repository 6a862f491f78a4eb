import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { FieldType, FieldValue } from '../../src/ado/types.js';
import { booleanKind } from '../../src/fields/boolean.js';
import { dateKind } from '../../src/fields/date.js';
import type { FieldInfo, FieldKind } from '../../src/fields/field-kind.js';
import { identityKind } from '../../src/fields/identity.js';
import { kindOf } from '../../src/fields/kinds.js';
import { longTextKind } from '../../src/fields/long-text.js';
import { doubleKind, integerKind } from '../../src/fields/number.js';
import { numberPicklistKind, picklistKind } from '../../src/fields/picklist.js';
import { textKind } from '../../src/fields/text.js';
import { workItemsMessages as messages } from '../../src/i18n/work-items-messages.js';

const FIELD: FieldInfo = {
  referenceName: 'Custom.Field',
  name: 'Field',
  type: 'string',
  isIdentity: false,
  required: false,
  helpText: '',
  allowedValues: [],
};

const problem = (kind: FieldKind, text: string, field: Partial<FieldInfo> = {}): string | undefined =>
  kind.problem(text, { ...FIELD, ...field }, messages);

const KINDS = {
  booleanKind,
  dateKind,
  identityKind,
  longTextKind,
  doubleKind,
  integerKind,
  numberPicklistKind,
  picklistKind,
  textKind,
};

/** The control, and what was typed into it. */
async function edit(kind: FieldKind, text: string, field: Partial<FieldInfo> = {}, wrong?: string) {
  const typed: string[] = [];
  const place = await fixture<HTMLElement>(
    html`<div>
      ${kind.editor({
        field: { ...FIELD, ...field },
        id: 'editor',
        text,
        problem: wrong,
        label: 'Field',
        messages,
        onText: (next) => typed.push(next),
      })}
    </div>`,
  );
  return { control: place.querySelector<HTMLInputElement | HTMLSelectElement>('#editor')!, typed };
}

describe('a kind of field', () => {
  it('is chosen by the data type, people before all and lists before what is typed', () => {
    const kind = (type: FieldType, allowedValues: string[] = [], isIdentity = false): FieldKind =>
      kindOf({ type, isIdentity, allowedValues });
    expect(kind('string')).to.equal(textKind);
    expect(kind('string', ['a'])).to.equal(picklistKind);
    expect(kind('string', ['a'], true)).to.equal(identityKind);
    expect(kind('identity')).to.equal(identityKind);
    expect(kind('integer')).to.equal(integerKind);
    expect(kind('integer', ['1'])).to.equal(numberPicklistKind);
    expect(kind('picklistInteger', ['1'])).to.equal(numberPicklistKind);
    expect(kind('double')).to.equal(doubleKind);
    expect(kind('picklistDouble', ['0.5'])).to.equal(numberPicklistKind);
    expect(kind('boolean')).to.equal(booleanKind);
    expect(kind('dateTime')).to.equal(dateKind);
    expect(kind('html')).to.equal(longTextKind);
    expect(kind('history')).to.equal(longTextKind);
    for (const type of ['plainText', 'treePath', 'guid', 'picklistString'] as const)
      expect(kind(type)).to.equal(textKind);
  });

  for (const [name, kind] of Object.entries(KINDS)) {
    it(`shows nothing for no value, and clears with nothing: ${name}`, () => {
      expect(kind.format(undefined)).to.equal('');
      expect(kind.toText(undefined)).to.equal('');
      expect(kind.parse('')).to.equal('');
      expect(problem(kind, '')).to.equal(undefined);
    });

    it(`wants a value where one is required: ${name}`, () => {
      expect(problem(kind, '', { required: true })).to.equal('Field is required. Enter a value.');
    });

    it(`has an editor that is named, marks its problem and tells what is typed: ${name}`, async () => {
      const allowedValues = ['1', '2'];
      const { control, typed } = await edit(kind, '1', { allowedValues, required: true }, 'Wrong.');
      expect(control.getAttribute('aria-label')).to.equal('Field');
      expect(control.getAttribute('aria-required')).to.equal('true');
      expect(control.getAttribute('aria-invalid')).to.equal('true');
      expect(control.getAttribute('aria-describedby')).to.equal('editor-problem');
      const next =
        control instanceof HTMLSelectElement
          ? control.options[0]!.value
          : kind === dateKind
            ? '2026-03-01'
            : 'typed';
      control.value = next;
      control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? 'change' : 'input'));
      expect(typed).to.deep.equal([next]);
    });

    it(`has an editor that claims no problem where there is none: ${name}`, async () => {
      const { control } = await edit(kind, '');
      for (const attribute of ['aria-invalid', 'aria-describedby', 'aria-required'])
        expect(control.hasAttribute(attribute), attribute).to.be.false;
    });
  }
});

describe('one line of text', () => {
  it('is stored without the blanks around it', () => {
    expect(textKind.parse('  a  b ')).to.equal('a  b');
  });

  it('has at most 255 characters, those around it not counted', () => {
    expect(problem(textKind, `  ${'x'.repeat(255)}  `)).to.equal(undefined);
    expect(problem(textKind, 'x'.repeat(256))).to.equal(
      'Field has 256 characters; the most is 255. Shorten it.',
    );
  });

  it('that is only blanks is no value', () => {
    expect(problem(textKind, ' \t', { required: true })).to.equal('Field is required. Enter a value.');
  });

  it('is markup to nobody', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    expect(textKind.format(markup)).to.equal(markup);
    const { control } = await edit(textKind, markup);
    expect(control.value).to.equal(markup);
    expect(control.parentElement?.querySelector('img')).to.equal(null);
  });
});

describe('a number', () => {
  it('is typed with a point or a comma, and stored as a number', () => {
    expect(doubleKind.parse(' 1.5 ')).to.equal(1.5);
    expect(doubleKind.parse('1,5')).to.equal(1.5);
    expect(doubleKind.parse('-0.25')).to.equal(-0.25);
    expect(integerKind.parse('0')).to.equal(0);
  });

  it('is shown as people of that language write it', () => {
    expect(doubleKind.format(1234.5, 'en')).to.equal('1,234.5');
    expect(doubleKind.format(1234.5, 'de')).to.equal('1.234,5');
    expect(integerKind.format(0, 'en')).to.equal('0');
  });

  it('refuses what is no number', () => {
    for (const text of ['x', '1x', '--1', '1.2.3', 'Infinity', 'NaN', '0x10', '.', ','])
      expect(problem(doubleKind, text), text).to.equal('Field must be a number, such as 3 or 0.5.');
    for (const text of ['1.5', '1,5', 'x']) expect(problem(integerKind, text), text).to.be.a('string');
  });

  it('can be saved as it stands, whatever the server sent', () => {
    for (const value of [0, -1, 0.1, 2.6666666666666665, 0.30000000000000004, 1e-7, 123456789012.25]) {
      expect(problem(doubleKind, doubleKind.toText(value)), String(value)).to.equal(undefined);
      expect(doubleKind.parse(doubleKind.toText(value))).to.equal(value);
    }
    for (const value of [0, -1, 999_999_999, 2_147_483_647, -2_147_483_648])
      expect(problem(integerKind, integerKind.toText(value)), String(value)).to.equal(undefined);
  });
});

describe('a day', () => {
  it('is typed as a day and stored as a moment', () => {
    const stored = dateKind.parse('2026-03-01');
    expect(stored)
      .to.be.a('string')
      .that.matches(/^2026-0(2-28|3-01)T\d\d:\d\d:\d\d(\.\d+)?Z$/);
    expect(dateKind.toText(stored)).to.equal('2026-03-01');
  });

  it('is shown in words', () => {
    expect(dateKind.format('2026-03-01T12:00:00Z', 'en')).to.equal('Mar 1, 2026');
    expect(dateKind.format('2026-03-01T12:00:00Z', 'de')).to.equal('01.03.2026');
  });

  it('is the same day in the editor as in the list, wherever the reader lives', () => {
    for (const value of ['2026-03-01T00:00:00Z', '2026-02-28T23:00:00Z', '2026-03-01T08:00:00Z']) {
      const noon = new Date(`${dateKind.toText(value)}T12:00:00`).toISOString();
      expect(dateKind.format(value, 'en')).to.equal(dateKind.format(noon, 'en'));
    }
    expect(dateKind.format(dateKind.parse('2026-03-01'), 'en')).to.equal('Mar 1, 2026');
  });

  it('is nothing where the value is no date', () => {
    expect(dateKind.format('soon')).to.equal('');
    expect(dateKind.toText('soon')).to.equal('');
  });
});

describe('yes or no', () => {
  it('is offered as both and stored as a boolean', async () => {
    expect(booleanKind.parse('true')).to.equal(true);
    expect(booleanKind.parse('false')).to.equal(false);
    for (const value of [true, false]) expect(booleanKind.parse(booleanKind.toText(value))).to.equal(value);
    const { control } = await edit(booleanKind, 'true');
    expect([...(control as HTMLSelectElement).options].map((option) => option.value)).to.deep.equal([
      'true',
      'false',
    ]);
    expect(control.value).to.equal('true');
  });

  it('is nothing else', () => {
    expect(problem(booleanKind, 'maybe')).to.equal('Choose one of the values of Field.');
    expect(problem(booleanKind, 'false')).to.equal(undefined);
  });
});

describe('one of a list', () => {
  const allowedValues = ['1', '2', '10'];

  it('is one of them', () => {
    expect(problem(picklistKind, '2', { allowedValues })).to.equal(undefined);
    expect(problem(picklistKind, '3', { allowedValues })).to.equal('Choose one of the values of Field.');
  });

  it('is stored as a number where the field is one', () => {
    expect(numberPicklistKind.parse('10')).to.equal(10);
    expect(numberPicklistKind.toText(10)).to.equal('10');
    expect(picklistKind.parse('10')).to.equal('10');
  });

  it('still shows a value that is no longer in the list', async () => {
    const { control } = await edit(picklistKind, 'Old', { allowedValues });
    expect(control.value).to.equal('Old');
    expect([...(control as HTMLSelectElement).options].map((option) => option.value)).to.deep.equal([
      'Old',
      '1',
      '2',
      '10',
    ]);
  });

  it('begins with nothing chosen where there is no value', async () => {
    const { control } = await edit(picklistKind, '', { allowedValues });
    expect(control.value).to.equal('');
  });
});

describe('paragraphs', () => {
  it('are stored as HTML that says exactly what was typed', () => {
    const typed = '<script>alert("1")</script> & <b onclick=x>\'bold\'</b> &lt;';
    const stored = longTextKind.parse(typed) as string;
    const parsed = new DOMParser().parseFromString(stored, 'text/html');
    expect(parsed.body.textContent).to.equal(typed);
    expect(parsed.body.children).to.have.length(0);
    expect(parsed.head.children).to.have.length(0);
  });

  it('keep their lines, of any system', () => {
    expect(longTextKind.parse(' a\nb\r\nc\n\nd ')).to.equal('a<br>b<br>c<br><br>d');
  });

  it('are shown on one line without their markup', () => {
    expect(longTextKind.format('<div>One<br>two</div><p>three</p>')).to.equal('One two three');
  });

  it('are shown as they were typed', () => {
    const typed = 'Tom & Jerry: 1 < 2, "quoted"';
    expect(longTextKind.format(longTextKind.parse(typed))).to.equal(typed);
  });

  it('open in the editor as they were typed, so that saving them again changes nothing', () => {
    const typed = 'Tom & Jerry\n1 < 2';
    expect(longTextKind.toText(longTextKind.parse(typed))).to.equal(typed);
  });
});

describe('a person', () => {
  const ann: FieldValue = { displayName: 'Ann Lee', uniqueName: 'ann@example.com', id: '1' };

  it('is shown by name, and edited by the address', () => {
    expect(identityKind.format(ann)).to.equal('Ann Lee');
    expect(identityKind.toText(ann)).to.equal('ann@example.com');
    expect(identityKind.toText({ displayName: 'Build' })).to.equal('Build');
    expect(identityKind.parse(' ann@example.com ')).to.equal('ann@example.com');
  });

  it('of the old form is shown by name, and edited as written', () => {
    expect(identityKind.format('Ann Lee <ann@example.com>')).to.equal('Ann Lee');
    expect(identityKind.toText('Ann Lee <ann@example.com>')).to.equal('Ann Lee <ann@example.com>');
  });
});
