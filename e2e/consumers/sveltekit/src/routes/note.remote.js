import { form, query } from '$app/server';

let note = 'A letter to the bank';

export const readNote = query(() => note);

export const saveNote = form('unchecked', ({ text }) => {
  note = text;
});
