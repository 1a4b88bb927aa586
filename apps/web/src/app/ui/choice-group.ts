import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

let groupCount = 0;

/** Radio buttons that look like a switch with several positions. */
@Component({
  selector: 'ltz-choice-group',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ legend() }}</legend>
      <div class="choices">
        @for (choice of choices(); track choice.value) {
          <label [class.selected]="choice.value === value()">
            <input
              type="radio"
              [name]="group"
              [value]="choice.value"
              [checked]="choice.value === value()"
              (change)="chosen.emit(choice.value)"
            />
            <bdi>{{ choice.label }}</bdi>
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './choice-group.css',
})
export class ChoiceGroup<Value extends string> {
  readonly legend = input.required<string>();
  readonly choices = input.required<readonly Choice<Value>[]>();
  readonly value = input.required<Value>();
  readonly chosen = output<Value>();

  protected readonly group = `choice-${(groupCount += 1)}`;
}
