/** The rooms, each above those that may import it. A room imports rooms further to the left, through their doors. */
const rooms = [
  'platform',
  'design',
  'record',
  'people',
  'plans',
  'events',
  'commitments',
  'consultations',
  'moderation',
  'answers',
  'search',
  'site',
]
const capabilities = rooms.slice(2)

const upwards = rooms.map((room, index) => ({
  name: `${room}-imports-upwards`,
  comment: `src/${room} may import only the rooms before it in the list: ${rooms.slice(0, index).join(', ') || 'none'}`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.test\\.tsx?$' },
  to: { path: `^src/(${[...rooms.slice(index + 1)].join('|') || 'nothing'})/|^src/(app|server|cli|commands)` },
}))

export default {
  forbidden: [
    ...upwards,
    {
      name: 'through-the-door',
      comment: 'another capability is entered through its index.ts only',
      severity: 'error',
      from: { path: `^src/(${capabilities.join('|')})/`, pathNot: '\\.test\\.tsx?$' },
      to: {
        path: `^src/(${capabilities.join('|')})/`,
        pathNot: [`^src/$1/`, `^src/(${capabilities.join('|')})/index\\.ts$`],
      },
    },
    { name: 'no-cycle', severity: 'error', from: { path: '^src' }, to: { circular: true } },
    {
      name: 'platform-and-design-know-nothing-of-plans',
      severity: 'error',
      from: { path: '^src/(platform|design)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: `^src/(${capabilities.join('|')})/` },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$|gallery' },
      to: { path: '^(tests|e2e|bench)/|\\.test\\.tsx?$' },
    },
    { name: 'no-orphan', severity: 'error', from: { orphan: true, path: '^src', pathNot: '\\.d\\.ts$' }, to: {} },
    {
      name: 'no-undeclared-dependency',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$|gallery|fixture' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
