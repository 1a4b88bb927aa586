import { utcOffsetLabel } from '@live-tz/wall-clock';
console.log(utcOffsetLabel(60));
