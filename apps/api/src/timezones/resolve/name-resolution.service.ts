import { Injectable } from '@nestjs/common';
import type { NameResolution } from '@live-tz/contracts';
import { SystemClock } from '../../config/system-clock';
import { slicesOf } from '../sliced-work';
import { NameResolver } from './name-resolver';
import type { ResolvedName } from './resolved-name';

/** The names that are similar to one take milliseconds. */
const NAMES_PER_TURN = 1;
/** For each name: a user chooses among the first few, and a list of names is answered in one response. */
const MAX_MATCHES = 10;

/** Resolves lists of names, such as those that users paste. */
@Injectable()
export class NameResolutionService {
  constructor(
    private readonly resolver: NameResolver,
    private readonly clock: SystemClock,
  ) {}

  /** @param withSimilar whether names that mean no clock get similar ones */
  async resolve(names: readonly string[], withSimilar = true): Promise<NameResolution[]> {
    await this.resolver.ready();
    const nowMs = this.clock.nowMs();
    const resolutions: NameResolution[] = [];
    for await (const part of slicesOf(names, NAMES_PER_TURN)) {
      resolutions.push(...part.map((name) => toResolution(this.resolver.resolve(name, nowMs, withSimilar))));
    }
    return resolutions;
  }
}

function toResolution(resolved: ResolvedName): NameResolution {
  switch (resolved.kind) {
    case 'one':
      return { kind: 'one', matches: [resolved.match], isWellKnown: resolved.isWellKnown };
    case 'none':
      return { kind: 'none', matches: resolved.nearest, isWellKnown: false };
    case 'several':
    case 'not-in-force':
      return {
        kind: resolved.kind,
        matches: resolved.candidates.slice(0, MAX_MATCHES),
        isWellKnown: resolved.isWellKnown,
      };
  }
}
