/** Who may import whom: main → {bot, desk, scheduler} → flows → models → rules (docs/architecture.md). */
const only = (name, from, to) => ({ name, severity: 'error', from: { path: from }, to: { path: to } });
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('rules-are-pure', '^src/rules/', '^src/(?!rules/)'),
    { name: 'rules-do-no-io', severity: 'error', from: { path: '^src/rules/' }, to: { dependencyTypes: ['core'] } },
    {
      name: 'rules-use-few-libraries',
      comment: 'zod checks data; luxon and chinese-days compute dates. None of them does I/O.',
      severity: 'error',
      from: { path: '^src/rules/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(@types/)?(zod|luxon|chinese-days)/' },
    },
    only('models-know-only-rules', '^src/models/', '^src/(?!models/|rules/)'),
    only('flows-know-models-and-rules', '^src/flows/', '^src/(?!flows/|models/|rules/)'),
    only('bot-desk-scheduler-do-not-mix', '^src/bot/', '^src/(desk|scheduler|cli|main|config)'),
    only('desk-alone', '^src/desk/', '^src/(bot|scheduler|cli|main|config)'),
    only('scheduler-never-imports-a-messenger', '^src/scheduler/', '^src/(bot|desk|cli|main|config)'),
    only(
      'messengers-do-not-know-each-other',
      '^src/bot/(slack|wecom|web)/',
      '^src/bot/(?!$1/|understanding/)(slack|wecom|web)/',
    ),
    {
      name: 'messengers-do-not-reach-the-models',
      severity: 'error',
      from: { path: '^src/bot/(slack|wecom|web)/' },
      to: { path: '^src/models/', pathNot: '^src/models/web/' },
    },
    {
      name: 'web-records-are-the-web-messengers',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(bot/web/|models/)' },
      to: { path: '^src/models/web/' },
    },
    {
      name: 'vendor-sdk-in-its-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bot/slack/' },
      to: { path: 'node_modules/@slack/' },
    },
    {
      name: 'store-engine-in-its-folder',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/models/' },
      to: { path: 'node_modules/(mongoose|libsql|mingo)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/bot/web/page/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
