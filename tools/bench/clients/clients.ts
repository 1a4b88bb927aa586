import { setTimeout as pause } from 'node:timers/promises';
import type { Arrival, Attendance, CrowdRequests, Observation, Period } from './client-messages';
import {
  BARE_DIALECT,
  type Dialect,
  naiveDialect,
  plainDialect,
  socketIoDialect,
  watchText,
} from './protocol';
import { Member } from './client';
import { PreciseClock } from './precise-clock';
import { SecondTally } from './second-tally';
import { zonesOf } from './zone-choice';

const STEP_MS = 50;
/** As many as a proxy may keep at the server's door; from more, those who come last would wait until they are refused. */
const AT_THE_DOOR = 200;
/** A server that lets fewer people in than these in a second is not waited for. */
const SLOWEST_PACE = 150;
/** How long the last one who was let in may take to see a second. */
const PATIENCE_MS = 30_000;
/** How long after the last second its frames are waited for. */
const STRAGGLERS_MS = 1_500;
/** Loopback addresses the connections come from, in turn. */
const SOURCES = 16;

type Answer<K extends keyof CrowdRequests> = Promise<CrowdRequests[K]['answer']>;
type Progress = (progress: { ticking: number; asked: number }) => void;

/** Everybody who looks at one server. */
export class Crowd {
  private members: Member[] = [];
  private framesEach = 1;
  private tally: SecondTally | null = null;
  private readonly clock = new PreciseClock();

  constructor(private readonly report: Progress) {}

  async gather(arrival: Arrival): Answer<'gather'> {
    this.framesEach = arrival.kind === 'naive' ? arrival.zonesEach : 1;
    const asked = this.members.length + arrival.cookies.length;
    const slowest = Math.min(arrival.pace, SLOWEST_PACE);
    const endMs = Date.now() + (arrival.cookies.length / slowest) * 1000 + PATIENCE_MS;
    let come = 0;
    while (
      Date.now() < endMs &&
      (come < arrival.cookies.length || this.members.some(({ isOnTheWay }) => isOnTheWay))
    ) {
      const room = AT_THE_DOOR - this.members.filter(({ isAtTheDoor }) => isAtTheDoor).length;
      const next = Math.min(Math.ceil((arrival.pace * STEP_MS) / 1000), Math.max(0, room));
      for (const cookie of arrival.cookies.slice(come, come + next)) this.admit(arrival, cookie);
      come = Math.min(come + next, arrival.cookies.length);
      this.report({ ticking: this.attendance().ticking, asked });
      await pause(STEP_MS);
    }
    const attendance = this.attendance();
    if (come < arrival.cookies.length) attendance.failures['kept waiting'] = arrival.cookies.length - come;
    return attendance;
  }

  async rewatch({ zonesEach, pace }: CrowdRequests['rewatch']['request']): Answer<'rewatch'> {
    const step = Math.ceil((pace * STEP_MS) / 1000);
    for (let index = 0; index < this.members.length; index += step) {
      const some = this.members.slice(index, index + step);
      some.forEach((member, offset) => member.say(watchText(zonesOf(index + offset, zonesEach))));
      await pause(STEP_MS);
    }
    return this.attendance();
  }

  async observe({ firstSecond, seconds }: Period): Promise<Observation> {
    const observed = this.members.filter(({ isTicking }) => isTicking);
    observed.forEach((member, place) => (member.place = place));
    const lossesBefore = this.losses();
    this.clock.set();
    this.tally = new SecondTally(observed.length, firstSecond, seconds, this.framesEach);
    await pause(firstSecond * 1000 - Date.now());
    const before = process.cpuUsage();
    await pause((firstSecond + seconds) * 1000 - Date.now());
    const { user, system } = process.cpuUsage(before);
    await pause(STRAGGLERS_MS);
    const sight = this.tally.judge();
    this.tally = null;
    for (const member of observed) member.place = null;
    return { ...sight, lost: this.losses() - lossesBefore, crowdCores: (user + system) / 1e6 / seconds };
  }

  async awaitReturn({ withinSeconds }: { withinSeconds: number }): Answer<'awaitReturn'> {
    const before = new Map(this.members.map((member) => [member, member.losses]));
    const isBack = (member: Member) => member.isTicking && member.losses > (before.get(member) ?? 0);
    const endMs = Date.now() + withinSeconds * 1000;
    while (Date.now() < endMs && !this.members.every(isBack)) {
      this.report({ ticking: this.members.filter(isBack).length, asked: this.members.length });
      await pause(STEP_MS);
    }
    return this.attendance();
  }

  async disperse(): Answer<'disperse'> {
    const leaving = this.members;
    for (const member of leaving) member.leave();
    while (!leaving.every(({ failure }) => failure !== null)) await pause(STEP_MS);
    this.members = [];
    return this.attendance();
  }

  private admit(arrival: Arrival, cookie: string): void {
    const index = this.members.length;
    // Elsewhere than on Linux a machine has only the one loopback address.
    const from = process.platform === 'linux' ? `127.0.0.${2 + (index % SOURCES)}` : undefined;
    const seat = { port: arrival.port, from, cookie, dialect: dialectOf(arrival, index) };
    this.members.push(new Member(seat, arrival.comeBack, (member, utcMs) => this.note(member, utcMs)));
  }

  private note({ place }: Member, utcMs: number): void {
    if (place !== null) this.tally?.see(place, utcMs, this.clock.nowMs());
  }

  private losses(): number {
    return this.members.reduce((sum, { losses }) => sum + losses, 0);
  }

  private attendance(): Attendance {
    const failures: Record<string, number> = {};
    for (const { isTicking, failure } of this.members) {
      const reason = failure ?? 'no second seen';
      if (!isTicking) failures[reason] = (failures[reason] ?? 0) + 1;
    }
    const ticking = this.members.filter(({ isTicking }) => isTicking).length;
    const refusals = this.members.reduce((sum, member) => sum + member.refusals, 0);
    return { ticking, failures, refusals, atMs: Date.now() };
  }
}

function dialectOf({ kind, zonesEach }: Arrival, index: number): Dialect {
  const zones = zonesOf(index, zonesEach);
  switch (kind) {
    case 'socket.io':
      return socketIoDialect(zones);
    case 'plain':
      return plainDialect(zones[0] ?? 'UTC');
    case 'naive':
      return naiveDialect(zones);
    case 'bare':
      return BARE_DIALECT;
  }
}
