export interface Account {
  readonly email: string;
  readonly name: string;
  readonly role: 'admin' | 'member';
  /** The public id of the session, not the token. */
  readonly sid: string;
}
