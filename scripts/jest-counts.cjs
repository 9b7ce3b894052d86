// A Jest reporter that leaves the counts of each run in .cache/counts, for one line over several runs.
const { mkdirSync, writeFileSync } = require('node:fs');

module.exports = class Counts {
  onRunComplete(_contexts, results) {
    const { numPassedTests: passed, numFailedTests, numPendingTests: skipped, numRuntimeErrorTestSuites } = results;
    mkdirSync('.cache/counts', { recursive: true });
    writeFileSync(
      `.cache/counts/${process.pid}.json`,
      JSON.stringify({ passed, failed: numFailedTests + numRuntimeErrorTestSuites, skipped }),
    );
  }
};
