import { Button, Form, Link, PageHead, Typeset, Wrap } from '../../design/index.ts'
import {
  type Accounts,
  deviceOf,
  findSamplePerson,
  type Reader,
  roleWords,
  type SampleCapacity,
  sampleCapacities,
} from '../../people/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute } from '../../platform/http/personal.ts'
import { holdsDemonstration } from './make.ts'
import { samplePlanKey } from './sample-plan.ts'
import { demonstrationWords } from './words.ts'

/**
 * Entering as somebody of the demonstration, by one button: only for whoever is at the machine of a server that answers nobody else, and
 * only as those people.
 */
export const demonstrationRoute = (accounts: Accounts): PersonalRoute<Reader> => ({
  page: 'demonstration',
  onlyHere: true,
  async answer({ db, language }): Promise<PersonalAnswer> {
    if (!(await holdsDemonstration(db))) return { kind: 'missing' }
    const say = demonstrationWords(language)
    return {
      kind: 'personal',
      title: say.title,
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          <Wrap>
            <p>
              <Link href={pathOf('plan', language, { plan: samplePlanKey })}>
                <Typeset words={say.plan} language={language} />
              </Link>
            </p>
            <ul class="list devices">
              {sampleCapacities.map(capacity => (
                <li>
                  <div>
                    <p class="label">
                      <Typeset words={roleWords(language).names[capacity]} language={language} />
                    </p>
                    <p class="small">
                      <Typeset words={say.does[capacity]} language={language} />
                    </p>
                  </div>
                  <Form action={pathOf('demonstration', language)} sends={{ as: capacity }}>
                    <Button
                      language={language}
                      label={say.enter}
                      spoken={say.enterAs(roleWords(language).names[capacity])}
                    />
                  </Form>
                </li>
              ))}
            </ul>
          </Wrap>
        </>
      ),
    }
  },
  async send(visit, form): Promise<PersonalAnswer> {
    const { db, language, now, reader } = visit
    const as = sampleCapacities.find((one: SampleCapacity) => one === form.get('as'))
    const person = as && (await holdsDemonstration(db)) ? await findSamplePerson(db, as) : undefined
    if (!person) return { kind: 'missing' }
    const cookies = await accounts.enterAs(person, { device: deviceOf(visit.userAgent), instead: reader.signedIn, now })
    visit.tell('info', 'signed in to the demonstration')
    return { kind: 'see-other', to: pathOf('mySpace', language), cookies }
  },
})
