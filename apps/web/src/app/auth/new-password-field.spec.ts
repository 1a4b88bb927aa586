import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { passwordFaultSentence } from '@live-tz/contracts';
import { AuthPolicyStore } from './auth-policy-store';
import { NewPasswordField } from './new-password-field';

const ACCEPTED = 'This password is accepted. Longer is safer.';

describe('NewPasswordField', () => {
  let page: ComponentFixture<NewPasswordField>;
  let root: HTMLElement;

  beforeEach(async () => {
    const current = signal({ registration: 'open', siteWords: ['livetz', 'clock'] });
    TestBed.configureTestingModule({ providers: [{ provide: AuthPolicyStore, useValue: { current } }] });
    page = TestBed.createComponent(NewPasswordField);
    page.componentRef.setInput('label', 'Password');
    page.componentRef.setInput('name', 'password');
    page.componentRef.setInput('username', 'grace.hopper');
    root = page.nativeElement;
    document.body.append(root);
    await page.whenStable();
    root.querySelector('input')?.focus();
    await import('./common-passwords');
    await page.whenStable();
  });

  async function type(value: string): Promise<void> {
    const box = root.querySelector('input')!;
    box.value = value;
    box.dispatchEvent(new Event('input'));
    await page.whenStable();
  }

  async function refuse(error: string): Promise<void> {
    page.componentRef.setInput('error', error);
    await page.whenStable();
  }

  const notes = () => [...root.querySelectorAll('.note')].map((note) => note.textContent);
  const isRefused = () => root.querySelector('[aria-invalid=true]') !== null;

  it.each([
    ['1234abc', 'too-short'],
    ['8412095573', 'only-digits'],
    ['password', 'common'],
    ['password1', 'common'],
    ['Dragon1987', 'common-in-disguise'],
    ['aaaaaaaaaaaa', 'repetition'],
    ['asdfghjkl;', 'sequence'],
    ['Grace.Hopper1', 'like-username'],
    ['clock-livetz', 'site-words'],
  ] as const)('says of %s what the server would say', async (password, fault) => {
    await type(password);
    expect(notes()).toEqual([passwordFaultSentence(fault)]);
    expect(isRefused()).toBe(false);
  });

  it('accepts what the server accepts', async () => {
    await type('three long words');
    expect(notes()).toEqual([ACCEPTED]);
  });

  it('shows a refusal instead of its own verdict, until the password changes', async () => {
    await type('three long words');
    await refuse('Refused by the server.');
    expect(notes()).toEqual(['Refused by the server.']);
    expect(isRefused()).toBe(true);
    await type('three long words!');
    expect(notes()).toEqual([ACCEPTED]);
    expect(isRefused()).toBe(false);
  });

  it('shows the same refusal again for another password with the same fault', async () => {
    await type('password');
    await refuse(passwordFaultSentence('common'));
    await type('password1');
    expect(notes()).toEqual([passwordFaultSentence('common')]);
    expect(isRefused()).toBe(true);
  });
});
