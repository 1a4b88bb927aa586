import { Injectable } from '@nestjs/common';
import { DomainError } from '../http/domain-error';
import { AdministrationService } from './administration.service';

export const USAGE = `Usage: npm run users -- COMMAND
  list                  everybody, with their number of zones
  zones NAME            the zones a person has saved
  reset-password NAME   makes a link to set a new password with, good once and for a day
  delete NAME           deletes a person with all that is theirs
  make-admin NAME       lets a person use /admin`;

/** The command line's verbs: an argument list in, lines for the terminal out. */
@Injectable()
export class OperatorCommands {
  private readonly commands: Readonly<Record<string, (personId: string, name: string) => Promise<string>>> = {
    zones: (personId) => this.zones(personId),
    'reset-password': (personId) => this.resetPassword(personId),
    delete: async (personId, name) => {
      await this.administration.remove(personId);
      return `${name} and all that was theirs is deleted.`;
    },
    'make-admin': async (personId, name) => {
      await this.administration.makeAdmin(personId);
      return `${name} may use /admin now.`;
    },
  };

  constructor(private readonly administration: AdministrationService) {}

  /** @throws DomainError with a sentence for the terminal */
  async run(args: readonly string[]): Promise<string> {
    const [command = '', name, ...rest] = args;
    if (command === 'list' && name === undefined) return this.list();
    const run = Object.hasOwn(this.commands, command) ? this.commands[command] : undefined;
    if (run === undefined || name === undefined || rest.length > 0) throw new DomainError('invalid', USAGE);
    return run(await this.administration.idOf(name), name);
  }

  private async list(): Promise<string> {
    const people = await this.administration.search('');
    const rows = people.map(({ username, zoneCount, isAdmin, isDisabled, createdAtMs }) =>
      [
        username,
        `${zoneCount} zones`,
        `since ${new Date(createdAtMs).toISOString().slice(0, 10)}`,
        ...(isAdmin ? ['administrator'] : []),
        ...(isDisabled ? ['disabled'] : []),
      ].join('\t'),
    );
    return rows.join('\n') || 'Nobody has registered yet.';
  }

  private async zones(personId: string): Promise<string> {
    const zones = await this.administration.zonesOf(personId);
    return (
      zones.map(({ zone, label, place }) => [zone, label ?? place ?? ''].join('\t')).join('\n') ||
      'No zones saved.'
    );
  }

  private async resetPassword(personId: string): Promise<string> {
    const { url, expiresAtMs } = await this.administration.makeResetLink(personId);
    return `${url}\nGood once, until ${new Date(expiresAtMs).toISOString()}. Without PUBLIC_URL, put your address in front.`;
  }
}
