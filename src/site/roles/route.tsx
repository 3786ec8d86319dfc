import { Band, Cell, Facts, FoldingTable, Formats, PageHead, Row, Section, Typeset, Wrap } from '../../design/index.ts'
import { roleWords, scopesOf } from '../../people/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import { roleNames } from '../../record/index.ts'
import { columns, matrix } from './matrix.ts'
import { words } from './words.ts'

const isRole = (name: string): name is (typeof roleNames)[number] => (roleNames as readonly string[]).includes(name)

/** Who may do what: generated. */
export const rolesRoute: PageRoute = {
  page: 'roles',
  async answer({ language }) {
    const say = words(language)
    const { names, scopes: things } = roleWords(language)
    const rows = matrix(language)
    const scopes = (name: string) => (isRole(name) ? scopesOf[name] : [])
    return {
      kind: 'page',
      section: 'other',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.crumb,
      paths: { fr: pathOf('roles', 'fr'), en: pathOf('roles', 'en') },
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          <Band language={language} id="roles" heading={say.roles} intro={say.rolesIntro}>
            <Facts
              language={language}
              facts={columns.map(name => ({
                label: names[name],
                value: <Typeset words={say.about[name]} language={language} />,
                ...(scopes(name).length > 0 ? { note: say.heldOn(scopes(name).map(scope => things[scope])) } : {}),
              }))}
            />
          </Band>
          <Wrap>
            <Section language={language} id="actions" heading={say.matrix}>
              <p class="muted">
                <Typeset words={say.matrixIntro} language={language} />
              </p>
              <FoldingTable
                language={language}
                caption={say.matrix}
                headings={[say.action, ...columns.map(name => names[name])]}
              >
                {rows.map(({ name, label, cells }) => (
                  <Row id={name.replace('.', '-')}>
                    <Cell class="w t">
                      <Typeset words={label} language={language} />
                    </Cell>
                    {columns.map(column => (
                      <Cell class="w" label={names[column]} language={language}>
                        {cells[column] === 'no' ? (
                          <span class="muted">{say.cells.no}</span>
                        ) : (
                          <b>
                            <Typeset words={say.cells[cells[column]]} language={language} />
                          </b>
                        )}
                      </Cell>
                    ))}
                  </Row>
                ))}
              </FoldingTable>
              <Formats
                language={language}
                links={[{ format: 'json', href: pathOf('roles', language, undefined, 'json') }]}
              />
            </Section>
          </Wrap>
        </>
      ),
      data: {
        roles: columns.map(name => ({
          name,
          label: names[name],
          about: say.about[name],
          heldOn: [...scopes(name)],
        })),
        actions: rows,
      },
    }
  },
}
