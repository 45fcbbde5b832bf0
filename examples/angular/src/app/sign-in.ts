import { Component } from '@angular/core';
import { signedInAs, signIn } from './account';

/** On a page of its own, and over the page after the end of a session. */
@Component({
  selector: 'app-sign-in',
  template: `
    <form (submit)="submit($event)">
      <label>
        Email
        <input name="email" type="email" autocomplete="username" required maxlength="64" [value]="email" />
      </label>
      <button>Sign in</button>
      <p>Any address works: this example has no server, and no passwords.</p>
    </form>
  `,
})
export class SignIn {
  protected readonly email = signedInAs() ?? '';

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    signIn(String(new FormData(event.target as HTMLFormElement).get('email')));
  }
}
