/** Whether an event is a key alone, without a modifier, pressed outside of text fields. */
export function isPlainKey(event: KeyboardEvent, key: string): boolean {
  const { target, ctrlKey, metaKey, altKey } = event;
  return event.key === key && !ctrlKey && !metaKey && !altKey && !isTextField(target);
}

/** Whether keys typed there belong to the control. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement)
    return !['range', 'checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
