const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text) => String(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);

const SCRIPTS = `<script src="/assets/htmx.min.js" defer></script>
    <script src="/assets/curfew.js" defer></script>
    <script src="/session.js" defer></script>`;

const layout = (body, scripts = '') => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Expenses</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/assets/styles.css">
    <link rel="stylesheet" href="/style.css">
    ${scripts}
  </head>
  ${body}
</html>`;

const signInForm = (attributes, email = '') => `<form ${attributes}>
  <label>
    Email
    <input name="email" type="email" autocomplete="username" required value="${escapeHtml(email)}">
  </label>
  <button>Sign in</button>
  <p>Any address works: this example has no passwords.</p>
</form>`;

export const signInPage = () =>
  layout(`<body>
    <main class="sign-in">
      <h1>Expenses</h1>
      ${signInForm('method="post" action="/sign-in"')}
    </main>
  </body>`);

/** The links replace the body. The form of the template is for a sign-in over the page. */
const page = (email, main) =>
  layout(
    `<body hx-boost:inherited="true">
    <header>
      <nav><a href="/">New claim</a> <a href="/claims">Claims</a></nav>
      <span>${escapeHtml(email)}</span>
      <form method="post" action="/sign-out" hx-boost="false"><button>Sign out</button></form>
    </header>
    <main>${main}</main>
    <template id="sign-in">${signInForm('hx-post="/sign-in" hx-swap="none"', email)}</template>
  </body>`,
    SCRIPTS,
  );

export const newClaimPage = (email) =>
  page(
    email,
    `<h1>New claim</h1>
    <form class="card" hx-post="/claims" hx-target="#sent" hx-swap="innerHTML">
      <label>Purpose <input name="purpose" autocomplete="off" required></label>
      <label>Amount in € <input name="amount" type="number" min="0" step="0.01" required></label>
      <label>Reason <textarea name="reason" rows="4"></textarea></label>
      <button>Send claim</button>
      <p role="status" id="sent"></p>
    </form>`,
  );

export const claimsPage = (email, claims) =>
  page(
    email,
    `<h1>Claims</h1>
    <div id="table" hx-get="/claims/table" hx-trigger="every 5s" hx-target="this" hx-swap="innerHTML">
      ${claimsTable(claims)}
    </div>`,
  );

export const claimsTable = (claims) =>
  claims.length === 0
    ? '<p>There are no claims yet.</p>'
    : `<table>
        <tr><th>Purpose</th><th>Amount</th></tr>
        ${claims.map(({ purpose, amount }) => `<tr><td>${escapeHtml(purpose)}</td><td>${escapeHtml(amount)} €</td></tr>`).join('')}
      </table>`;
