import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { WorkingHours } from '@live-tz/contracts';
import { hoursError, HoursForm } from './hours-form';

describe('HoursForm', () => {
  let form: ComponentFixture<HoursForm>;
  let root: HTMLElement;

  beforeEach(async () => {
    form = TestBed.createComponent(HoursForm);
    form.componentRef.setInput('hours', null);
    form.componentRef.setInput('inherited', 'those of the board');
    root = form.nativeElement;
    await form.whenStable();
  });

  const hours = () => form.componentInstance.hours();

  async function check(index: number, isChecked: boolean): Promise<void> {
    const box = root.querySelectorAll<HTMLInputElement>('[type=checkbox]')[index]!;
    box.checked = isChecked;
    box.dispatchEvent(new Event('change'));
    await form.whenStable();
  }

  async function fill(index: number, time: string): Promise<void> {
    const input = root.querySelectorAll<HTMLInputElement>('[type=time]')[index]!;
    input.value = time;
    input.dispatchEvent(new Event('change'));
    await form.whenStable();
  }

  it('begins with the hours that apply, and takes them back', async () => {
    expect(root.querySelector('[type=time]')).toBeNull();
    await check(0, true);
    expect(hours()).toEqual({ from: '09:00', until: '17:00', days: [1, 2, 3, 4, 5] });
    await check(0, false);
    expect(hours()).toBeNull();
  });

  it('names the days in the order of ISO 8601, and keeps them sorted', async () => {
    await check(0, true);
    const names = [...root.querySelectorAll('.days label')].map((label) => label.textContent?.trim());
    expect(names.slice(0, 2)).toEqual(['Monday', 'Tuesday']);
    await check(7, true);
    await check(1, false);
    await check(1, true);
    expect(hours()?.days).toEqual([1, 2, 3, 4, 5, 7]);
  });

  it('says that a shift ends on the next day, and that nobody works without days', async () => {
    await check(0, true);
    await fill(0, '22:00');
    await fill(1, '06:00');
    expect(root.querySelector('.fact')?.textContent).toBe('A shift that ends on the next day.');
    for (const day of [1, 2, 3, 4, 5]) await check(day, false);
    expect(root.querySelector('.fact')?.textContent).toBe('Never at work.');
  });

  it('takes midnight at the end for 24:00, so that a whole day can be chosen', async () => {
    await check(0, true);
    await fill(0, '00:00');
    await fill(1, '00:00');
    expect(hours()).toMatchObject({ from: '00:00', until: '24:00' });
    expect(hoursError(hours())).toBe('');
  });

  it('refuses hours that end when they begin', () => {
    const same: WorkingHours = { from: '09:00', until: '09:00', days: [1] };
    expect(hoursError(same)).not.toBe('');
    expect(hoursError(null)).toBe('');
  });
});
