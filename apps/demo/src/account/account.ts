export interface Account {
  readonly email: string;
  readonly name: string;
  readonly role: 'admin' | 'member';
  /** Not the token. */
  readonly sid: string;
}
