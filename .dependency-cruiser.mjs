/**
 * The floors: who may import what, besides itself. This table is the architecture; `npm run check:imports` (part of
 * `npm test`) fails on a breach, and src/test/floors.test.ts shows that it does. Tests may import what they like.
 */
const FLOORS = {
  app: ['ui', 'server/api', 'server/auth', 'contracts'],
  web: [
    'server/api',
    'server/auth',
    'server/documents',
    'server/health',
    'server/limits',
    'server/platform',
    'launcher',
    'contracts',
  ],
  worker: ['server/(?!api/)', 'launcher', 'contracts'],
  ui: ['contracts'], // and the type of server/api/root.ts, see below

  'server/api': ['server', 'contracts'],
  'server/analyses': [
    ...features('search', 'documents', 'citations', 'models', 'jobs', 'limits'),
    'server/platform',
    'contracts',
  ],
  'server/ingestion': [
    ...features('documents', 'citations', 'search', 'models', 'jobs'),
    'server/platform',
    'contracts',
  ],
  'server/documents': [...features('jobs', 'limits'), 'server/platform', 'contracts'],
  'server/search': [...features('models'), 'server/platform', 'contracts'],
  'server/auth': [...features('limits'), 'server/platform', 'contracts'],
  'server/account': [
    ...features('auth', 'documents', 'analyses', 'jobs', 'limits'),
    'server/platform',
    'contracts',
  ],
  'server/admin': [...features('auth', 'jobs', 'limits'), 'server/platform', 'contracts'],
  'server/backup': [...features('jobs'), 'server/platform', 'contracts'],
  'server/health': ['server/platform', 'contracts'],
  'server/retention': ['server/platform', 'contracts'],
  'server/models': ['server/platform', 'contracts'],
  'server/jobs': ['server/platform', 'contracts'],
  'server/limits': ['server/platform', 'contracts'],
  'server/citations': ['contracts'],
  'server/platform': ['contracts'],

  launcher: ['server/admin', 'server/backup', 'server/documents', 'server/platform', 'contracts'],
  contracts: [],
}

const NOT_TESTS = '\\.test\\.tsx?$|^src/test/'
const PRISMA_CLIENT = '^src/server/platform/prisma/'

/** What the worker must never load: it would cost memory, and tie background work to pages. */
const PAGES = '(^|/)node_modules/(next|next-auth|react|react-dom|@trpc/server)/'

function features(...names) {
  return names.map((name) => `server/${name}`)
}

function floor([name, below]) {
  const allowed = [name, ...below].map((path) => (path.includes('(?!') ? path : `${path}/`)).join('|')
  return {
    name: `floor: ${name}`,
    comment: `src/${name} may import ${below.join(', ') || 'nothing'} of ours only`,
    severity: 'error',
    from: { path: `^src/${name}/`, pathNot: NOT_TESTS },
    to: { path: '^src/', pathNot: `^src/(${allowed})${name === 'ui' ? '|^src/server/api/root\\.ts$' : ''}` },
  }
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(FLOORS).map(floor),
    {
      name: 'ui takes only the type of the API',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: NOT_TESTS },
      to: { path: '^src/server/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contracts rest on zod alone',
      severity: 'error',
      from: { path: '^src/contracts/', pathNot: NOT_TESTS },
      to: { pathNot: '^src/contracts/|(^|/)node_modules/zod/' },
    },
    {
      name: 'citations are pure: no package, no I/O',
      severity: 'error',
      from: { path: '^src/server/citations/', pathNot: NOT_TESTS },
      to: { pathNot: '^src/(contracts|server/citations)/' },
    },
    {
      name: 'Prisma is called in repo.ts only',
      comment:
        "What Prisma's client can do is called in repo.ts files and the platform; others may name its types",
      severity: 'error',
      from: { path: '^src/', pathNot: `${NOT_TESTS}|/repo\\.ts$|^src/server/platform/` },
      to: { path: PRISMA_CLIENT, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the worker knows no pages',
      severity: 'error',
      from: { path: '^src/worker/', pathNot: NOT_TESTS },
      to: { path: PAGES, reachable: true },
    },
    {
      name: 'no cycles',
      severity: 'error',
      from: { pathNot: PRISMA_CLIENT },
      to: { circular: true, viaOnly: { pathNot: PRISMA_CLIENT } },
    },
    {
      name: 'everything imported is there',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no package of the tests in the product',
      severity: 'error',
      from: { path: '^src/', pathNot: NOT_TESTS },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '(^|/)node_modules/@types/',
      },
    },
    {
      name: 'nothing leans on tests',
      severity: 'error',
      from: { path: '^src/', pathNot: NOT_TESTS },
      to: { path: NOT_TESTS },
    },
  ],
  options: {
    doNotFollow: { path: `node_modules|${PRISMA_CLIENT}` },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
  },
}
