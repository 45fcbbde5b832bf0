// Imported first, so that an old Node.js prints a sentence, not a syntax error of a dependency.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Curfew needs Node.js 20.19 or newer; this is ${process.version}. Install a newer one from nodejs.org.`,
  );
  process.exit(1);
}
