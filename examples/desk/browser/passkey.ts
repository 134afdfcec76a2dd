import { startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** Signs in with a passkey and adds one, and copies links of one use. Everything else of these pages works without. */
const send = async (address: string, form: string, body: unknown): Promise<Answer> => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-form': form },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Answer
}

interface Answer {
  readonly kind?: string
  readonly to?: string
}

/** What a device makes of what the server asks for: a new passkey, or a signature with one that it has. */
const WAYS = {
  'sign-in': async (optionsJSON: never) => startAuthentication({ optionsJSON }),
  add: async (optionsJSON: never, section: HTMLElement) => ({
    name: section.querySelector('input')?.value ?? '',
    response: await startRegistration({ optionsJSON }),
  }),
}

for (const section of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  const { passkey, options = '', send: to = '', form = '', notDone = '', signInAgain = '' } = section.dataset
  const [button, said] = [section.querySelector('button'), section.querySelector('[role="status"]')]
  if (!('PublicKeyCredential' in window) || button === null || said === null) continue
  section.hidden = false
  button.addEventListener('click', () => {
    button.disabled = true
    said.textContent = ''
    const way = WAYS[passkey === 'add' ? 'add' : 'sign-in']
    const run = async (): Promise<string> => {
      const asked = await send(options, form, {})
      if (asked.kind === 'sign-in-again') return signInAgain
      const answer = await send(to, form, await way(asked as never, section))
      if (answer.to === undefined) return answer.kind === 'sign-in-again' ? signInAgain : notDone
      location.assign(answer.to)
      return ''
    }
    void run()
      .catch(() => notDone)
      .then((trouble) => {
        said.textContent = trouble
        button.disabled = false
      })
  })
}

for (const link of document.querySelectorAll<HTMLInputElement>('input[data-copy]')) {
  const [button, said] = [document.createElement('button'), document.createElement('span')]
  button.type = 'button'
  button.className = 'quiet'
  button.textContent = link.dataset['copy'] ?? ''
  said.setAttribute('role', 'status')
  button.addEventListener('click', () => {
    link.select()
    void navigator.clipboard.writeText(link.value).then(() => {
      said.textContent = link.dataset['copied'] ?? ''
    })
  })
  link.after(button, said)
}
