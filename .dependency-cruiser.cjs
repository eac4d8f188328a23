// Imports point one way: apps → packages → domain; a subject reaches another through its queries.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'packages-know-no-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'domain-stands-alone',
      severity: 'error',
      from: { path: '^packages/domain/src' },
      to: { path: '^packages/(?!domain/)' },
    },
    {
      name: 'web-knows-no-server',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^apps/server/' },
    },
    {
      name: 'a-subject-is-reached-through-its-queries',
      comment:
        "Another subject's routes, rules and jobs are its own; queries.ts (and intake.ts, for lists) are its door.",
      severity: 'error',
      from: { path: '^apps/server/src/(people|lists|operations|cases|figures|access|cooperation|rights)/' },
      to: {
        path: '^apps/server/src/(people|lists|operations|cases|figures|access|cooperation|rights)/',
        pathNot: ['^apps/server/src/$1/', '^apps/server/src/[a-z]+/(queries|intake)[a-z-]*\\.ts$'],
      },
    },
    {
      name: 'pure-packages-do-no-io',
      comment: 'Rules are pure functions; interop reads files, the ledger hashes.',
      severity: 'error',
      from: { path: '^packages/(assignment|domain|names|linkage|figures)/src' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test|bench|scripts)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
}
