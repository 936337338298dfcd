/** Rooms in the order of the data's way; each may import only what stands in its list. */
const ROOMS = {
  source: [],
  diagnostics: ['source'],
  labels: [],
  text: [],
  pictures: [],
  charts: ['pictures', 'text'],
  markdown: ['diagnostics', 'source'],
  plan: ['pictures', 'markdown', 'diagnostics', 'source'],
  groups: ['plan', 'markdown', 'diagnostics', 'source'],
  theme: ['plan', 'diagnostics', 'source', 'text'],
  template: ['plan', 'markdown', 'labels', 'diagnostics', 'source'],
  form: ['plan', 'markdown', 'source'],
  'paper-time': ['plan', 'markdown', 'diagnostics'],
  agenda: ['plan', 'markdown'],
  layout: ['paginate', 'charts', 'pictures', 'form', 'template', 'text', 'theme', 'labels', 'plan', 'markdown', 'diagnostics'],
  paginate: [],
  pdf: ['pictures', 'layout', 'paginate', 'text'],
  pack: ['groups', 'pdf', 'paginate', 'layout', 'template', 'form', 'theme', 'text', 'labels', 'plan', 'markdown', 'diagnostics', 'source'],
  responses: ['plan', 'diagnostics', 'source'],
  match: ['responses', 'form', 'plan', 'markdown', 'diagnostics', 'source'],
  score: ['match', 'form', 'plan', 'markdown'],
  report: ['groups', 'charts', 'score', 'match', 'form', 'plan', 'markdown', 'labels', 'text', 'diagnostics', 'source'],
  export: ['form', 'plan', 'markdown', 'labels', 'diagnostics', 'source'],
  dataset: ['match', 'form', 'plan', 'markdown'],
};

const rooms = Object.entries(ROOMS).map(([room, may]) => ({
  name: `room-${room}`,
  comment: `${room} may import ${may.length > 0 ? may.join(', ') : 'no other room'}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${[room, ...may].join('|')})/` },
}));

const doors = Object.keys(ROOMS).map((room) => ({
  name: `door-${room}`,
  comment: `${room} is entered by its index`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/` },
  to: { path: `^src/${room}/`, pathNot: `^src/${room}/index\\.ts$` },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'pdfkit-in-pdf', comment: 'only pdf knows pdfkit and fontkit', severity: 'error', from: { path: '^src/', pathNot: '^src/pdf/' }, to: { path: 'node_modules/(pdfkit|fontkit)/' } },
    { name: 'world-in-cli', comment: 'console, files and processes belong to cli', severity: 'error', from: { path: '^src/', pathNot: '^src/cli/' }, to: { path: '^(node:)?(fs|fs/promises|child_process|readline|worker_threads|os)$' } },
    ...rooms,
    ...doors,
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, doNotFollow: { path: 'node_modules' } },
};
