import { Injectable } from '@nestjs/common';
import { COMMAND_LINE } from '../audit/actor';
import type { ResetLink } from '@live-tz/contracts';
import { DomainError } from '../errors/domain-error';
import { isUsername, USERNAME_RULE } from '../users/username';
import { AdministrationService } from './administration.service';
import { USAGE, type UsersCommand, usersCommandOf } from './users-command';

/** Runs the commands of the command line: takes arguments, returns lines for the terminal. */
@Injectable()
export class OperatorCommands {
  constructor(private readonly administration: AdministrationService) {}

  /** @throws DomainError with a message for the terminal */
  async run(args: readonly string[]): Promise<string> {
    const command = usersCommandOf(args);
    if (command === null) throw new DomainError('invalid', USAGE);
    return command.verb === 'list' ? this.list() : this.runOn(command);
  }

  private async runOn({ verb, name }: Extract<UsersCommand, { name: string }>): Promise<string> {
    if (verb === 'create') return this.create(name);
    const userId = await this.administration.idOf(name);
    switch (verb) {
      case 'zones':
        return this.zones(userId);
      case 'reset-password':
        return this.resetPassword(userId);
      case 'delete':
        await this.administration.remove(userId, COMMAND_LINE);
        return `${name} is deleted with all of their data.`;
      case 'make-admin':
        await this.administration.promote(userId, COMMAND_LINE);
        return `${name} may use /admin now.`;
      case 'remove-admin':
        await this.administration.demote(userId, COMMAND_LINE);
        return `${name} is an ordinary user now.`;
    }
  }

  private async list(): Promise<string> {
    const users = await this.administration.listAll();
    const rows = users.map(({ username, zoneCount, isAdmin, isDisabled, hasPassword, createdAtMs }) =>
      [
        username,
        `${zoneCount} zones`,
        `since ${new Date(createdAtMs).toISOString().slice(0, 10)}`,
        ...(isAdmin ? ['administrator'] : []),
        ...(isDisabled ? ['disabled'] : []),
        ...(hasPassword ? [] : ['no password yet']),
      ].join('\t'),
    );
    return rows.join('\n') || 'There are no users yet.';
  }

  private async zones(userId: string): Promise<string> {
    const zones = await this.administration.zonesOf(userId);
    return (
      zones.map(({ zone, label, place }) => [zone, label ?? place ?? ''].join('\t')).join('\n') ||
      'No zones saved.'
    );
  }

  private async resetPassword(userId: string): Promise<string> {
    return linkText(await this.administration.makeResetLink(userId, COMMAND_LINE));
  }

  private async create(name: string): Promise<string> {
    if (!isUsername(name)) throw new DomainError('invalid', USERNAME_RULE);
    const { link } = await this.administration.create(name, COMMAND_LINE);
    return linkText(link);
  }
}

function linkText({ url, expiresAtMs }: ResetLink): string {
  return `${url}\nValid once, until ${new Date(expiresAtMs).toISOString()}. Without PUBLIC_URL, put your address before it.`;
}
