import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map, take } from 'rxjs';
import { ClockSocket } from './clock-socket';

/** Whether the first tick has arrived. What the first second does not need is loaded after it, so that nothing delays it. */
@Injectable({ providedIn: 'root' })
export class FirstTick {
  readonly hasArrived = toSignal(
    inject(ClockSocket).ticks.pipe(
      take(1),
      map(() => true),
    ),
    { initialValue: false },
  );
}
