import { handleSignIn } from './sign-in-form.js';
import './style.css';

handleSignIn(document.querySelector('form'), () => location.assign('/'));
