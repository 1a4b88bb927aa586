import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { getOrCreateSetting } from '../database/settings';
import { TimezonesModule } from '../timezones/timezones.module';
import { AlertBudgets } from './channels/alert-budgets';
import { AlertChannelsRepository } from './channels/alert-channels.repository';
import { AlertDeliveriesRepository } from './delivery/alert-deliveries.repository';
import { ALERT_KEY_SETTING, AlertKeys } from './channels/alert-keys';
import { AlertScan } from './scan/alert-scan';
import { AlertScanRepository } from './scan/alert-scan.repository';
import { AlertSchedule } from './alert-schedule';
import { AlertSender } from './delivery/alert-sender';
import { AlertsController } from './alerts.controller';
import { AlertsService } from './alerts.service';
import { Mailer } from './delivery/mailer';
import { WebhookClient } from './delivery/webhook-client';

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
