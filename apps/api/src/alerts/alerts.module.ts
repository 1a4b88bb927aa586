import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { getOrCreateSetting } from '../database/settings';
import { TimezonesModule } from '../timezones/timezones.module';
import { AlertBudgets } from './alert-budgets';
import { AlertChannelsRepository } from './alert-channels.repository';
import { AlertDeliveriesRepository } from './alert-deliveries.repository';
import { ALERT_KEY_SETTING, AlertKeys } from './alert-keys';
import { AlertScan } from './alert-scan';
import { AlertScanRepository } from './alert-scan.repository';
import { AlertSchedule } from './alert-schedule';
import { AlertSender } from './alert-sender';
import { AlertsController } from './alerts.controller';
import { AlertsService } from './alerts.service';
import { Mailer } from './mailer';
import { WebhookClient } from './webhook-client';

/** Alerts ahead of clock changes, by webhook and mail. */
@Module({
  imports: [TimezonesModule],
  controllers: [AlertsController],
  providers: [
    AlertBudgets,
    AlertChannelsRepository,
    AlertDeliveriesRepository,
    {
      provide: AlertKeys,
      inject: [DataSource],
      useFactory: async (dataSource: DataSource) =>
        new AlertKeys(await getOrCreateSetting(dataSource, ALERT_KEY_SETTING, AlertKeys.newRoot())),
    },
    AlertScan,
    AlertScanRepository,
    AlertSchedule,
    AlertSender,
    AlertsService,
    Mailer,
    WebhookClient,
  ],
  exports: [AlertsService],
})
export class AlertsModule {}
