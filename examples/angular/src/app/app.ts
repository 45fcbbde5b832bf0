import { Component } from '@angular/core';
import { signedInAs } from './account';
import { Claim } from './claim';
import { SignIn } from './sign-in';

@Component({
  selector: 'app-root',
  imports: [Claim, SignIn],
  template: `
    @if (signedInAs()) {
      <app-claim />
    } @else {
      <main class="sign-in">
        <h1>Expenses</h1>
        <app-sign-in />
      </main>
    }
  `,
})
export class App {
  protected readonly signedInAs = signedInAs;
}
