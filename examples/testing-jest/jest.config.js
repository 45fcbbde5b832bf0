const shared = {
  testEnvironment: 'jsdom',
  setupFilesAfterEnv: ['./src/test-setup.ts'],
  // Curfew is ES modules, which Jest must compile as it does the app.
  transformIgnorePatterns: ['/node_modules/(?!@curfew/)'],
  // Imports with the ending of the file.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.tsx?$': '$1' },
};

export default {
  // One of the two is enough: that which your app has.
  projects: [
    { ...shared, displayName: 'babel', transform: { '\\.[jt]sx?$': 'babel-jest' } },
    { ...shared, displayName: 'ts-jest', transform: { '\\.[jt]sx?$': 'ts-jest' } },
  ],
};
