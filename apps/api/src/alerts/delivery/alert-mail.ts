import type { AlertContent } from './alert-deliveries.repository';
import type { Mail } from './mailer';

/** One mail for all alerts to an address that are due together. */
export function alertMail(to: string, contents: readonly AlertContent[], settingsUrl: string): Mail {
  return {
    to,
    subject: subjectOf(contents),
    text: [
      ...contents.map(({ summary }) => `${summary}\n`),
      'You receive this mail because a user of Live TZ has added this address for alerts.',
      `Stop it in the settings: ${settingsUrl}`,
      '',
    ].join('\n'),
  };
}

export function confirmationMail(to: string, username: string, url: string): Mail {
  return {
    to,
    subject: 'Confirm your address for Live TZ',
    text: [
      `The user ${username} wants alerts of clock changes to be sent to this address.`,
      '',
      `If that is you, open this link within a day: ${url}`,
      '',
      'Otherwise ignore this mail: no alert is sent before the link is opened.',
      '',
    ].join('\n'),
  };
}

function subjectOf([first, ...others]: readonly AlertContent[]): string {
  if (first === undefined || others.length > 0) return `${others.length + 1} alerts of clock changes`;
  // The first sentence, which names the place.
  return first.summary.split(/(?<=\.)\s/)[0]?.replace(/\.$/, '') ?? first.summary;
}
