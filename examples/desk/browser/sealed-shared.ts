import { explainProblem, type Locale, type Problem } from 'coop-rules/problems'

/** What a page tells its island. */
export interface Facts {
  readonly coop: string
  readonly person: string
  readonly locale: Locale
  readonly token: string
  readonly words: Readonly<Record<string, string>>
  readonly [more: string]: unknown
}

/** A part of the page that comes to life, and what the page tells it. */
export interface Island<More> {
  readonly root: HTMLElement
  readonly facts: Facts & More
}

/** The part of the page that an island brings to life; undefined where there is none. */
export const islandOf = (): Island<object> | undefined => {
  const root = document.querySelector<HTMLElement>('[data-sealed]')
  return root === null ? undefined : { root, facts: JSON.parse(root.dataset['sealed'] ?? '') as Facts }
}

export const find = (root: HTMLElement, selector: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(selector)
  if (found === null) throw new TypeError(`the page has no ${selector}`)
  return found
}

/** Says something, and reads it out. */
export const say = (root: HTMLElement, ...sentences: readonly string[]): void => {
  find(root, '[data-says]').textContent = sentences.filter((one) => one !== '').join(' ')
}

/** Shows one step of the page, or none. */
export const showStep = (root: HTMLElement, step: string): void => {
  for (const part of root.querySelectorAll<HTMLElement>('[data-step]')) part.hidden = part.dataset['step'] !== step
}

/** What a button does; a second press while it is done does nothing. */
export const onPress = (root: HTMLElement, name: string, act: () => Promise<void> | void): HTMLButtonElement => {
  const button = find(root, `[data-do="${name}"]`) as HTMLButtonElement
  button.addEventListener('click', () => {
    if (button.disabled) return
    button.disabled = true
    Promise.resolve()
      .then(act)
      .catch((error: unknown) => say(root, String(error)))
      .finally(() => {
        button.disabled = false
      })
  })
  return button
}

/** Sends something; comes back with why it was refused, in words, or with the answer. */
export const send = async (
  to: string,
  body: unknown,
  { token }: Pick<Facts, 'token'>,
): Promise<{ readonly answer: unknown } | { readonly words: readonly string[] }> => {
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Form': token },
    body: JSON.stringify(body),
  })
  const answer = await jsonOf(response)
  if (response.ok) return { answer }
  const { words } = (answer ?? {}) as { readonly words?: readonly string[] }
  return { words: words ?? [`${response.status}`] }
}

export const get = async <Answer>(from: string): Promise<Answer | undefined> => {
  const response = await fetch(from)
  return response.ok ? ((await jsonOf(response)) as Answer) : undefined
}

const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json()
  } catch {
    return undefined
  }
}

/** Problems in words. */
export const inWords = (problems: readonly Problem[], { locale }: Pick<Facts, 'locale'>): string =>
  problems.map((problem) => explainProblem(problem, locale)).join(' ')

/** Offers something as a file. It goes from the page to the disk, and to no server. */
export const keepFile = (name: string, value: unknown): void => {
  const link = document.createElement('a')
  const address = URL.createObjectURL(new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: 'application/json' }))
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
