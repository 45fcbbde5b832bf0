import { type ReactElement, useContext } from 'react';
import { KitContext } from '../src/context.ts';
import { useSessionActions } from '../src/hooks/use-session-actions.ts';

/** The texts of the app around the kit, by its language. */
const TEXTS: Readonly<Record<string, readonly [email: string, signIn: string]>> = {
  de: ['E-Mail-Adresse', 'Anmelden'],
  ja: ['メールアドレス', 'サインイン'],
  ar: ['البريد الإلكتروني', 'تسجيل الدخول'],
  fr: ['Adresse e-mail', 'Se connecter'],
  es: ['Correo electrónico', 'Iniciar sesión'],
};

/** The sign-in form of an app. It signs in the account in its field. */
export function SignInForm(): ReactElement {
  const { signedIn } = useSessionActions();
  const [email, signIn] = TEXTS[useContext(KitContext)?.locale ?? ''] ?? ['Email', 'Sign in'];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        signedIn({ account: String(new FormData(event.currentTarget).get('email')) });
      }}
    >
      <label>
        {email}
        <input name="email" inputMode="email" autoComplete="username" defaultValue="ann@example.com" dir="ltr" />
      </label>
      <button type="submit">{signIn}</button>
    </form>
  );
}
