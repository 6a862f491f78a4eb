import { expect } from '@open-wc/testing';
import { initials, personName } from '../../src/fields/identity.js';

describe('the name of a person', () => {
  it('leaves the address out', () => {
    expect(personName('Ann Lee <ann@example.com>')).to.equal('Ann Lee');
    expect(personName('Ann Lee')).to.equal('Ann Lee');
    expect(personName({ displayName: 'Ann Lee' })).to.equal('Ann Lee');
    expect(personName(undefined)).to.equal('');
  });
});

describe('initials', () => {
  it('are those of the first and the last name', () => {
    expect(initials('Ann Lee')).to.equal('AL');
    expect(initials('Ann van der Lee')).to.equal('AL');
    expect(initials('Ann')).to.equal('A');
  });

  it('are capitals of any script, whole characters', () => {
    expect(initials('élodie ñandú')).to.equal('ÉÑ');
    expect(initials('Юлия Ким')).to.equal('ЮК');
    expect(initials('𝒜nn 𝓛ee')).to.equal('𝒜𝓛');
  });

  it('leave out what is no name', () => {
    expect(initials('Ann Lee (Contoso)')).to.equal('AL');
    expect(initials('  ')).to.equal('');
    expect(initials('42')).to.equal('');
  });
});
