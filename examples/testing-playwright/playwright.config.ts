import { defineConfig } from '@playwright/test';

const port = process.env.PORT ?? '4173';

export default defineConfig({
  testDir: 'tests',
  use: {
    baseURL: `http://localhost:${port}`,
    // A browser that is installed already; by default that of `npx playwright install chromium`.
    launchOptions: { executablePath: process.env.CHROME_PATH, args: process.env.CHROME_PATH ? ['--no-sandbox'] : [] },
  },
  webServer: { command: 'npm run build && npm start', port: Number(port), env: { PORT: port } },
});
