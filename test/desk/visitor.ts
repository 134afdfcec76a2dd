/** A page as somebody got it. */
export interface Got {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** Where it sends them, as a path. */
  readonly to: string | undefined
}

/** Somebody with a browser that has no JavaScript: keeps cookies, fills in forms. */
export class Visitor {
  readonly #cookies: Map<string, string>
  /** The desk they use now; another may be on the same store. */
  readonly origin: string
  constructor(origin: string, cookies = new Map<string, string>()) {
    this.origin = origin
    this.#cookies = cookies
  }

  /** The same person, with the same cookies, at another server. */
  at(origin: string): Visitor {
    return new Visitor(origin, this.#cookies)
  }

  get(path: string): Promise<Got> {
    return this.#ask(path)
  }

  /** An answer that goes on. */
  stream(path: string): Promise<Response> {
    return fetch(this.origin + path, { headers: { cookie: this.#cookie() } })
  }

  /** Fills in the form of a page that goes to an address (by its end), and sends it. */
  async send(page: Got, action: string, fields: Readonly<Record<string, string>> = {}): Promise<Got> {
    const form = formOf(page, action)
    return this.post(form.action, { ...form.hidden, ...fields })
  }

  post(path: string, fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[]): Promise<Got> {
    const rows: readonly (readonly [string, string])[] = isRows(fields) ? fields : Object.entries(fields)
    const body = new URLSearchParams(rows.map(([name, value]): [string, string] => [name, value]))
    return this.#ask(path, { method: 'POST', body, headers: { origin: this.origin } })
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Got> {
    const cookie = this.#cookie()
    const headers = { ...(init.headers as Record<string, string> | undefined), ...(cookie === '' ? {} : { cookie }) }
    const answer = await fetch(this.origin + path, { ...init, headers, redirect: 'manual' })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      this.#cookies.set(name, value)
    }
    const to = answer.headers.get('location') ?? undefined
    return { status: answer.status, headers: answer.headers, text: await answer.text(), to }
  }
}

const isRows = (
  fields: Readonly<Record<string, string>> | readonly (readonly [string, string])[],
): fields is readonly (readonly [string, string])[] => Array.isArray(fields)

/** A form of a page: where it goes, and what it carries. */
export const formOf = ({ text }: Got, action: string) => {
  const found = text
    .split('<form ')
    .slice(1)
    .map((part) => part.slice(0, part.indexOf('</form>')))
    .find((part) => /action="([^"]*)"/.exec(part)?.[1]?.endsWith(action))
  if (found === undefined) throw new Error(`there is no form to ${action} on the page: ${text.slice(0, 3_000)}`)
  const hidden = Object.fromEntries(
    [...found.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
  return { action: /action="([^"]*)"/.exec(found)?.[1] ?? '', hidden }
}

/** Opens a link of one use and presses its button. */
export const enter = async (visitor: Visitor, link: string): Promise<Got> => {
  const page = await visitor.get(link)
  return visitor.send(page, link)
}
