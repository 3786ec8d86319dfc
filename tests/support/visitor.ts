import { addressesIn } from './html.ts'
import { type TestSite, testOrigin } from './site.ts'

/** Somebody with a browser that keeps cookies and runs no script. */
export type Person = {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a form as a page of the site would, unless told otherwise. */
  send(path: string, form: Record<string, string> | FormData, headers?: Record<string, string>): Promise<Response>
  cookies: Map<string, string>
}

/** @param from the address at the other end of their socket */
export function personAt(site: TestSite, from = '192.0.2.1'): Person {
  const cookies = new Map<string, string>()
  const ask = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0 && !headers.has('cookie'))
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const answer = await site.app.fetch(new Request(testOrigin + path, { ...init, headers }), { peer: from })
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', value = ''] = pair.split(/=(.*)/s)
      if (attributes.some(one => /^max-age=0$/i.test(one))) cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  return {
    cookies,
    get: (path, headers = {}) => ask(path, { headers }),
    send: (path, form, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: form instanceof FormData ? form : new URLSearchParams(form).toString(),
        headers: {
          ...(form instanceof FormData ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          origin: testOrigin,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      }),
  }
}

/** The last letter in the outbox: the path of its link, and its code. */
export async function lastLetter(site: TestSite): Promise<{ link: string; code: string; token: string; page: string }> {
  const page = await (await site.get('/boite-d-envoi')).text()
  const link = addressesIn(page).find(({ href }) => /\/(lien|link)\?token=/.test(href))?.href ?? ''
  const code = /class="code">(\d{6})</.exec(page)?.[1] ?? ''
  return { link, code, token: new URL(link, testOrigin).searchParams.get('token') ?? '', page }
}

/** Asks for a letter and follows its link, as somebody does. */
export async function signedIn(site: TestSite, mail: string, from?: string): Promise<Person> {
  const person = personAt(site, from)
  await person.send('/connexion', { mail, next: '/mon-espace' })
  const { token } = await lastLetter(site)
  await person.send('/connexion/lien', { token })
  return person
}
