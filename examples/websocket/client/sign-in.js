import { handleSignIn } from './sign-in-form.js';

handleSignIn(document.querySelector('form'), () => location.assign('/'));
