import { inject, Injectable } from '@angular/core';
import { PreferencesStore } from '../preferences/preferences-store';
import { isPlainKey } from '../ui/plain-key';

/** The keys that are shortcuts by themselves. Users can switch them off: speech input types letters (WCAG 2.1.4). */
@Injectable({ providedIn: 'root' })
export class Shortcuts {
  private readonly preferences = inject(PreferencesStore).preferences;

  isPressed(key: string, event: KeyboardEvent): boolean {
    return this.preferences().singleKeyShortcuts && isPlainKey(event, key);
  }
}
