import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** One of a few values. */
export interface Choice<Value extends string> {
  value: Value;
  label: string;
}

let groupsMade = 0;

/** A few choices side by side, one of them taken: radio buttons that look like a switch. */
@Component({
  selector: 'ltz-choice-group',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ legend() }}</legend>
      <div class="choices">
        @for (choice of choices(); track choice.value) {
          <label [class.taken]="choice.value === value()">
            <input
              type="radio"
              [name]="group"
              [value]="choice.value"
              [checked]="choice.value === value()"
              (change)="chosen.emit(choice.value)"
            />
            {{ choice.label }}
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

  protected readonly group = `choice-${(groupsMade += 1)}`;
}
