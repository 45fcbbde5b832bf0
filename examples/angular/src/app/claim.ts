import { ApplicationRef, Component, computed, type DoCheck, inject, signal } from '@angular/core';
import { durationText, timeText } from '@curfew/dom';
import { signedInAs, signOut } from './account';
import { injectSession } from './inject-session';

/** The part of the app that needs a sign-in. */
@Component({
  selector: 'app-claim',
  template: `
    <header>
      <strong>Expenses</strong>
      <span>{{ signedInAs() }}</span>
      <button type="button" (click)="signOut()">Sign out</button>
    </header>
    <main>
      <h1>New claim</h1>
      <p>{{ rules() }}</p>
      <form class="card" (submit)="send($event)">
        <label>Purpose <input name="purpose" autocomplete="off" required /></label>
        <label>Amount in € <input name="amount" type="number" min="0" step="0.01" required /></label>
        <label>Reason <textarea name="reason" rows="4"></textarea></label>
        <button>Send claim</button>
        <p role="status">{{ sent() }}</p>
      </form>
      <footer [attr.data-checks]="checks">
        {{ isStable() ? 'Angular is stable while the session runs.' : 'Angular is not stable.' }}
      </footer>
    </main>
  `,
})
export class Claim implements DoCheck {
  private readonly snapshot = injectSession();
  protected readonly signedInAs = signedInAs;
  protected readonly signOut = signOut;
  protected readonly sent = signal('');
  protected readonly isStable = signal(false);
  protected readonly rules = computed(() => {
    const { policy, maxAt } = this.snapshot();
    if (!policy || !maxAt) return '';
    const idle = durationText(policy.idleMs, 'en');
    return `You are signed out after ${idle} without activity, and at ${timeText(maxAt, 'en')} at the latest.`;
  });
  /** How often Angular has looked for changes here. */
  protected checks = 0;

  constructor() {
    inject(ApplicationRef)
      .whenStable()
      .then(() => this.isStable.set(true));
  }

  ngDoCheck(): void {
    this.checks++;
  }

  protected send(event: SubmitEvent): void {
    event.preventDefault();
    this.sent.set(`“${new FormData(event.target as HTMLFormElement).get('purpose')}” was sent.`);
  }
}
