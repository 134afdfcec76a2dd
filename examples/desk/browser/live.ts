/** Says when others changed something, and shows it when asked: never on its own, for somebody may be typing. */
const main = document.querySelector<HTMLElement>('main[data-live]')
if (main !== null) {
  const { live = '', liveText = '', liveShow = '' } = main.dataset
  const said = document.createElement('div')
  said.setAttribute('role', 'status')
  main.append(said)
  const source = new EventSource(live)
  source.addEventListener('message', () => {
    if (said.childElementCount > 0) return
    const [text, show] = [document.createElement('p'), document.createElement('button')]
    text.textContent = liveText
    show.textContent = liveShow
    show.type = 'button'
    show.addEventListener('click', () => {
      keepPlace()
      location.reload()
    })
    said.className = 'live'
    said.append(text, show)
  })
  addEventListener('pagehide', () => {
    source.close()
  })
  // A page that comes back from the browser's memory listens again by being loaded.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
  goBackToPlace()
}

/** Remembers where somebody was on the page, so that showing what changed takes them nowhere else. */
function keepPlace(): void {
  // The button itself is gone after: focus goes to what was read.
  sessionStorage.setItem('place', JSON.stringify({ page: location.pathname, top: scrollY }))
}

function goBackToPlace(): void {
  const kept = sessionStorage.getItem('place')
  sessionStorage.removeItem('place')
  if (kept === null) return
  const { page, top } = JSON.parse(kept) as { readonly page: string; readonly top: number }
  if (page !== location.pathname) return
  scrollTo({ top, behavior: 'instant' })
  document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true })
}
