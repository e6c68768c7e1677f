// Prints which Node.js the launcher has chosen.
process.stdout.write(`${process.execPath}\n`);
