import { launch } from './support/browser.ts'

const browser = await launch()
const page = await (await browser.newContext({ baseURL: 'http://localhost:3300', colorScheme: 'dark' })).newPage()
const paths: Record<string, string> = {
  home: '/',
  plans: '/plans',
  plan: '/plans/2021-2023',
  plan18: '/plans/2018-2020',
  commitment: '/plans/2018-2020/engagements/18',
  tracker: '/engagements',
  calendar: '/plans/2021-2023/calendrier',
  record: '/registre',
  method: '/plans/2021-2023/methode',
  documents: '/plans/2021-2023/documents',
  figures: '/chiffres',
  agenda: '/agenda',
  event: '/agenda/2021-05-27-forum-open-d-etat-n-1-transparence-de-la-vie-publique-et-des',
  evaluation: '/plans/2021-2023/evaluation',
  evaluations: '/evaluations',
  suites: '/evaluations/suites',
  orgs: '/organisations',
  org: '/organisations/etalab',
  search: '/recherche?q=transparence',
  help: '/aide',
  data: '/donnees',
  sheet: '/plans/2021-2023/fiche',
}
for (const [name, path] of Object.entries(paths)) {
  await page.goto(path)
  await page.pdf({ path: `/tmp/typst-print/${name}.pdf`, preferCSSPageSize: true })
}
await browser.close()
