import { afterNextRender, ElementRef, inject, Injector, signal } from '@angular/core';
import { ProblemError } from '../http/problem-error';
import { ActionState } from './action-state';

/** By field of the request: how to correct its value, or an empty string. */
type FieldErrors<Field extends string> = Readonly<Record<Field, string>>;

/**
 * The errors of a form's fields and the state of its submission. Create it in an injection context: it moves the focus to
 * the first invalid field of the component.
 */
export class FormState<Field extends string> {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly errors = signal<Partial<FieldErrors<Field>>>({});

  readonly action = new ActionState();

  error(field: Field): string {
    return this.errors()[field] ?? '';
  }

  /**
   * Sends the form unless a field is invalid, and shows the errors of fields that the server finds.
   * @param errors of the client's own checks, with an empty string for every valid field
   * @param done the message after success
   * @returns whether the server accepted the form
   */
  async submit(errors: FieldErrors<Field>, send: () => Promise<unknown>, done?: string): Promise<boolean> {
    this.action.clear();
    if (this.show(errors)) return false;
    const failure = await this.action.run(send, done);
    if (failure === null) return true;
    if (failure instanceof ProblemError && this.show(refused(errors, failure))) this.action.clear();
    return false;
  }

  reset(): void {
    this.errors.set({});
    this.action.clear();
  }

  /** Returns whether a field is invalid; the first such field then gets the focus. */
  private show(errors: FieldErrors<Field>): boolean {
    this.errors.set(errors);
    if (!Object.values(errors).some(Boolean)) return false;
    afterNextRender({ write: () => this.focusFirstInvalid() }, { injector: this.injector });
    return true;
  }

  private focusFirstInvalid(): void {
    this.host.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }
}

function refused<Field extends string>(
  errors: FieldErrors<Field>,
  failure: ProblemError,
): FieldErrors<Field> {
  const fields = Object.keys(errors) as Field[];
  return Object.fromEntries(
    fields.map((field) => [field, failure.fieldMessage(field)]),
  ) as FieldErrors<Field>;
}
