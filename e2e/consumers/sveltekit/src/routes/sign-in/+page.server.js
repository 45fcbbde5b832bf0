import { redirect } from '@sveltejs/kit';
import { curfew } from '$lib/server/curfew';

export const actions = {
  async default({ request, locals }) {
    const email = (await request.formData()).get('email'); // verify the user here
    locals.setCookie = (await curfew().createSession(request, { subject: email })).setCookie;
    redirect(303, '/');
  },
};
