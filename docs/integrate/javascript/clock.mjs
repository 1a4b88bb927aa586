// npm install @live-tz/client, then: node clock.mjs
import { LiveTz } from '@live-tz/client';

const liveTz = new LiveTz(process.env.LIVE_TZ_URL ?? 'http://localhost:3000');

const [tokyo, berlin] = await liveTz.now(['tokyo', 'berlin']);
console.log(tokyo.place, tokyo.iso);
console.log(berlin.place, berlin.iso);

const { to } = await liveTz.convert({ at: '2027-01-15T15:00', from: 'berlin', to: 'JFK' });
console.log(to[0].zone, to[0].local);

const { boundMs } = await liveTz.time.measure();
console.log(`server time known to ${boundMs.toFixed(1)} ms`);

let ticks = 0;
const watch = liveTz.watch(['tokyo'], ({ zones }) => {
  console.log(zones[0].zone, zones[0].iso);
  ticks += 1;
  if (ticks === 3) watch.close();
});
await watch.closed;
