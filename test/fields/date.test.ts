import { expect } from '@open-wc/testing';
import { formatAgo } from '../../src/fields/date.js';

const NOW = Date.parse('2026-03-04T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ago = (milliseconds: number): string =>
  formatAgo(new Date(NOW - milliseconds).toISOString(), NOW, 'en');

describe('how long ago something was', () => {
  it('is “now” within the minute, also by a clock that is a little ahead', () => {
    for (const milliseconds of [0, 1, MINUTE - 1, -MINUTE]) expect(ago(milliseconds)).to.equal('now');
  });

  it('is said in whole minutes, hours and days', () => {
    expect(ago(MINUTE)).to.equal('1 min. ago');
    expect(ago(HOUR - 1)).to.equal('59 min. ago');
    expect(ago(HOUR)).to.equal('1 hr. ago');
    expect(ago(3 * DAY)).to.equal('3 days ago');
  });

  it('is a date after six days, and for the future', () => {
    expect(ago(6 * DAY)).to.equal('6 days ago');
    expect(ago(6 * DAY + 1)).to.equal('Feb 26, 2026');
    expect(ago(-3 * DAY)).to.equal('Mar 7, 2026');
  });

  it('is “yesterday” only for the day before', () => {
    const now = new Date(2026, 2, 4, 10).getTime();
    const at = (day: number, hour: number): string =>
      formatAgo(new Date(2026, 2, day, hour).toISOString(), now, 'en');
    expect(at(3, 9)).to.equal('yesterday');
    expect(at(2, 11)).not.to.equal('yesterday');
  });

  it('is said in the reader’s language', () => {
    expect(formatAgo(new Date(NOW - 2 * HOUR).toISOString(), NOW, 'de')).to.equal('vor 2 Std.');
  });

  it('is nothing for no date', () => {
    expect(formatAgo('', NOW)).to.equal('');
    expect(formatAgo('soon', NOW)).to.equal('');
  });
});
