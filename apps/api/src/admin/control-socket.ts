import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { COMMAND_LINE } from '../audit/actor';
import { AuditLog } from '../audit/audit-log';
import { EmbeddedDataSource } from '../database/open-database';
import { DomainError } from '../errors/domain-error';
import { Backup } from './backup';
import { BackupMetrics } from './backup-metrics';
import { CONTROL_SOCKET, type ControlAnswer, type ControlRequest } from './control-protocol';
import { OperatorCommands } from './operator-commands';

/**
 * The socket of a running server for the command line. The embedded database allows one process, so commands run in it. The
 * socket is in a folder that only the owner of the data folder can enter, who can read the data anyway.
 */
@Injectable()
export class ControlSocket implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ControlSocket.name);
  private server: Server | undefined;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly commands: OperatorCommands,
    private readonly backup: Backup,
    private readonly audit: AuditLog,
    private readonly metrics: BackupMetrics,
  ) {}

  onApplicationBootstrap(): void {
    if (!(this.dataSource instanceof EmbeddedDataSource)) return;
    const path = join(this.dataSource.embedded.socketFolder, CONTROL_SOCKET);
    rmSync(path, { force: true });
    this.server = createServer((socket) => this.serve(socket))
      .listen(path)
      .unref();
    this.server.on('error', (error) => this.logger.error(error));
  }

  onApplicationShutdown(): void {
    this.server?.close();
  }

  private serve(socket: Socket): void {
    // The command line may disconnect before the answer. Readline repeats its input's errors as its own.
    socket.on('error', () => socket.destroy());
    const lines = createInterface(socket).on('error', () => undefined);
    lines.once('line', (line) => {
      void this.answer(line).then((answer) => socket.end(`${JSON.stringify(answer)}\n`));
    });
  }

  /** Never rejects. */
  private async answer(line: string): Promise<ControlAnswer> {
    try {
      return { isDone: true, text: await this.run(JSON.parse(line) as ControlRequest) };
    } catch (error) {
      if (error instanceof DomainError) return { isDone: false, text: error.message };
      this.logger.error(error);
      return { isDone: false, text: 'The server failed to run the command: see its log.' };
    }
  }

  /** Runs a command in this process. */
  run(request: ControlRequest): Promise<string> {
    return request.command === 'users' ? this.commands.run(request.args) : this.backUp(request.file);
  }

  private async backUp(file: string): Promise<string> {
    const text = await this.backup.write(file);
    this.metrics.noteBackup();
    await this.audit.record('backup-made', COMMAND_LINE, null);
    return text;
  }
}
