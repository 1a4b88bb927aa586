import { CdkMenu, CdkMenuItemRadio, CdkMenuGroup, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { BoardLayout, ClockSort } from '@live-tz/contracts';
import { Icon } from '../../ui/icon';
import { BOARD_ICONS } from '../board-icons';

const LAYOUTS: readonly { value: BoardLayout; word: string; icon: string }[] = [
  { value: 'cards', word: 'Cards', icon: BOARD_ICONS.cards },
  { value: 'list', word: 'List', icon: BOARD_ICONS.list },
  { value: 'timeline', word: 'Timeline', icon: BOARD_ICONS.timeline },
];
const SORTS: readonly { value: ClockSort; word: string }[] = [
  { value: 'manual', word: 'By hand' },
  { value: 'offset', word: 'From west to east' },
  { value: 'name', word: 'By name' },
];

/** How the board is shown: its layout and the order of its clocks. */
@Component({
  selector: 'ltz-board-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuGroup, CdkMenuItemRadio, CdkMenuTrigger, Icon],
  templateUrl: './board-bar.html',
  styleUrl: './board-bar.css',
})
export class BoardBar {
  readonly layout = input.required<BoardLayout>();
  readonly sort = input.required<ClockSort>();
  readonly layoutChosen = output<BoardLayout>();
  readonly sortChosen = output<ClockSort>();

  protected readonly layouts = LAYOUTS;
  protected readonly sorts = SORTS;
  protected readonly check = BOARD_ICONS.sort;
  protected readonly shown = computed(
    () => LAYOUTS.find(({ value }) => value === this.layout()) ?? { word: '', icon: '' },
  );
}
