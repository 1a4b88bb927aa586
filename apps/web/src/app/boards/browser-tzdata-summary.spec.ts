import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { SavedZone, ZoneState } from '@live-tz/contracts';
import { ClockStore } from '../clock/clock-store';
import { RulesRelease } from '../clock/rules-release';
import { BrowserTzdataSummary } from './browser-tzdata-summary';

const MINUTE_MS = Date.parse('2026-11-22T19:00:00Z');

function saved(zone: string, place: string): SavedZone {
  return { id: zone, zone, label: null, place, country: null, latitude: null, longitude: null, position: 0 };
}

/** The state of a zone by the server. */
function state(zone: string, offsetMinutes: number): [string, ZoneState] {
  return [zone, { zone, offsetMinutes, abbreviation: 'X', next: null }];
}

describe('BrowserTzdataSummary', () => {
  async function lineFor(states: [string, ZoneState][], zones: SavedZone[]): Promise<string> {
    TestBed.configureTestingModule({
      providers: [
        {
          provide: ClockStore,
          useValue: { minuteMs: signal(MINUTE_MS), rules: signal(new Map(states)) },
        },
        { provide: RulesRelease, useValue: { release: signal('2026f') } },
      ],
    });
    const page = TestBed.createComponent(BrowserTzdataSummary);
    page.componentRef.setInput('zones', zones);
    await page.whenStable();
    return (page.nativeElement as HTMLElement).textContent?.trim() ?? '';
  }

  it('is empty while the browser is right', async () => {
    expect(await lineFor([state('Asia/Tokyo', 540)], [saved('Asia/Tokyo', 'Tokyo')])).toBe('');
  });

  it('ignores zones without a clock', async () => {
    expect(await lineFor([state('Asia/Tokyo', 600)], [saved('UTC', 'UTC')])).toBe('');
  });

  it('names the only clock that is wrong, and the reason', async () => {
    expect(await lineFor([state('Asia/Tokyo', 600)], [saved('Asia/Tokyo', 'Osaka')])).toBe(
      'Your browser would show Osaka 1 hour early: its zone rules are older than 2026f. The clocks here are right.',
    );
  });

  it('counts several wrong clocks', async () => {
    const states = [state('Asia/Tokyo', 600), state('Mars/Olympus', 17), state('UTC', 0)];
    const zones = [saved('Asia/Tokyo', 'Tokyo'), saved('Mars/Olympus', 'Olympus'), saved('UTC', 'UTC')];
    expect(await lineFor(states, zones)).toBe(
      'Your browser is wrong about 2 of these clocks: its zone rules are older than 2026f. The clocks here are right.',
    );
  });
});
