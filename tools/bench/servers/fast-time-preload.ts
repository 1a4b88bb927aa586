/** Preloaded into the program, it lets time pass faster: `FAST_TIME` says how many times as fast. */
import { speedUp } from '../page/fast-time';

speedUp(Number(process.env['FAST_TIME']));
