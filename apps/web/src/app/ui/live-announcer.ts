/** The part of the CDK's module that a first announcement loads. */
export { LiveAnnouncer } from '@angular/cdk/a11y';
